package dev.envelope.study;

import static dev.envelope.Envelope.*;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.envelope.SystemDesign;
import org.junit.jupiter.api.Test;
import tech.tablesaw.api.ColumnType;
import tech.tablesaw.api.Table;

/** One design over the values of one or two parameters. */
class SweepTest {

    private final SystemDesign certain = system("Blobs").stored(TB(10));
    private final SystemDesign uncertain = system("Chat").users(million(40, 60));

    @Test
    void hasARowForEachValueAndAColumnForEachMeasure() {
        Table table = sweep(certain, "copies", values(1, 2, 3), (d, x) -> d.replication(x), data(), storage())
                .table();

        assertThat(table.columnNames()).containsExactly("copies", "data", "storage");
        assertThat(table.doubleColumn("copies").asDoubleArray()).containsExactly(1, 2, 3);
        assertThat(table.doubleColumn("storage").asDoubleArray()).containsExactly(10e12, 20e12, 30e12);
    }

    @Test
    void hasTheIntervalOfAnUncertainMeasure() {
        Table table = sweep(uncertain, "peak", range(1, 3, 5), (d, x) -> d.peak(x), peakRate())
                .table();

        assertThat(table.columnNames()).containsExactly("peak", "peak rate", "peak rate p5", "peak rate p95");
        assertThat(table.columns()).allMatch(column -> column.type().equals(ColumnType.DOUBLE));
        assertThat(table.rowCount()).isEqualTo(5);
    }

    @Test
    void hasARowForEachPairOfTwoParameters() {
        Table table = sweep(
                        certain,
                        "copies",
                        values(1, 2, 3),
                        "headroom",
                        values(0.1, 0.2),
                        (d, copies, headroom) -> d.replication(copies).headroom(share(headroom)),
                        storage())
                .table();

        assertThat(table.rowCount()).isEqualTo(6);
        assertThat(table.columnNames()).containsExactly("copies", "headroom", "storage");
        assertThat(table.doubleColumn("storage").get(5)).isCloseTo(36e12, within(1.0));
    }

    @Test
    void drawsTheSameWorldsAtEveryPoint() {
        Table table = sweep(uncertain, "copies", values(1, 2), (d, x) -> d.replication(x), storage())
                .table();

        assertThat(table.doubleColumn("storage p5").get(1))
                .isCloseTo(2 * table.doubleColumn("storage p5").get(0), within(1.0));
    }

    @Test
    void drawsALineForEachValueOfTheSecondParameter() {
        Sweep sweep = sweep(
                certain,
                "copies",
                values(1, 2, 3),
                "headroom",
                values(0.1, 0.2),
                (d, copies, headroom) -> d.replication(copies).headroom(share(headroom)),
                storage());

        assertThat(sweep.chart().getSeries("headroom 0.1").getXData()).containsExactly(1, 2, 3);
        assertThat(sweep.chart().getSeries("headroom 0.2").getYData()[2]).isCloseTo(36e12, within(1.0));
    }

    @Test
    void aMeasureThatWasNotAskedForCannotBeDrawn() {
        Sweep sweep = sweep(certain, "copies", values(1, 2), (d, x) -> d.replication(x), storage());

        assertThatThrownBy(() -> sweep.chart(peakRate()))
                .hasMessage("chart(peak rate): the sweep did not ask for this measure;"
                        + " ask for one of [storage], or add it to the sweep");
    }

    @Test
    void aParameterMayGoByTheNameOfAMeasure() {
        Table table = sweep(system(), "users", values(10, 20), (d, x) -> d.users(x), users(), averageRate())
                .table();

        assertThat(table.columnNames()).containsExactly("users", "users (2)", "average rate");
    }

    @Test
    void rangeGoesFromOneEndToTheOther() {
        assertThat(range(0.5, 0.99)).hasSize(11).startsWith(0.5).endsWith(0.99);
        assertThat(range(1, 5, 5)).containsExactly(1, 2, 3, 4, 5);
    }
}
