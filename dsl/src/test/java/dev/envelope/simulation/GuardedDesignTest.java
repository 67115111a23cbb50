package dev.envelope.simulation;

import static dev.envelope.Envelope.*;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;
import static org.assertj.core.api.Assertions.withinPercentage;

import dev.envelope.SystemDesign;
import dev.envelope.model.Step;
import dev.envelope.performance.FiniteQueue;
import dev.envelope.performance.MultiServerQueue;
import dev.envelope.quantity.DesignException;
import org.junit.jupiter.api.Test;
import tech.tablesaw.api.Table;

/** A design with policies that is run: what they do, and what is told of it. */
class GuardedDesignTest {

    private static SystemDesign shop(double rate, Step... way) {
        return system("shop")
                .operation(read("get").rate(perSecond(rate)))
                .peak(1)
                .flow("get", way);
    }

    private static Simulation simulated(SystemDesign design) {
        return design.simulate().requests(400_000).relativeHalfWidth(percent(0));
    }

    private static double number(Table table, String column) {
        return table.doubleColumn(column).get(0);
    }

    @Test
    void aQueueLimitHoldsForEachInstanceOfASharedQueue() {
        var api = service("api").instances(2).concurrency(1).serviceTime(ms(10));
        Table table = simulated(shop(220, api.policy(queueLimit(3)))).table();
        var exact = FiniteQueue.of(perSecond(220), ms(10), count(2), count(2 + 2 * 3));
        assertThat(number(table, "turned away")).isCloseTo(exact.turnedAway().value(), within(0.004));
        assertThat(number(table, "answered")).isCloseTo(exact.throughput().value(), withinPercentage(1));
        assertThat(number(table, "offered")).isCloseTo(220, withinPercentage(1));
    }

    @Test
    void aTimeoutFailsWhatIsLateAndItsWorkIsTold() {
        var api = service("api").instances(1).concurrency(4).serviceTime(ms(10));
        var exact = MultiServerQueue.of(perSecond(300), ms(10), count(4));
        Simulation simulation = simulated(shop(300, api.policy(timeout(exact.response(percent(90))))));
        assertThat(number(simulation.table(), "timed out")).isCloseTo(0.1, within(0.004));
        assertThat(number(simulation.table(), "tries a call")).isEqualTo(1);
        assertThat(number(simulation.stations(), "abandoned")).isBetween(0.1, 0.4);
        assertThat(simulation.toString())
                .contains("timed out")
                .contains("abandoned")
                .doesNotContain("shed");
    }

    /** At 40 % by its first tries alone, and twice what it can take with all of them: no number of requests tells how long a wait takes. */
    @Test
    void aQueueThatRetriesMakeGrowIsUnbounded() {
        var api = service("api").instances(1).concurrency(1).serviceTime(ms(10));
        var design = shop(40, api.policy(timeout(ms(30)), retries(2)));
        for (double requests : new double[] {100_000, 1_000_000}) {
            Simulation storm = design.simulate().requests(requests);
            assertThat(number(storm.stations(), "wait")).isInfinite();
            assertThat(storm.stations().doubleColumn("wait ±").isMissing(0)).isTrue();
            assertThat(storm.table().doubleColumn("p99").isMissing(0)).isTrue();
            assertThat(storm.toString())
                    .contains("api is unbounded: ")
                    .contains("in 32 of 32 replications, although it is 40 % busy by what is stated")
                    .contains("offered")
                    .doesNotContain("raise requests");
        }
        assertThat(design.latency().simulated().toString()).contains("api is unbounded: ");
    }

    @Test
    void aRetryAfterARoundTripIsToldAsATry() {
        var pay = external("pay").serviceTime(ms(10)).hop(ms(10)).policy(timeout(ms(20)), retries(1));
        Table table = simulated(shop(100, service("api"), pay)).table();
        assertThat(number(table, "tries a call")).isCloseTo(1 + Math.exp(-1), withinPercentage(1));
        assertThat(number(table, "timed out")).isCloseTo(Math.exp(-2), within(0.004));
    }

    @Test
    void anEmptyBudgetIsTold() {
        var pay = external("pay")
                .serviceTime(ms(10))
                .policy(timeout(ms(10)), retries(2).budget(percent(10)));
        Table table = simulated(shop(100, service("api"), pay)).table();
        assertThat(number(table, "tries a call")).isCloseTo(1.1, within(0.01));
        assertThat(number(table, "no token to retry")).isBetween(0.2, number(table, "timed out"));
    }

