package dev.envelope.cost;

import static dev.envelope.Envelope.*;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.envelope.SystemDesign;
import dev.envelope.model.Cache;
import dev.envelope.quantity.DesignException;
import dev.envelope.study.GrowthStudy;
import dev.envelope.view.Png;
import java.util.List;
import org.junit.jupiter.api.Test;
import tech.tablesaw.api.Table;

/** A bill over the months and over the load. */
class CostInTimeTest {

    /** 1,000 requests/s of 6 ms: 6 busy at the peak of 1, 10 at 60 %, so three of 4 cores and a spare one. */
    private static SystemDesign api() {
        return system("API")
                .operation(read("get").rate(perSecond(1_000)).payload(bytes(0)))
                .peak(1)
                .growth(doublingEvery(months(12)))
                .flow("get", client("app"), service("api").serviceTime(ms(6)).cores(4));
    }

    @Test
    void growsByWholeMachinesAndTheMonthsOfTheStepsAreListed() {
        GrowthStudy study = api().growth(years(1), monthlyCost());

        // 10 × 2^(n/12) cores: over 12 from month 4 on, over 16 from month 9 on; 20 in month 12 fills five to the brim
        double machine = 730 * 0.1785;
        double[] cost = study.table().doubleColumn("monthly cost").asDoubleArray();
        assertThat(new double[] {cost[0], cost[3], cost[4], cost[8], cost[9], cost[12]})
                .containsExactly(
                        new double[] {4 * machine, 4 * machine, 5 * machine, 5 * machine, 6 * machine, 6 * machine},
                        within(0.005));
        Table steps = study.steps();
        assertThat(steps.stringColumn("from").asList()).containsExactly("month 4", "month 9");
        assertThat(steps.stringColumn("step").asList())
                .containsExactly("instances of api 4 → 5", "instances of api 5 → 6");
        assertThat(steps.stringColumn("adds").asList()).containsExactly("+$130", "+$130");
    }

    @Test
    void aStepAddsItsOwnPartAndNotWhatGrowsBesideIt() {
        GrowthStudy study = api().operation(read("get").rate(perSecond(1_000)).payload(kB(50)))
                .growth(years(1), monthlyCost());

        assertThat(study.steps().stringColumn("adds").asList()).containsExactly("", "+$130", "+$130");
        assertThat(study.steps().stringColumn("step").get(0)).contains("part from 154 TB");
    }

    @Test
    void aNewShardIsAStep() {
        // 100 GB a month: a year's 1,200 GB fill a disk of 500 GB from month 6 on, and a second one from month 11 on
        GrowthStudy study = system("Log")
                .operation(write("entry").rate(perMonth(100_000_000)).payload(kB(1)))
                .runningFor(years(0))
                .retention(years(5))
                .flow("entry", client("app"), database("store").storage(GB(500)))
                .growth(years(1), monthlyCost());

        assertThat(study.steps().stringColumn("from").asList()).containsExactly("month 6", "month 11");
        assertThat(study.steps().stringColumn("step").get(0)).contains("shards of store 1 → 2");
    }

    /** Sessions of 10 GiB that double every year, on one node and a spare one. */
    private static SystemDesign sessions(Cache redis) {
        return system("Sessions")
                .operation(read("get").rate(perSecond(1_000)).payload(bytes(0)))
                .peak(1)
                .growth(doublingEvery(months(12)))
                .flow("get", client("app"), redis);
    }

    @Test
    void aCacheThatOutgrowsItsMachineGetsALargerOne() {
        SystemDesign design = sessions(cache("redis").stored(GiB(10)).throughput(perSecond(100_000)));
        GrowthStudy study = design.growth(months(20), monthlyCost());

        // 10 GiB × 2^(n/12): over the 16 GiB of an r7i.large from month 9 on, and over 32 GiB from month 21 on
        double large = 2 * 730 * 0.1323;
        double xlarge = 2 * 730 * 0.2646;
        double[] cost = study.table().doubleColumn("monthly cost").asDoubleArray();
        assertThat(new double[] {cost[0], cost[8], cost[9], cost[20]})
                .containsExactly(new double[] {large, large, xlarge, xlarge}, within(0.005));
        assertThat(study.steps().stringColumn("from").asList()).containsExactly("month 9");
        assertThat(study.steps().stringColumn("step").asList())
                .containsExactly("machines of redis r7i.large → r7i.xlarge");
        assertThat(study.steps().stringColumn("adds").asList()).containsExactly("+$193");
        assertThat(study.parts().doubleColumn("redis").asDoubleArray()).isEqualTo(cost);
        assertThat(study.toString()).contains("r7i.large → r7i.xlarge");
        // the same in every question of a later month
        assertThat(design.cost().at(months(9)).parts().doubleColumn("a month").get(0))
                .isCloseTo(xlarge, within(0.005));
        assertThat(design.cost().at(months(9)).toString()).contains("redis is on r7i.xlarge");
        assertThat(design.growth(months(20), costPerMillionRequests())
                        .table()
                        .doubleColumn("cost per million requests")
                        .get(12))
                .isCloseTo(xlarge / (2 * 1_000.0 * 730 * 3_600 / 1e6), within(1e-9));
        assertThat(design.growth(months(20), monthlyCost("redis").atMost(usd(200)))
                        .crossings()
                        .get(0)
                        .likelyMonth())
                .isEqualTo(9);
    }

