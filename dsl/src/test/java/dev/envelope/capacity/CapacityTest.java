package dev.envelope.capacity;

import static dev.envelope.Envelope.*;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.withinPercentage;

import dev.envelope.SystemDesign;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import tech.tablesaw.api.ColumnType;
import tech.tablesaw.api.Table;

/** The capacity that a workload asks for, as a table, as text and as a chart. */
class CapacityTest {

    private final SystemDesign chat = system("Chat")
            .users(million(40, 60))
            .operation(write("send").perUserPerDay(20).payload(kB(1)).fanout(6))
            .operation(read("history").perUserPerDay(5).payload(kB(30)))
            .peak(4)
            .replication(3)
            .retention(years(2))
            .growth(percent(80));

    private static double value(Table table, String measure, String column) {
        return table.where(table.stringColumn("measure").isEqualTo(measure))
                .doubleColumn(column)
                .get(0);
    }

    @Nested
    class TheTable {
        private final Table table = chat.capacity().table();

        @Test
        void holdsNumbersInItsNumericColumns() {
            assertThat(table.columnNames()).containsExactly("measure", "value", "p5", "p95", "unit", "formula");
            assertThat(table.column("value").type()).isEqualTo(ColumnType.DOUBLE);
            assertThat(table.column("p5").type()).isEqualTo(ColumnType.DOUBLE);
            assertThat(table.column("p95").type()).isEqualTo(ColumnType.DOUBLE);
        }

        @Test
        void hasARowForEveryOperation() {
            assertThat(table.stringColumn("measure").asList())
                    .contains("send rate", "send peak rate", "send deliveries", "send records", "history rate");
        }

        @Test
        void holdsTheValueInItsBaseUnit() {
            assertThat(value(table, "history rate", "value"))
                    .isCloseTo(Math.sqrt(40e6 * 60e6) * 5 / 86_400, withinPercentage(1e-9));
        }

        @Test
        void holdsTheEndsOfTheInterval() {
            assertThat(value(table, "users", "p5")).isCloseTo(40e6, withinPercentage(1));
            assertThat(value(table, "users", "p95")).isCloseTo(60e6, withinPercentage(1));
        }

        @Test
        void ofACertainDesignHasNoWidth() {
            Table certain = system().users(1_000).capacity().table();

            assertThat(value(certain, "peak rate", "p95")).isEqualTo(value(certain, "peak rate", "p5"));
        }
    }

    @Nested
    class Traffic {
        @Test
        void aWriteThatFansOutComesInOnceAndGoesOutToEachReceiver() {
            double send = Math.sqrt(40e6 * 60e6) * 20 / 86_400;
            double history = Math.sqrt(40e6 * 60e6) * 5 / 86_400;

            assertThat(ingress().of(chat.model()).value()).isCloseTo(send * 1e3, withinPercentage(1e-9));
            assertThat(egress().of(chat.model()).value())
                    .isCloseTo(send * 6 * 1e3 + history * 30e3, withinPercentage(1e-9));
        }

        @Test
        void aDesignThatOnlyReadsBringsNothingInAndSaysSo() {
            SystemDesign reads = system().operation(read("page"));

            assertThat(ingress().of(reads.model()).value()).isZero();
            assertThat(reads.capacity().assumptions())
                    .contains("ingress = 0 B/s: no operation brings data in; state it with requestSize(kB(1))");
        }

        @Test
        void aDesignThatOnlyWritesTakesNothingOutAndSaysSo() {
            SystemDesign writes = system().operation(write("log"));

            assertThat(egress().of(writes.model()).value()).isZero();
            assertThat(writes.capacity().assumptions())
                    .contains("egress = 0 B/s: no operation takes data out; state it with responseSize(kB(10))");
        }

        @Test
        void requestsOfReadsComeInWhereTheirSizeIsStated() {
            SystemDesign reads =
                    system().operation(read("page").rate(perSecond(100))).requestSize(bytes(500));

            assertThat(ingress().of(reads.model()).value()).isCloseTo(50_000, withinPercentage(1e-9));
        }
    }

    @Nested
    class Storage {
        @Test
        void aWriteKeepsItsPayloadUnlessSaidOtherwise() {
            SystemDesign design = system().operation(
                            write("log").rate(perSecond(1)).payload(kB(1)))
                    .retention(days(1));

            assertThat(data().of(design.model()).value()).isCloseTo(86_400e3, withinPercentage(1e-9));
        }

        @Test
        void aWriteThatStoresNothingKeepsNothing() {
            SystemDesign design = system().operation(write("ping").storing(bytes(0)));

            assertThat(data().of(design.model()).value()).isZero();
        }

        @Test
        void aReadKeepsNothingUnlessItSaysSo() {
            SystemDesign design = system().operation(
                            read("page").rate(perSecond(1)).storing(bytes(100)))
                    .retention(days(1));

            assertThat(data().of(design.model()).value()).isCloseTo(8.64e6, withinPercentage(1e-9));
        }

        @Test
        void copiesAndHeadroomComeOnTop() {
            SystemDesign design = system().stored(TB(10)).replication(3).headroom(percent(20));

            assertThat(storage().of(design.model()).value()).isCloseTo(36e12, withinPercentage(1e-9));
        }

        @Test
        void dataOfUsersOperationsAndTheStartAddUp() {
            SystemDesign design = system().users(1_000)
                    .storedPerUser(MB(1))
                    .stored(GB(5))
                    .operation(write("log").rate(perSecond(1)).payload(kB(1)))
                    .retention(days(1));

            assertThat(data().of(design.model()).value()).isCloseTo(1e9 + 5e9 + 86_400e3, withinPercentage(1e-9));
        }
    }

    @Test
    void theTitleNamesTheMoment() {
        assertThat(chat.capacity().at(months(6)).toString()).startsWith("Capacity of Chat after 6 months of 730 h");
    }

    @Test
    void theTextSaysHowTheIntervalsWereDrawn() {
        assertThat(chat.toString()).endsWith("90 % intervals: 10,000 draws, seed 1.");
        assertThat(system().toString()).doesNotContain("draws");
    }

    @Test
    void theTextRemarksThatRecordsAreThoseOfAFullRetention() {
        assertThat(chat.toString())
                .contains(
                        "records are those of a full retention; a launch with an empty store is runningFor(years(0))");
    }

    @Test
    void theChartShowsTheAverageAndThePeakOfEachOperation() {
        var chart = chat.capacity().chart();

        assertThat(chart.getSeries("average").getYData()).hasSize(2);
        assertThat(chart.getSeries("peak").getXData()).asString().contains("send", "history");
    }

    @Test
    void rateOfADesignOfWhichOnlyRequestsAreStatedIsShownBesideItsStock() {
        assertThat(system().stored(TB(1)).requestsPerUser(5).toString()).contains("average rate");
    }
}
