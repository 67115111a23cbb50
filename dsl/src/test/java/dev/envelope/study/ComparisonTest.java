package dev.envelope.study;

import static dev.envelope.Envelope.*;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.envelope.SystemDesign;
import dev.envelope.quantity.DesignException;
import org.junit.jupiter.api.Test;
import tech.tablesaw.api.ColumnType;
import tech.tablesaw.api.Row;
import tech.tablesaw.api.Table;

/** Designs side by side in the same worlds. */
class ComparisonTest {

    private final SystemDesign design =
            system("Chat").users(million(40, 60)).requestsPerUser(20, 60).replication(3);
    private final Table table = compare(
                    design,
                    design.scale(10),
                    design.replication(2).named("two copies"),
                    design.users(million(60, 90)).named("more users"))
            .by(peakRate(), storage())
            .table();

    private Row row(String measure, String variant) {
        return table.where(table.stringColumn("measure")
                        .isEqualTo(measure)
                        .and(table.stringColumn("design").isEqualTo(variant)))
                .row(0);
    }

    @Test
    void hasARowForEachMeasureAndDesign() {
        assertThat(table.rowCount()).isEqualTo(2 * 4);
    }

    @Test
    void holdsNumbersInItsNumericColumns() {
        for (String column : new String[] {
            "value", "p5", "p95", "multiple of the base", "multiple p5", "multiple p95", "chance lower"
        }) {
            assertThat(table.column(column).type()).as(column).isEqualTo(ColumnType.DOUBLE);
        }
    }

    @Test
    void theBaseIsOnceItself() {
        assertThat(row("peak rate", "Chat").getDouble("multiple of the base")).isEqualTo(1);
    }

    @Test
    void tenTimesTheLoadIsTenTimesInEveryWorld() {
        Row row = row("storage", "Chat × 10");

        assertThat(row.getDouble("multiple p5")).isCloseTo(10, within(1e-9));
        assertThat(row.getDouble("multiple p95")).isCloseTo(10, within(1e-9));
    }

    @Test
    void aThirdFewerCopiesAreATHirdLessInEveryWorld() {
        Row row = row("storage", "two copies");

        assertThat(row.getDouble("multiple p5")).isCloseTo(2.0 / 3, within(1e-9));
        assertThat(row.getDouble("multiple p95")).isCloseTo(2.0 / 3, within(1e-9));
        assertThat(row.getDouble("chance lower")).isEqualTo(1);
    }

    @Test
    void whatIsNotChangedIsTheSameInEveryWorld() {
        Row row = row("peak rate", "two copies");

        assertThat(row.getDouble("multiple p5")).isEqualTo(1);
        assertThat(row.getDouble("multiple p95")).isEqualTo(1);
        assertThat(row.getDouble("chance lower")).isZero();
    }

    @Test
    void anInputOfOtherBoundsIsPairedWithThatOfTheBase() {
        Row row = row("peak rate", "more users");

        assertThat(row.getDouble("multiple p5")).isCloseTo(1.5, within(1e-9));
        assertThat(row.getDouble("multiple p95")).isCloseTo(1.5, within(1e-9));
    }

    @Test
    void theTextTellsTheMultiples() {
        assertThat(compare(design, design.replication(2).named("two copies"))
                        .by(storage())
                        .toString())
                .contains("×0.667");
    }

    @Test
    void theChartHasABarForEachDesign() {
        var chart = compare(design, design.scale(10)).by(peakRate()).chart();

        assertThat(chart.getSeries("Chat").getYData()).containsExactly(1);
        assertThat(chart.getSeries("Chat × 10").getYData()).containsExactly(new double[] {10}, within(1e-9));
    }

    private static final SystemDesign ZONES = system("Shop")
            .operation(read("browse").rate(perSecond(100)))
            .flow(
                    "browse",
                    service("api").availability(percent(99)).instances(1).inCommon(percent(0)));
    private static final SystemDesign TWO = ZONES.component(
                    service("api").availability(percent(99)).instances(2).inCommon(percent(0)))
            .named("two");

    @Test
    void anAvailabilityIsToldByTheDowntimeThatItSaves() {
        // 1 % of 8,760 h, less 0.01 % of them
        assertThat(compare(ZONES, TWO).by(availability("browse")).toString()).contains("3.61 d less down a year");
        assertThat(compare(TWO, ZONES).by(availability("browse")).toString()).contains("3.61 d more down a year");
        assertThat(compare(TWO, TWO.named("same")).by(availability("browse")).toString())
                .contains("as long down a year");
    }

    @Test
    void anAvailabilityHasNoBarsOfMultiples() {
        assertThat(compare(ZONES, TWO)
                        .by(availability("browse"), peakRate())
                        .chart()
                        .getSeries("two")
                        .getYData())
                .hasSize(1);
        assertThatThrownBy(() -> compare(ZONES, TWO).by(availability("browse")).chart())
                .isInstanceOf(DesignException.class)
                .hasMessageContaining("all close to one");
    }

    @Test
    void aPercentileIsDrawnInAsManyWorldsAsItsLatencyIs() {
        SystemDesign uncertain = ZONES.component(service("api").serviceTime(ms(2, 8)));

        assertThat(compare(uncertain, uncertain.scale(2))
                        .by(p99("browse"), peakRate())
                        .toString())
                .contains("10,000 draws, seed 1. browse p99 in the first 1,000.");
    }

    /** An unbounded latency is no multiple of an unbounded one. */
    @Test
    void designsThatAreBothOverloadedAreCompared() {
        var full = system("full")
                .operation(read("get").rate(perSecond(800, 1_200)))
                .flow("get", service("api").serviceTime(ms(12)).concurrency(1).instances(1));

        assertThat(compare(full, full.scale(2)).toString()).contains("get p99", "both unbounded");
        assertThat(compare(full, full.scale(0.1)).toString()).contains("get p99");
    }
}
