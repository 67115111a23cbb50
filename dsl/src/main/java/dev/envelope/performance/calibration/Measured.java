package dev.envelope.performance.calibration;

import dev.envelope.quantity.DesignException;
import dev.envelope.quantity.Dimension;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A kind of measurement that a load test has, and how its heading names it and its unit. */
enum Measured {
    THROUGHPUT(
            Dimension.RATE,
            List.of("throughput", "rps", "qps", "tps", "requests"),
            Map.of(
                    "/s",
                    1.0,
                    "1/s",
                    1.0,
                    "req/s",
                    1.0,
                    "requests/s",
                    1.0,
                    "rps",
                    1.0,
                    "/min",
                    1 / 60.0,
                    "req/min",
                    1 / 60.0,
                    "/h",
                    1 / 3600.0),
            Optional.of(1.0),
            "throughput (req/s)"),
    LATENCY(
            Dimension.TIME,
            List.of("latency", "response time", "response", "duration"),
            Map.of("s", 1.0, "seconds", 1.0, "ms", 1e-3, "milliseconds", 1e-3, "us", 1e-6, "µs", 1e-6, "ns", 1e-9),
            Optional.empty(),
            "latency (ms)"),
    UTILISATION(
            Dimension.SHARE,
            List.of("utilisation", "utilization", "cpu", "busy"),
            Map.of("%", 0.01, "percent", 0.01, "ratio", 1.0, "1", 1.0),
            Optional.of(1.0),
            "utilisation (%)"),
    CONCURRENCY(
            Dimension.COUNT,
            List.of("concurrency", "users", "threads", "clients", "vus"),
            Map.of("1", 1.0, "users", 1.0, "threads", 1.0),
            Optional.of(1.0),
            "concurrency");

    private static final Pattern IN_BRACKETS = Pattern.compile("(.*?)\\s*[(\\[]\\s*(.*?)\\s*[)\\]]");
    private static final Pattern AT_THE_END = Pattern.compile("(.*)_([^_]+)");

    private final Dimension dimension;
    private final List<String> names;
    private final Map<String, Double> units;
    private final Optional<Double> usual;
    private final String example;

    Measured(
            Dimension dimension,
            List<String> names,
            Map<String, Double> units,
            Optional<Double> usual,
            String example) {
        this.dimension = dimension;
        this.names = names;
        this.units = units;
        this.usual = usual;
        this.example = example;
    }

    Dimension dimension() {
        return dimension;
    }

    /** The heading that an error proposes. */
    String example() {
        return example;
    }

    /** The names that are read, and a heading with its unit: {@code utilisation, cpu, busy as in "utilisation (%)"}. */
    String known() {
        return String.join(", ", names) + " as in \"" + example + "\"";
    }

    String told() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** A column: what it measures, and how many base units its numbers are. */
    record Heading(Measured kind, double factor) {}

    /** What a heading names; empty if it is none of these. {@code latency (ms)}, {@code latency_ms}, {@code throughput}. */
    static Optional<Heading> of(String where, String heading) {
        String text = heading.strip().toLowerCase(Locale.ROOT);
        for (Pattern pattern : List.of(IN_BRACKETS, AT_THE_END)) {
            Matcher parts = pattern.matcher(text);
            Optional<Measured> kind = parts.matches() ? named(parts.group(1)) : Optional.empty();
            if (kind.isPresent()) {
                return Optional.of(kind.get().in(where, heading, parts.group(2)));
            }
        }
        return named(text).map(kind -> kind.in(where, heading, ""));
    }

    private static Optional<Measured> named(String text) {
        String name = text.replace('_', ' ').strip();
        return Arrays.stream(values()).filter(kind -> kind.names.contains(name)).findFirst();
    }

    private Heading in(String where, String heading, String unit) {
        Optional<Double> factor = unit.isEmpty() ? usual : Optional.ofNullable(units.get(unit));
        return new Heading(
                this,
                factor.orElseThrow(() -> new DesignException(
                        where + "\"" + heading + "\"",
                        unit.isEmpty()
                                ? told() + " has no unit"
                                : "no such unit of " + told() + " as \"" + unit + "\"; known are "
                                        + units.keySet().stream().sorted().toList(),
                        "write it like \"" + example + "\"")));
    }
}
