package dev.envelope.simulation;

import static dev.envelope.Envelope.*;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.envelope.SystemDesign;
import dev.envelope.model.Step;
import org.junit.jupiter.api.Test;
import tech.tablesaw.api.Table;

/** Two designs under the same requests: the difference, its interval, and how much narrower that is than that of two simulations. */
class PairedComparisonTest {

    private static SystemDesign shop(String name, Step... way) {
        return system(name).operation(read("get").rate(perSecond(700))).peak(1).flow("get", way);
    }

    private static SystemDesign api(String name, double instances, double milliseconds) {
        return shop(name, service("api").instances(instances).concurrency(1).serviceTime(ms(milliseconds)));
    }

    @Test
    void theExactDifferenceOfTwoQueuesLiesInItsInterval() {
        // M/M/1: 1 / (μ - λ)
        Table table =
                compare(api("slow", 1, 1), api("fast", 1, 0.9)).simulated().table();

        double exact = 1 / (1 / 0.0009 - 700) - 1 / (1 / 0.001 - 700);
        assertThat(table.stringColumn("number").get(0)).isEqualTo("mean");
        double half = table.doubleColumn("difference ±").get(0);
        assertThat(table.doubleColumn("difference").get(0)).isCloseTo(exact, within(1.4 * half));
    }

    @Test
    void chanceCancels() {
        Table table =
                compare(api("slow", 1, 1), api("fast", 1, 0.99)).simulated().table();

        for (int i = 0; i < table.rowCount(); i++) {
            assertThat(table.doubleColumn("difference ±").get(i))
                    .as(table.stringColumn("number").get(i))
                    .isLessThan(0.3 * table.doubleColumn("± if independent").get(i));
        }
    }

    @Test
    void theSameDesignDiffersInNothing() {
        SystemDesign design = api("one", 2, 2);

        Table table = compare(design, design.named("other")).simulated().table();

        assertThat(table.doubleColumn("difference").asDoubleArray()).containsOnly(0);
        assertThat(table.doubleColumn("difference ±").asDoubleArray()).containsOnly(0);
    }

    @Test
    void aPartMoreLeavesTheOthersTheirRandomNumbers() {
        SystemDesign base = api("base", 1, 1);
        SystemDesign longer = shop(
                "longer",
                service("auth").instances(4).concurrency(1).serviceTime(ms(0.1)),
                service("api").instances(1).concurrency(1).serviceTime(ms(1)));

        Table table = compare(base, longer).simulated().table();

        // its service time, and the way to it
        assertThat(table.doubleColumn("difference").get(0)).isCloseTo(mean(longer) - mean(base), within(1e-7));
    }

    private static double mean(SystemDesign design) {
        return design.latency().table().doubleColumn("mean").get(0);
    }

    @Test
    void failuresAreCompared() {
        SystemDesign base = shop(
                "limited",
                service("api").instances(1).concurrency(1).serviceTime(ms(1)).policy(queueLimit(3)));
        SystemDesign wider = shop(
                "wider",
                service("api").instances(1).concurrency(1).serviceTime(ms(1)).policy(queueLimit(10)));

        Table table = compare(base, wider).simulated().table();

        // M/M/1/K: (1 - ρ) ρ^K / (1 - ρ^(K+1)) for K places, that of the server too
        double exact = blocked(11) - blocked(4);
        assertThat(table.stringColumn("number").get(0)).isEqualTo("failing");
        double half = table.doubleColumn("difference ±").get(0);
        assertThat(table.doubleColumn("difference").get(0)).isCloseTo(exact, within(1.4 * half));
    }

    private static double blocked(int places) {
        return 0.3 * Math.pow(0.7, places) / (1 - Math.pow(0.7, places + 1));
    }

    @Test
    void aDesignThatCannotTakeItIsAFinding() {
        var comparison = compare(api("base", 1, 1), api("drowned", 1, 2)).simulated();

        assertThat(comparison.table().rowCount()).isZero();
        assertThat(comparison.toString()).contains("drowned: api is at 140 %");
    }

    /** What nobody stated, and the ranges, once for all designs; what differs, with the design. */
    @Test
    void whatItRestsOnIsSaid() {
        var shop = system("shop")
                .operation(read("get").rate(perSecond(100)))
                .peak(2, 4)
                .flow("get", service("api").serviceTime(ms(5, 20)));
        String told = compare(shop, shop.peak(3).named("three"))
                .simulated()
                .requests(20_000)
                .toString();
        assertThat(told)
                .containsOnlyOnce(
                        "- api: service time = 10 ms (5 ms to 20 ms): a range, of which the likely value counts")
                .containsOnlyOnce("- peak factor = 2.83 (2 to 4): a range")
                .containsOnlyOnce("- api: variability = 1: exponential service times");
        assertThat(shop.simulate().requests(20_000).toString()).contains("peak factor = 2.83 (2 to 4): a range");
        assertThat(shop.latency().simulated().requests(20_000).toString()).contains("peak factor = 2.83 (2 to 4)");
    }

    @Test
    void aDifferenceThatIsNotClearSaysSo() {
        // the same law by other random numbers
        SystemDesign other =
                shop("renamed", service("web").instances(1).concurrency(1).serviceTime(ms(1)));

        assertThat(compare(api("base", 1, 1), other).simulated().toString()).contains(", may be none");
    }
}