    /** Each of four instances has one call under way at most: four times a loss system of one server. */
    @Test
    void eachInstanceOfACallerHasABulkheadOfItsOwn() {
        var pay = external("pay").serviceTime(ms(10)).hop(us(1)).variability(1).policy(bulkhead(1));
        Simulation simulation = simulated(shop(400, service("api").instances(4), pay));
        assertThat(number(simulation.table(), "bulkhead full")).isCloseTo(0.5, within(0.005));
        assertThat(simulation.toString()).doesNotContain("all of them together");
        assertThat(simulated(shop(40, client("browser"), pay)).toString())
                .contains("browser to pay: all of them together");
    }

    @Test
    void allLimitsAndProtectionsStandInTheTable() {
        var api = service("api").instances(1).concurrency(1).serviceTime(ms(10));
        assertThat(number(
                        simulated(shop(200, api.policy(tokenBucket(perSecond(50), 10))))
                                .table(),
                        "answered"))
                .isCloseTo(50, withinPercentage(1));
        assertThat(number(simulated(shop(200, api.policy(shedding(ms(50))))).table(), "shed"))
                .isGreaterThan(0.5);
        assertThat(number(simulated(shop(200, api.policy(bulkhead(1)))).table(), "bulkhead full"))
                .isCloseTo(2.0 / 3, within(0.01));
        assertThat(number(
                        simulated(shop(
                                        200,
                                        api.policy(
                                                timeout(ms(20)),
                                                breaker(percent(50)).open(seconds(1)))))
                                .table(),
                        "breaker open"))
                .isGreaterThan(0.3);
    }

    @Test
    void instancesWithQueuesOfTheirOwn() {
        var api = service("api").instances(10).concurrency(1).serviceTime(ms(10));
        Simulation byChance = simulated(shop(800, api.policy(random())));
        assertThat(number(byChance.table(), "mean")).isCloseTo(0.05, withinPercentage(2));
        assertThat(number(byChance.stations(), "queues")).isEqualTo(10);
        assertThat(number(byChance.stations(), "servers each")).isEqualTo(1);
        double least =
                number(simulated(shop(800, api.policy(leastConnections()))).table(), "mean");
        double two = number(simulated(shop(800, api.policy(twoChoices()))).table(), "mean");
        double turn = number(simulated(shop(800, api.policy(roundRobin()))).table(), "mean");
        assertThat(least).isLessThan(two);
        assertThat(two).isLessThan(turn);
        assertThat(turn).isLessThan(0.05);
    }

    /** Cobham: W₁ = ρ ÷ (1 − ρ₁), W₂ = ρ ÷ ((1 − ρ₁)(1 − ρ)), in service times. */
    @Test
    void theUrgentOperationComesFirst() {
        var api = service("api").instances(1).concurrency(1).serviceTime(ms(10)).policy(priority("pay"));
        var design = system("shop")
                .operation(read("browse").rate(perSecond(30)))
                .operation(write("pay").rate(perSecond(30)))
                .peak(1)
                .flow("browse", api)
                .flow("pay", service("api"));
        Table table = simulated(design).table();
        assertThat(table.doubleColumn("mean").get(0)).isCloseTo(0.01 * (1 + 0.6 / (0.7 * 0.4)), withinPercentage(2));
        assertThat(table.doubleColumn("mean").get(1)).isCloseTo(0.01 * (1 + 0.6 / 0.7), withinPercentage(2));
    }

    @Test
    void anUnknownOperationHasTheNearestName() {
        var api = service("api").policy(priority("gte"));
        assertThatThrownBy(() -> shop(10, api).simulate())
                .isInstanceOf(DesignException.class)
                .hasMessageContaining("priority(\"gte\")")
                .hasMessageContaining("get");
    }

    @Test
    void sharingIsInsensitiveToTheVariability() {
        var api = service("api").instances(1).concurrency(1).serviceTime(ms(10)).variability(2);
        assertThat(number(simulated(shop(60, api.policy(processorSharing()))).table(), "mean"))
                .isCloseTo(0.025, withinPercentage(3));
    }

    @Test
    void whatIsProtectedIsSimulatedAboveItsLimit() {
        var api = service("api").instances(1).concurrency(1).serviceTime(ms(10));
        Simulation open = simulated(shop(130, api.policy(queueLimit(20))));
        assertThat(number(open.table(), "answered")).isCloseTo(100, withinPercentage(1));
        assertThat(open.toString()).contains("api is offered 130 % of what it can take");
        Simulation limited = simulated(shop(130, api.policy(tokenBucket(perSecond(120), 10))));
        assertThat(limited.toString()).contains("Nothing was simulated");
    }

    @Test
    void aDesignWithoutPoliciesIsToldAsBefore() {
        Simulation simulation = simulated(shop(50, service("api").serviceTime(ms(10))));
        assertThat(simulation.toString())
                .contains("Recursion without events")
                .doesNotContain("tries a call")
                .doesNotContain("offered")
                .doesNotContain("abandoned");
    }
}
