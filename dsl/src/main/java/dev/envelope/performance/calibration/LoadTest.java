package dev.envelope.performance.calibration;

import dev.envelope.quantity.DesignException;
import dev.envelope.quantity.Format;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** The measurements of a load test in base units: columns of the same length. */
final class LoadTest {

    /** A row, and where it stands in its file. */
    record Row(String where, Map<Measured, Double> values) {}

    private final String source;
    private final List<String> unknown;
    private final Map<Measured, double[]> columns = new EnumMap<>(Measured.class);

    /**
     * The measurements of some rows, which have all the same columns.
     *
     * @param source the name of the file
     * @param unknown the headings of what else was measured
     */
    LoadTest(String source, List<Row> rows, List<String> unknown) {
        this.source = source;
        this.unknown = List.copyOf(unknown);
        rows.forEach(LoadTest::check);
        if (rows.size() < 3) {
            throw new DesignException(
                    source,
                    "it has " + Format.count(rows.size())
                            + " measurements, and a line through them takes at least three",
                    "measure at more loads");
        }
        for (Measured kind : rows.get(0).values().keySet()) {
            columns.put(
                    kind,
                    rows.stream().mapToDouble(row -> row.values().get(kind)).toArray());
        }
        boolean enough = columns.containsKey(Measured.THROUGHPUT)
                && (columns.containsKey(Measured.UTILISATION) || columns.containsKey(Measured.CONCURRENCY));
        if (!enough) {
            throw new DesignException(
                    source,
                    "a load test has throughput, and utilisation or concurrency; this one has "
                            + columns.keySet().stream().map(Measured::told).collect(Collectors.joining(" and ")),
                    "add a column " + missing());
        }
    }

    private String missing() {
        Measured kind = columns.containsKey(Measured.THROUGHPUT) ? Measured.UTILISATION : Measured.THROUGHPUT;
        return "\"" + kind.example() + "\"";
    }

    private static void check(Row row) {
        row.values().forEach((kind, value) -> {
            if (!(value >= 0) || Double.isInfinite(value)) {
                throw new DesignException(
                        row.where() + kind.told() + " " + Format.plain(value),
                        "a measurement is a finite number that is not negative",
                        "leave the row out, or measure again");
            }
            if (kind == Measured.UTILISATION && value > 1 + 1e-9) {
                throw new DesignException(
                        row.where() + "utilisation " + Format.plain(value),
                        "a utilisation is at most 1, the mean over all cores",
                        "write its unit in the heading if it is in per cent: \"" + kind.example() + "\"");
            }
        });
    }

    String source() {
        return source;
    }

    int size() {
        return columns.values().iterator().next().length;
    }

    /** What else was measured, and the names that would be read; none if that is nothing. */
    List<String> unread() {
        return unknown.isEmpty()
                ? List.of()
                : List.of(String.join(", ", unknown) + ": known are "
                        + Arrays.stream(Measured.values()).map(Measured::known).collect(Collectors.joining("; ")));
    }

    List<Measured> kinds() {
        return new ArrayList<>(columns.keySet());
    }

    Optional<double[]> column(Measured kind) {
        return Optional.ofNullable(columns.get(kind)).map(double[]::clone);
    }

    double[] throughput() {
        return column(Measured.THROUGHPUT).orElseThrow();
    }

    /** The error for a heading that stands twice. */
    static DesignException twice(String where, Measured kind) {
        return new DesignException(
                where + kind.told() + " twice",
                "each measurement has one column",
                "name one of them otherwise, or take it out");
    }

    /** The error for a file in which nothing is known. */
    static DesignException unknown(String where, List<String> headings) {
        return new DesignException(
                where + headings,
                "none of them is throughput, latency, utilisation or concurrency",
                "name them like "
                        + Arrays.stream(Measured.values())
                                .map(kind -> "\"" + kind.example() + "\"")
                                .collect(Collectors.joining(", ")));
    }
}
