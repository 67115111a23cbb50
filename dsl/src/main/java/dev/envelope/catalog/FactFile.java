package dev.envelope.catalog;

import dev.envelope.quantity.DesignException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;
import org.apache.commons.csv.DuplicateHeaderMode;

/**
 * A table of the catalogue: comma-separated values (RFC 4180, UTF-8) with a header line, empty lines ignored.
 *
 * <p>Each row has an {@code id}, a {@code source}, a {@code date} and a {@code confidence}, and is refused without them.
 *
 * @param name the file as an error names it
 * @param theme the file's name without its extension
 * @param text what is in it
 */
record FactFile(String name, String theme, String text) {

    private static final CSVFormat FORMAT = CSVFormat.RFC4180
            .builder()
            .setHeader()
            .setSkipHeaderRecord(true)
            .setDuplicateHeaderMode(DuplicateHeaderMode.DISALLOW)
            .setIgnoreEmptyLines(true)
            .setTrim(true)
            .get();

    /** A table that comes with the language. */
    static FactFile resource(String theme) {
        String name = theme + ".csv";
        try (InputStream in = FactFile.class.getResourceAsStream(name)) {
            if (in == null) {
                throw new IllegalStateException("the language was packed without " + name);
            }
            return new FactFile(name, theme, new String(in.readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * A table of the user's.
     *
     * @throws DesignException if it cannot be read as UTF-8
     */
    static FactFile of(Path path) {
        String name = String.valueOf(path.getFileName());
        try {
            // spreadsheets put a byte order mark before the header
            String text = Files.readString(path).replaceFirst("^\\uFEFF", "");
            return new FactFile(name, name.replaceFirst("\\.[^.]*$", ""), text);
        } catch (IOException e) {
            throw new DesignException(
                    "with(\"" + path + "\")",
                    "the file cannot be read as UTF-8 text: " + e,
                    "write the path of a CSV file");
        }
    }

    /**
     * Its facts, in their order: id, value, unit, source, date, confidence; and, if there is something to say, subject,
     * scope, url and note.
     */
    List<Fact> facts() {
        Map<String, FactUnit> units = new HashMap<>();
        return rows(row -> Fact.published(
                theme,
                row.id(),
                row.optional("subject", row.id()),
                row.number("value"),
                units.computeIfAbsent(row.required("unit"), FactUnit::parse),
                row.optional("scope", ""),
                row.origin(),
                row.optional("note", "")));
    }

    /** What a function makes of each row; its errors name the row. */
    <T> List<T> rows(Function<Row, T> read) {
        try (CSVParser parser = parser()) {
            List<T> all = new ArrayList<>();
            for (CSVRecord line : parser) {
                all.add(new Row(name, line).read(read));
            }
            return all;
        } catch (IOException | UncheckedIOException e) {
            throw noTable(e);
        }
    }

    private CSVParser parser() throws IOException {
        try {
            CSVParser parser = CSVParser.parse(text, FORMAT);
            if (!parser.getHeaderNames().contains("id")) {
                throw new DesignException(
                        name, "its first line has no column id", "write id,value,unit,source,date,confidence");
            }
            return parser;
        } catch (IllegalArgumentException e) {
            throw e instanceof DesignException told ? told : noTable(e); // a column that is named twice, or not at all
        }
    }

    private DesignException noTable(Exception e) {
        return new DesignException(
                name,
                "it is no table of comma-separated values: " + e.getMessage(),
                "name each column once, and put quotes around texts with commas");
    }
}
