package dev.envelope.performance.latency;

import static dev.envelope.Envelope.*;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.assertj.core.api.Assertions.withinPercentage;

import dev.envelope.SystemDesign;
import dev.envelope.model.Part;
import dev.envelope.model.Step;
import dev.envelope.model.policy.Balancing;
import dev.envelope.model.policy.Policy;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Policies and the formulas of latency: those that are in them, and how it is told of the others. */
class LeftOutTest {

    private static final String LEFT_OUT = "the formulas of latency leave out";

    private static SystemDesign design(double rate, Step... steps) {
        return system("shop")
                .operation(read("get").rate(perSecond(rate)))
                .peak(1)
                .flow("get", steps);
    }

    private static Part four(Policy... policies) {
        return service("api").serviceTime(ms(10)).concurrency(1).instances(4).policy(policies);
    }

    /** A random quarter of calls at random comes at random: four times M/M/1. */
    @ParameterizedTest
    @EnumSource(names = {"RANDOM", "IP_HASH"})
    void instancesChosenByChanceAreQueuesOfTheirOwn(Balancing chance) {
        var latency = design(240, four(chance)).latency();
        double p99 = latency.table().doubleColumn("p99").getDouble(0);
        assertThat(p99).isCloseTo(0.025 * Math.log(100), withinPercentage(0.1));
        assertThat(latency.toString()).doesNotContain(LEFT_OUT);
        var simulated = latency.simulated()
                .requests(1_000_000)
                .relativeHalfWidth(percent(0))
                .table();
        assertThat(simulated.doubleColumn("difference").asList())
                .allSatisfy(difference -> assertThat(difference).isCloseTo(0, within(0.04)));
    }

    /** Each instance has its four servers. */
    @Test
    void instancesChosenByChanceShareTheirOwnServers() {
        var one = design(80, service("api").serviceTime(ms(10)).concurrency(4).instances(1));
        var three = design(
                240,
                service("api").serviceTime(ms(10)).concurrency(4).instances(3).policy(random()));
        assertThat(p99("get").of(three.model()).value())
                .isCloseTo(p99("get").of(one.model()).value(), withinPercentage(1e-6));
    }

    @Test
    void tellsWhatItLeavesOutOnceForEachComponent() {
        var api = four(timeout(ms(30)), retries(2), leastConnections());
        var design = system("shop")
                .operation(read("get").rate(perSecond(20)))
                .operation(write("put").rate(perSecond(20)))
                .peak(1)
                .flow("get", api)
                .flow("put", api);
        assertThat(design.latency().toString())
                .contains(LEFT_OUT)
                .containsOnlyOnce("api: the formulas of latency leave out timeout, retries, least connections");
    }

    /** Health checks and autoscalers change nothing while all is well, and nobody waits for what is aside. */
    @Test
    void isSilentWhereThereIsNothingToSay() {
        assertThat(design(40, four()).latency().toString()).doesNotContain(LEFT_OUT);
        assertThat(design(40, four(healthCheck(seconds(5), 3))).latency().toString())
                .doesNotContain(LEFT_OUT);
        var log = service("log").instances(1).policy(timeout(ms(30)));
        assertThat(design(40, four(), aside(log)).latency().toString()).doesNotContain(LEFT_OUT);
    }

    @Test
    void comparisonsAndSweepsOfPercentilesTellIt() {
        var plain = design(40, four());
        var patient = design(40, four(timeout(ms(30)))).named("patient");
        String line = "api: the formulas of latency leave out timeout";
        assertThat(compare(plain, patient).toString()).contains("patient, " + line);
        assertThat(compare(plain, patient).by(storage()).toString()).doesNotContain(LEFT_OUT);
        assertThat(sweep(plain, "ms", values(20, 30), (d, x) -> d.component(four(timeout(ms(x)))), p99("get"))
                        .toString())
                .contains(LEFT_OUT)
                .containsOnlyOnce(line);
    }

    /** More instances are no remedy for what a rate limit turns away. */
    @Test
    void aStageThatTurnsCallsAwayIsNotCalledUnbounded() {
        var api = service("api").serviceTime(ms(10)).concurrency(1).instances(1);
        assertThat(design(200, api).latency().toString()).contains("is unbounded: give it more instances");
        assertThat(design(200, api.policy(tokenBucket(perSecond(50), 5)))
                        .latency()
                        .toString())
                .contains("would be unbounded without rate limit", "who is turned away")
                .doesNotContain("more instances");
    }

    @Test
    void derivationsAndGrowthNameItToo() {
        var patient = design(240, four(timeout(ms(300))));
        String line = "api: " + LEFT_OUT + " timeout; simulate() plays it";

        assertThat(patient.why(p99("get")).toString()).contains("Left out by the formulas", line);
        assertThat(patient.why("get p99").toString()).contains(line);
        assertThat(patient.latency().why("get").toString()).contains(line);
        assertThat(patient.growth(months(12), p99("get").atMost(seconds(1))).toString())
                .contains("Left out by the formulas", line);
        assertThat(patient.why("peak rate").toString()).doesNotContain("Left out");
        assertThat(design(240, four()).growth(months(12), p99("get")).toString())
                .doesNotContain("Left out");
    }
}
