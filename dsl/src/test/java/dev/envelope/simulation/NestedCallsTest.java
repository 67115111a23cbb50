package dev.envelope.simulation;

import static dev.envelope.Envelope.*;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.assertj.core.api.Assertions.withinPercentage;

import dev.envelope.SystemDesign;
import dev.envelope.model.Component;
import dev.envelope.model.Operation;
import dev.envelope.model.Step;
import dev.envelope.performance.LossSystem;
import org.junit.jupiter.api.Test;
import tech.tablesaw.api.Table;

/** What guards a call of a service covers what that service calls before it answers, and nothing else. */
class NestedCallsTest {

    private static SystemDesign shop(double rate, Step... way) {
        return shop(read("get"), rate, way);
    }

    private static SystemDesign shop(Operation operation, double rate, Step... way) {
        return system("shop").operation(operation.rate(perSecond(rate))).peak(1).flow(operation.name(), way);
    }

    private static Simulation simulated(SystemDesign design) {
        return design.simulate().requests(400_000).relativeHalfWidth(percent(0));
    }

    private static double number(Simulation simulation, String column) {
        return simulation.table().doubleColumn(column).get(0);
    }

    private static double ofPart(Simulation simulation, String part, String column) {
        Table stations = simulation.stations();
        return stations.where(stations.stringColumn("part").isEqualTo(part))
                .doubleColumn(column)
                .get(0);
    }

    /** An external service that answers after an exponential time, however much it is called. */
    private static Component<?> pay(double ms) {
        return external("pay").serviceTime(ms(ms)).hop(us(1)).variability(1);
    }

    @Test
    void aTimeoutAtAServiceCoversWhatItCalls() {
        var api = service("api").instances(50).serviceTime(us(1)).hop(us(1)).policy(timeout(ms(20)));
        Simulation late = simulated(shop(100, loadBalancer("lb"), api, pay(10)));
        assertThat(number(late, "timed out")).isCloseTo(Math.exp(-2), within(0.004));
    }

    @Test
    void stepsAfterTheServiceThatCalledThemAreInsideItsTimeoutWhereverTheyStand() {
        var api = service("api").instances(50).serviceTime(us(1)).hop(us(1)).policy(timeout(ms(20)));
        var stock = external("stock").serviceTime(ms(10)).hop(us(1)).variability(1);
        Simulation one = simulated(shop(100, api, pay(10), stock));
        assertThat(number(one, "timed out")).isCloseTo(3 * Math.exp(-2), within(0.004));
        Simulation both = simulated(shop(100, api, parallel(pay(10), stock)));
        assertThat(number(both, "timed out")).isCloseTo(1 - Math.pow(1 - Math.exp(-2), 2), within(0.004));
    }

    /** Three services that try three times each call the last one 27 times. */
    @Test
    void retriesOfServicesThatCallEachOtherMultiply() {
        var edge = service("edge")
                .instances(50)
                .serviceTime(us(1))
                .hop(us(1))
                .policy(retries(2).backoff(ms(1), ms(1)));
        var api = service("api")
                .instances(50)
                .serviceTime(us(1))
                .hop(us(1))
                .policy(retries(2).backoff(ms(1), ms(1)));
        var orders = service("orders")
                .instances(1)
                .concurrency(1)
                .serviceTime(us(1))
                .policy(timeout(ms(1)), retries(2).backoff(ms(1), ms(1)));
        Simulation simulation = simulated(shop(
                10,
                edge,
                api,
                orders,
                external("pay").serviceTime(ms(5)).hop(us(1)).variability(0)));
        assertThat(number(simulation, "answered")).isZero();
        assertThat(ofPart(simulation, "orders", "served")).isCloseTo(270, withinPercentage(1));
    }

    /** Five calls under way at most, each as long as what it calls takes: Erlang's loss. */
    @Test
    void aBulkheadAtAServiceIsTakenAsLongAsItWaits() {
        var api = service("api").instances(50).serviceTime(us(1)).hop(us(1)).policy(bulkhead(5));
        Simulation simulation = simulated(shop(50, client("phone"), api, pay(100)));
        var exact = LossSystem.of(perSecond(50), ms(100), count(5));
        assertThat(number(simulation, "bulkhead full"))
                .isCloseTo(exact.blocked().value(), within(0.005));
    }

    @Test
    void whatComesAfterABrokerIsOutsideOfTheTimeout() {
        var api = service("api").instances(50).serviceTime(us(1)).hop(us(1)).policy(timeout(ms(20)));
        var worker = worker("worker").instances(10).serviceTime(ms(50)).variability(0);
        Simulation simulation =
                simulated(shop(write("put"), 100, api, queue("jobs").hop(us(1)), worker));
        assertThat(number(simulation, "timed out")).isZero();
        assertThat(ofPart(simulation, "worker", "served")).isCloseTo(100, withinPercentage(1));
    }

    @Test
    void aTimeoutAtACacheInFrontCoversWhatItFetchesItself() {
        var edge =
                cdn("edge").serviceTime(us(1)).hop(us(1)).hitRate(percent(50)).policy(timeout(ms(20)));
        assertThat(number(simulated(shop(100, client("phone"), edge.missTo(pay(10)))), "timed out"))
                .isCloseTo(0.5 * Math.exp(-2), within(0.004));
        var redis = cache("redis")
                .instances(1)
                .serviceTime(us(1))
                .hop(us(1))
                .hitRate(percent(50))
                .policy(timeout(ms(20)));
        assertThat(number(simulated(shop(100, service("api").instances(9), redis.missTo(pay(10)))), "timed out"))
                .isZero();
    }

    /** A look that came too late is passed by, once, and its call goes on from its caller. */
    @Test
    void aGuardedCacheIsPassedByWhenItsLastTryHasFailed() {
        var redis = cache("redis")
                .instances(1)
                .concurrency(1)
                .serviceTime(ms(10))
                .hop(us(1))
                .hitRate(percent(90))
                .bypass(percent(100))
                .policy(timeout(ms(5)), retries(1).backoff(ms(1), ms(1)));
        Simulation simulation = simulated(
                shop(1, service("api").instances(9), redis.variability(0).missTo(pay(1))));
        assertThat(number(simulation, "timed out")).isZero();
        assertThat(number(simulation, "tries a call")).isCloseTo(2, within(1e-4));
        assertThat(ofPart(simulation, "pay", "served")).isCloseTo(1, withinPercentage(1));
    }
}
