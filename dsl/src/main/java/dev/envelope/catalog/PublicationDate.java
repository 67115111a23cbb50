package dev.envelope.catalog;

import dev.envelope.quantity.DesignException;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.Year;
import java.time.YearMonth;

/**
 * When a source said something: an ISO 8601 date, of which the day or the month may be unknown ({@code 2026},
 * {@code 2024-11}, {@code 2026-08-21}).
 *
 * @param text the date as far as it is known
 * @param earliest the first day that it can be, from which a fact ages
 */
public record PublicationDate(String text, LocalDate earliest) {

    /**
     * Reads a date of four, seven or ten characters.
     *
     * @throws DesignException if it is none
     */
    public static PublicationDate parse(String text) {
        try {
            return new PublicationDate(
                    text,
                    switch (text.length()) {
                        case 4 -> Year.parse(text).atDay(1);
                        case 7 -> YearMonth.parse(text).atDay(1);
                        default -> LocalDate.parse(text);
                    });
        } catch (DateTimeException e) {
            throw new DesignException(
                    "date \"" + text + "\"",
                    "a fact's date is an ISO date as far as it is known",
                    "write 2026-08-21, 2026-08 or 2026");
        }
    }

    @Override
    public String toString() {
        return text;
    }
}
