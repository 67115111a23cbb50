package dev.envelope.catalog;

import dev.envelope.catalog.Origin.Published;
import dev.envelope.quantity.DesignException;
import java.util.function.Function;
import org.apache.commons.csv.CSVRecord;

/**
 * A row of a table of the catalogue.
 *
 * @param file the table's name, for errors
 */
record Row(String file, CSVRecord line) {

    /** What a function makes of it; its errors name the row. */
    <T> T read(Function<Row, T> function) {
        try {
            return function.apply(this);
        } catch (DesignException e) {
            throw new DesignException(place() + ": " + e.given(), e.rule(), e.remedy());
        }
    }

    String id() {
        return required("id");
    }

    /** The text of a column that every row fills. */
    String required(String column) {
        String text = optional(column, "");
        if (text.isEmpty()) {
            throw new DesignException(
                    column + " \"\"",
                    "every fact has an id, a value, a unit, a source, a date and a confidence",
                    "fill the column " + column);
        }
        return text;
    }

    /** The text of a column, or another where the row has none. */
    String optional(String column, String otherwise) {
        return line.isSet(column) && !line.get(column).isEmpty() ? line.get(column) : otherwise;
    }

    double number(String column) {
        String text = required(column);
        try {
            return Double.parseDouble(text);
        } catch (NumberFormatException e) {
            throw new DesignException(
                    column + " \"" + text + "\"", "it is no number", "write 1234.5, without separators and unit");
        }
    }

    Published origin() {
        return new Published(
                required("source"),
                optional("url", ""),
                PublicationDate.parse(required("date")),
                Confidence.parse(required("confidence")));
    }

    private String place() {
        String id = optional("id", "");
        return file + ", row " + line.getRecordNumber() + (id.isEmpty() ? "" : " (" + id + ")");
    }
}
