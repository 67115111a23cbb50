package dev.envelope.capacity;

import static dev.envelope.Envelope.*;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.envelope.SystemDesign;
import dev.envelope.model.DailyCurve;
import dev.envelope.quantity.Scenario;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

/** The load of a day in place of a peak factor. */
class DayTest {

    private static final SystemDesign SHOP = system().operation(read("get").rate(perSecond(1_000)))
            .flow("get", service("api").serviceTime(ms(8)).concurrency(8), database("store"))
            .utilisation(percent(50))
            .spare(0);

    private static double peak(SystemDesign design) {
        return Scenario.likely().value(peakRate().of(design.model()));
    }

    @Test
    void thePeakIsTheBusiestHourOverTheMean() {
        double[] hours = new double[24];
        Arrays.fill(hours, 1);
        hours[12] = 25; // mean 2
        assertThat(peak(SHOP.dailyCurve(hours))).isCloseTo(12_500, within(1e-6));
        assertThat(SHOP.dailyCurve(hours).why("peak rate").toString())
                .contains("24 stated hours: the hour from 12 o'clock over the mean of the day");
    }

    @Test
    void theHoursAddUpToTheAverage() {
        for (DailyCurve curve : new DailyCurve[] {officeHours(), evenings()}) {
            var rates = SHOP.dailyCurve(curve).day().table().doubleColumn("rate");
            assertThat(rates.mean()).as(curve.name()).isCloseTo(1_000, within(1e-6));
            assertThat(rates.max()).isCloseTo(peak(SHOP.dailyCurve(curve)), within(1e-6));
            assertThat(rates.min() / rates.max()).isCloseTo(0.1, within(1e-9));
        }
    }

    /** 1,000/s in the mean of 8 ms on 8 at 50 % are 2 instances; twice the mean takes 4, half of it one. */
    @Test
    void partsWithoutDataFollowTheHours() {
        double[] hours = new double[24];
        Arrays.fill(hours, 1);
        Arrays.fill(hours, 0, 8, 2);
        Arrays.fill(hours, 8, 24, 0.5);
        var day = SHOP.dailyCurve(hours).day();
        assertThat(day.table().columnNames()).containsExactly("hour", "rate", "api");
        assertThat(day.table().doubleColumn("api").asDoubleArray())
                .startsWith(4, 4)
                .endsWith(1, 1);
        assertThat(day.toString()).contains("api: 1 to 4 instances, 2 in the mean of the day");
    }

    @Test
    void theLastStatementOfThePeakHolds() {
        assertThat(peak(SHOP.dailyCurve(officeHours()).peak(3))).isEqualTo(3_000);
        assertThatThrownBy(() -> SHOP.dailyCurve(officeHours()).peak(3).day())
                .hasMessage("day() of the system: a peak factor does not say when the peak is;"
                        + " state .dailyCurve(officeHours()), or 24 values");
        assertThat(peak(SHOP.peak(3).dailyCurve(evenings()))).isNotEqualTo(3_000);
    }

    @Test
    void aDayHasTwentyFourHours() {
        assertThatThrownBy(() -> SHOP.dailyCurve(1, 2, 3))
                .hasMessageStartingWith("dailyCurve(...) of 3 values: a day has 24 hours");
    }

    @Test
    void anUncertainDayHasTheIntervalOfEachHour() {
        SystemDesign uncertain = system().operation(read("get").rate(perSecond(500, 2_000)))
                .flow("get", service("api").serviceTime(ms(8)).concurrency(8), database("store"))
                .dailyCurve(officeHours());
        var table = uncertain.day().table();

        assertThat(table.columnNames())
                .containsExactly("hour", "rate", "rate p5", "rate p95", "api", "api p5", "api p95");
        // what is realised at p5 and p95 is what was stated, at every hour of the curve
        for (int hour = 0; hour < 24; hour++) {
            double low = table.doubleColumn("rate p5").get(hour);
            assertThat(table.doubleColumn("rate p95").get(hour) / low).isCloseTo(4, within(0.1));
        }
        assertThat(table.doubleColumn("rate p5").mean()).isCloseTo(500, within(10.0));
        assertThat(table.doubleColumn("api p5").max())
                .isLessThan(table.doubleColumn("api p95").max());
        assertThat(uncertain.day().toString()).contains("90 % intervals: 10,000 draws");
    }

    @Test
    void ratesOfADayAndTheirIntervalsAreReadInOneUnit() {
        var table = system().operation(read("get").rate(perHour(20, 2_000)))
                .flow("get", service("api").serviceTime(ms(8)), database("store"))
                .dailyCurve(officeHours())
                .day()
                .table();
        for (String column : new String[] {"rate", "rate p5", "rate p95"}) {
            assertThat(table.column(column).getString(0)).as(column).endsWith("/s");
        }
    }
}
