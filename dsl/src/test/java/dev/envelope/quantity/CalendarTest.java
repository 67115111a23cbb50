package dev.envelope.quantity;

import static dev.envelope.Envelope.*;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.envelope.SystemDesign;
import org.junit.jupiter.api.Test;

/** Which month and which year is always said. */
class CalendarTest {

    private static final double DAY = 86_400;

    @Test
    void aMonthIsATwelfthOfAYearOf365Days() {
        assertThat(months(1).value()).isEqualTo(730 * 3_600.0);
    }

    @Test
    void aThirtyDayMonthHasThirtyDays() {
        assertThat(thirtyDayMonths(1).value()).isEqualTo(30 * DAY);
    }

    @Test
    void aGregorianMonthHasItsMeanLength() {
        assertThat(gregorianMonths(1).value()).isCloseTo(30.436875 * DAY, within(1e-6));
    }

    @Test
    void aYearHas365Days() {
        assertThat(years(1).value()).isEqualTo(365 * DAY);
    }

    @Test
    void aGregorianYearHasItsMeanLength() {
        assertThat(gregorianYears(1).value()).isCloseTo(365.2425 * DAY, within(1e-6));
    }

    @Test
    void perMonthIsPerMonthOf730Hours() {
        assertThat(perMonth(1).over(months(1)).value()).isCloseTo(1, within(1e-12));
    }

    @Test
    void anAmountSaysWhichMonthOrYear() {
        assertThat(months(3)).hasToString("3 months of 730 h");
        assertThat(thirtyDayMonths(3)).hasToString("3 months of 30 d");
        assertThat(gregorianMonths(3)).hasToString("3 Gregorian months of 30.437 d");
        assertThat(years(2)).hasToString("2 y of 365 d");
        assertThat(gregorianYears(2)).hasToString("2 Gregorian years of 365.2425 d");
        assertThat(perMonth(1_000)).hasToString("1,000/month of 730 h");
    }

    @Test
    void oneMonthIsSingular() {
        assertThat(months(1)).hasToString("1 month of 730 h");
        assertThat(gregorianYears(1)).hasToString("1 Gregorian year of 365.2425 d");
    }

    @Test
    void aDerivationNamesTheCalendarOfItsInputs() {
        SystemDesign design =
                system().operation(write("paste").rate(perMonth(10_000_000))).retention(thirtyDayMonths(36));

        assertThat(design.why("paste records").lines())
                .anyMatch(line -> line.contains("10 million/month of 730 h"))
                .anyMatch(line -> line.contains("36 months of 30 d"));
    }

    @Test
    void aRetentionOfGregorianYearsKeepsMoreThanOneOf365Days() {
        SystemDesign design = system().operation(write("paste"));

        assertThat(records("paste")
                        .of(design.retention(gregorianYears(5)).model())
                        .value())
                .isGreaterThan(
                        records("paste").of(design.retention(years(5)).model()).value());
    }
}
