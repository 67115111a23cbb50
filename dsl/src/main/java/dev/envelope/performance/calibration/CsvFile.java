package dev.envelope.performance.calibration;

import dev.envelope.performance.calibration.LoadTest.Row;
import dev.envelope.performance.calibration.Measured.Heading;
import dev.envelope.quantity.DesignException;
import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;

/**
 * A load test as values separated by commas, semicolons or tabs: a line of headings, and a line for each load. Columns of other headings
 * are passed over and named. Where no commas separate, a comma in a number is its decimal point, as spreadsheets write it.
 */
final class CsvFile {

    private static final CSVFormat FORMAT = CSVFormat.DEFAULT
            .builder()
            .setTrim(true)
            .setIgnoreEmptyLines(true)
            .setCommentMarker('#')
            .get();

    private static final List<String> SEPARATORS = List.of(",", ";", "\t");
    private static final String BYTE_ORDER_MARK = "\uFEFF";

    private CsvFile() {}

    static LoadTest read(String source, String file) {
        String text = file.startsWith(BYTE_ORDER_MARK) ? file.substring(1) : file;
        String separator = separator(text);
        CSVFormat format = FORMAT.builder().setDelimiter(separator).get();
        try (CSVParser parser = CSVParser.parse(new StringReader(text), format)) {
            List<Row> rows = new ArrayList<>();
            List<String> names = List.of();
            Map<Integer, Heading> headings = Map.of();
            for (CSVRecord line : parser) {
                String where = source + ", line " + parser.getCurrentLineNumber() + ": ";
                if (headings.isEmpty()) {
                    names = line.toList();
                    headings = headings(where, names);
                } else {
                    rows.add(row(where, names, headings, pointed(line.toList(), separator)));
                }
            }
            return new LoadTest(source, rows, unknown(names, headings));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What the line of headings has most of: a comma in it may be part of a name. */
    private static String separator(String text) {
        String headings = text.lines()
                .filter(line -> !line.isBlank() && !line.startsWith("#"))
                .findFirst()
                .orElse("");
        return SEPARATORS.stream()
                .max(Comparator.comparingInt(separator -> headings.split(separator, -1).length))
                .orElseThrow();
    }

    private static List<String> pointed(List<String> values, String separator) {
        return separator.equals(",")
                ? values
                : values.stream().map(value -> value.replace(',', '.')).toList();
    }

    private static List<String> unknown(List<String> names, Map<Integer, Heading> headings) {
        return IntStream.range(0, names.size())
                .filter(column -> !headings.containsKey(column))
                .mapToObj(column -> names.get(column).isEmpty() ? "column " + (column + 1) : names.get(column))
                .toList();
    }

    private static Map<Integer, Heading> headings(String where, List<String> names) {
        Map<Measured, Integer> columns = new EnumMap<>(Measured.class);
        Map<Integer, Heading> known = new LinkedHashMap<>();
        for (int i = 0; i < names.size(); i++) {
            Optional<Heading> heading = Measured.of(where, names.get(i));
            if (heading.isPresent()) {
                if (columns.put(heading.get().kind(), i) != null) {
                    throw LoadTest.twice(where, heading.get().kind());
                }
                known.put(i, heading.get());
            }
        }
        if (known.isEmpty()) {
            throw LoadTest.unknown(where, names);
        }
        return known;
    }

    private static Row row(String where, List<String> names, Map<Integer, Heading> headings, List<String> line) {
        if (line.size() != names.size()) {
            throw new DesignException(
                    where + line.size() + " values",
                    "the headings are " + names.size() + ": " + names,
                    "give one value for each heading");
        }
        Map<Measured, Double> values = new EnumMap<>(Measured.class);
        headings.forEach((column, heading) ->
                values.put(heading.kind(), heading.factor() * number(where, names.get(column), line.get(column))));
        return new Row(where, values);
    }

    static double number(String where, String name, String text) {
        try {
            return Double.parseDouble(text);
        } catch (NumberFormatException e) {
            throw new DesignException(
                    where + name + " \"" + text + "\"", "that is not a number", "write digits and a point: 12.5");
        }
    }
}
