package dev.envelope.study;

import static dev.envelope.Envelope.*;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.assertj.core.api.Assertions.withinPercentage;

import dev.envelope.SystemDesign;
import dev.envelope.quantity.Distribution.Scores;
import dev.envelope.study.GrowthStudy.Crossing;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import tech.tablesaw.api.ColumnType;
import tech.tablesaw.api.Table;

/** A design month by month, and when its limits are reached. */
class GrowthStudyTest {

    private final SystemDesign doubling = system("Doubling").users(1_000).growth(doublingEvery(months(12)));

    @Nested
    class ACertainCourse {
        /** 2^(n / 12) passes 3.9 between months 23 and 24. */
        private final GrowthStudy study = doubling.growth(years(3), users().atMost(count(3_900)));

        @Test
        void missesItsLimitInTheExactMonth() {
            Crossing crossing = study.crossings().get(0);

            assertThat(crossing.likelyMonth()).isEqualTo(24);
            assertThat(crossing.earliest()).isEqualTo(24);
            assertThat(crossing.latest()).isEqualTo(24);
            assertThat(crossing.chance()).isEqualTo(1);
        }

        @Test
        void isToldInMonthsAfterTheStart() {
            assertThat(study.toString()).contains("- users at most 3,900: first missed month 24");
        }

        @Test
        void isToldByTheCalendarWhereTheStartIsKnown() {
            assertThat(study.from("2026-12").toString()).contains("- users at most 3,900: first missed Dec 2028");
        }

        @Test
        void thatNeverMissesItsLimitIsKeptToTheEnd() {
            GrowthStudy kept = doubling.growth(years(1), users().atMost(count(2_100)));

            assertThat(kept.toString()).contains("- users at most 2,100: kept to month 12");
            assertThat(kept.crossings().get(0).likelyMonth()).isNaN();
            assertThat(kept.crossings().get(0).chance()).isZero();
        }

        @Test
        void thatShrinksMissesALimitFromBelow() {
            GrowthStudy shrinking = doubling.growth(timesPerYear(0.5)).growth(years(3), users().atLeast(count(300)));

            // 2^(−n / 12) falls below 0.3 between months 20 and 21
            assertThat(shrinking.crossings().get(0).likelyMonth()).isEqualTo(21);
        }

        @Test
        void thatMissesItsLimitFromTheStartSaysSo() {
            GrowthStudy late = doubling.growth(years(1), users().atMost(count(500)));

            assertThat(late.from("2026-12").toString()).contains("first missed Dec 2026");
        }
    }

    @Nested
    class AnUncertainCourse {
        private final SystemDesign design =
                system("Spread").users(million(8, 12)).growth(percent(20));
        private final GrowthStudy study = design.growth(months(24), users().atMost(million(14)));

        @Test
        void missesItsLimitWithTheExactChance() {
            // ln users is normal; after 24 months of growth it is shifted by 2 ln 1.2
            double scale = Math.log(12.0 / 8) / 2 / Scores.P95;
            double score = (Math.log(14) - Math.log(Math.sqrt(8 * 12.0)) - 2 * Math.log(1.2)) / scale;

            assertThat(study.crossings().get(0).chance()).isCloseTo(1 - Scores.probability(score), within(0.015));
        }

        @Test
        void tellsTheMiddleOfTheWorldsThatMissIt() {
            Crossing crossing = study.crossings().get(0);

            assertThat(crossing.earliest()).isLessThan(crossing.likelyMonth());
            assertThat(crossing.latest()).isGreaterThan(crossing.earliest());
            assertThat(study.from("2026-12").toString())
                    .containsPattern("missed by Dec 2028 in [0-9.]+ % of the worlds, first \\w+ 202\\d to \\w+ 202\\d"
                            + " \\(80 % of these\\)");
        }

        @Test
        void hasItsIntervalInTheTable() {
            Table table = study.table();

            assertThat(table.columnNames()).containsExactly("month", "users", "users p5", "users p95", "users missed");
            assertThat(table.doubleColumn("users p5").get(24)).isCloseTo(8e6 * 1.44, withinPercentage(1));
            assertThat(table.doubleColumn("users p95").get(24)).isCloseTo(12e6 * 1.44, withinPercentage(1));
        }

        @Test
        void comparesEachWorldWithItsOwnLimitWhereTheLimitIsUncertain() {
            var capacity = million(8, 12);
            GrowthStudy against = system().users(capacity).growth(months(3), users().atMost(capacity));

            assertThat(against.crossings().get(0).chance()).isZero();
        }
    }

    @Test
    void theTableHasARowForEveryMonthAndTheStart() {
        Table table = doubling.growth(months(12), users(), storage()).table();

        assertThat(table.rowCount()).isEqualTo(13);
        assertThat(table.columnNames()).containsExactly("month", "users", "storage");
        assertThat(table.column("month").type()).isEqualTo(ColumnType.INTEGER);
        assertThat(table.column("users").type()).isEqualTo(ColumnType.DOUBLE);
        assertThat(table.doubleColumn("users").get(0)).isEqualTo(1_000);
        assertThat(table.doubleColumn("users").get(6)).isCloseTo(1_000 * Math.sqrt(2), withinPercentage(1e-9));
        assertThat(table.doubleColumn("users").get(12)).isCloseTo(2_000, withinPercentage(1e-9));
    }

    @Test
    void theTableHasDatesWhereTheStartIsKnown() {
        Table table = doubling.growth(months(2)).from("2026-12").table();

        assertThat(table.stringColumn("date").asList()).containsExactly("2026-12", "2027-01", "2027-02");
    }

    @Test
    void dataAccumulatesAndExpires() {
        SystemDesign design = system().operation(write("log").rate(perSecond(1)).payload(kB(1)))
                .retention(months(6))
                .growth(percent(100));
        Table table = design.growth(months(24), data()).table();

        // in balance with a rate that doubles every year, what is kept doubles every year
        assertThat(table.doubleColumn("data").get(24)
                        / table.doubleColumn("data").get(12))
                .isCloseTo(2, withinPercentage(1e-6));
    }

    @Test
    void growthThatNobodyStatedIsAnAssumption() {
        assertThat(system().users(1_000).growth(months(12)).toString())
                .contains("- growth = 0 % a year: no growth was stated; state it with growth(percent(20))");
    }
}