    @Test
    void aStatedTypeStays() {
        GrowthStudy study = sessions(cache("redis")
                        .stored(GiB(10))
                        .throughput(perSecond(100_000))
                        .on("r7i.large"))
                .growth(months(20), monthlyCost());

        assertThat(study.steps().isEmpty()).isTrue();
        assertThat(study.table().doubleColumn("monthly cost").get(20)).isCloseTo(2 * 730 * 0.1323, within(0.005));
    }

    @Test
    void aNewTypeAndANewInstanceInOneMonthAreOneStep() {
        // 7,000/s of 12,000/s at 60 % take one; over 7,200/s, in month 1, two, and each then holds half
        GrowthStudy study = sessions(cache("redis").stored(GiB(17)).throughput(perSecond(12_000)))
                .operation(read("get").rate(perSecond(7_000)).payload(bytes(0)))
                .growth(months(2), monthlyCost());

        assertThat(study.steps().stringColumn("from").asList()).containsExactly("month 1");
        assertThat(study.steps().stringColumn("step").asList())
                .containsExactly("instances of redis 2 → 3; machines of redis r7i.xlarge → r7i.large");
        // 3 × 0.1323 in place of 2 × 0.2646
        assertThat(study.steps().stringColumn("adds").asList()).containsExactly("−$96.6");
    }

    @Test
    void theBudgetIsPassedInTheMonthOfTheStep() {
        var passed = api().growth(years(1), monthlyCost().atMost(usd(700)))
                .crossings()
                .get(0);

        assertThat(passed.likelyMonth()).isEqualTo(9);
    }

    @Test
    void thePartsOfTheBillAddUpInEveryMonth() {
        GrowthStudy study = shop().growth(years(3), monthlyCost());

        Table parts = study.parts();
        double[] total = study.table().doubleColumn("monthly cost").asDoubleArray();
        for (int month = 0; month <= 36; month++) {
            double sum = 0;
            for (String part : parts.columnNames().subList(1, parts.columnCount())) {
                sum += parts.doubleColumn(part).getDouble(month);
            }
            assertThat(sum).isCloseTo(total[month], within(0.005));
        }
        assertThat(Png.of(study.chart()).caption()).contains("total").contains("api");
    }

    @Test
    void theNextTierOfAPriceIsAStep() {
        // 10 TB of egress are counted as 10,240 GB
        var study = system("Files")
                .operation(read("file").rate(perSecond(1)).payload(MB(3.5)))
                .growth(percent(100))
                .flow("file", client("browser"), objectStore("files"))
                .growth(years(1), monthlyCost());

        assertThat(study.steps().stringColumn("step").asList())
                .anyMatch(step -> step.contains("to the internet") && step.contains("from 10.2 TB to 51.2 TB"));
    }

    @Test
    void theChanceToPassTheBudgetGrowsWithTheMonths() {
        GrowthStudy study =
                shop().users(million(0.5, 2)).growth(years(3), monthlyCost().atMost(usd(6_000)));

        double[] missed = study.table().doubleColumn("monthly cost missed").asDoubleArray();
        assertThat(missed).isSorted();
        assertThat(missed[36]).isGreaterThan(missed[0]).isLessThanOrEqualTo(1);
    }

    @Test
    void whatIsNoSumHasNoParts() {
        GrowthStudy study = api().growth(years(1), peakRate());
        assertThatThrownBy(study::parts)
                .isInstanceOf(DesignException.class)
                .hasMessageContaining("write growth(months(36), monthlyCost()).parts()");
    }

    @Test
    void aMillionRequestsAreCheaperAtTenTimesTheLoad() {
        Table table = api().cost().scaling().table();

        // 10, 100 and 1,000 cores at 60 %: 3, 25 and 250 machines, and a spare one
        double machine = 730 * 0.1785;
        assertThat(table.doubleColumn("a month").asList())
                .usingElementComparator((a, b) -> Math.abs(a - b) < 0.01 ? 0 : Double.compare(a, b))
                .isEqualTo(List.of(4 * machine, 26 * machine, 251 * machine));
        double millions = 1_000.0 * 730 * 3_600 / 1e6;
        assertThat(table.doubleColumn("a million requests").get(1))
                .isCloseTo(26 * machine / millions / 10, within(1e-6));
        assertThat(table.doubleColumn("cost ×").get(2)).isCloseTo(251 / 4.0, within(1e-9));
    }

    @Test
    void multiplesOfTheLoadAscend() {
        assertThatThrownBy(() -> api().cost().scaling(10, 1))
                .isInstanceOf(DesignException.class)
                .hasMessageContaining("write cost().scaling(1, 10, 100)");
    }

    private static SystemDesign shop() {
        return system("Shop")
                .users(million(1))
                .operation(read("page").perUserPerDay(20).payload(kB(50)))
                .operation(write("order").perUserPerDay(1).payload(kB(2)))
                .peak(3)
                .retention(years(2))
                .growth(percent(60))
                .flow(
                        "page",
                        client("browser"),
                        loadBalancer("lb"),
                        service("api").serviceTime(ms(5)).cores(4),
                        cache("redis").hitRate(0.9).missTo(database("store")))
                .flow("order", client("browser"), loadBalancer("lb"), service("api"), database("store"));
    }
}
