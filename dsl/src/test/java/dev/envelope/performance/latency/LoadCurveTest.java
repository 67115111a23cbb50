package dev.envelope.performance.latency;

import static dev.envelope.Envelope.*;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.withinPercentage;

import dev.envelope.SystemDesign;
import dev.envelope.capacity.Loads;
import dev.envelope.model.Cache;
import dev.envelope.quantity.Scenario;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/** A curve over the load is what designs of these loads answer that have the servers of the stated load. */
class LoadCurveTest {

    private static final double PERCENT = 1e-6;

    private static SystemDesign design(Cache redis) {
        var store = database("links").serviceTime(ms(5)).concurrency(1).instances(3);
        return system().operation(read("get").rate(perSecond(200)))
                .operation(write("put").rate(perSecond(10)))
                .peak(2)
                .flow("get", service("api").serviceTime(ms(1)).concurrency(8).instances(1), redis.missTo(store))
                .flow("put", service("api"), store);
    }

    private static Cache redis() {
        return cache("redis")
                .serviceTime(ms(0.1))
                .popularity(zipf(0.9).keys(10_000))
                .capacity(MB(1))
                .objectSize(bytes(500))
                .instances(1);
    }

    private static LoadCurve curve(SystemDesign design) {
        return LoadCurve.of(design.model(), "get", Scenario.likely());
    }

    private static void isWhatDesignsOfTheseLoadsAnswer(SystemDesign design) {
        LoadCurve curve = curve(design);
        double[] p99 = curve.percentiles(0.99);
        for (int i = 0; i < p99.length; i += 7) {
            double scaled =
                    p99("get").of(design.scale(curve.loads()[i]).model()).value();
            assertThat(p99[i]).as("×" + curve.loads()[i]).isCloseTo(scaled, withinPercentage(PERCENT));
        }
    }

    @Test
    void withATimeToLive() {
        isWhatDesignsOfTheseLoadsAnswer(design(redis().ttl(seconds(10))));
    }

    @Test
    void withWritesThatDropKeys() {
        isWhatDesignsOfTheseLoadsAnswer(design(redis()));
    }

    @Test
    void withAStatedHitRate() {
        isWhatDesignsOfTheseLoadsAnswer(
                design(cache("redis").serviceTime(ms(0.1)).hitRate(0.8).instances(1)));
    }

    @Test
    void moreLoadFindsMoreKeysThatAreStillAlive() {
        var design = design(redis().ttl(seconds(10)));
        double[] loads = curve(design).loads();
        double limit = loads[loads.length - 1];
        double store = utilisation("links").of(design.model()).value();
        assertThat(limit).isGreaterThan(1.1 / store);
        assertThat(utilisation("links").of(design.scale(limit).model()).value()).isBetween(0.99, 1.0);
    }

    /** The instances that are computed for the stated load are there under any. */
    @Test
    void partsThatAreSizedKeepTheirSize() {
        var sized = design(redis().ttl(seconds(10)))
                .component(database("links").serviceTime(ms(5)).concurrency(1).copies(2))
                .component(service("api").serviceTime(ms(1)).concurrency(8));
        var built = Loads.of(sized.model()).builtFor(Scenario.likely());
        double now = p99("get").of(sized.model()).value();
        var route = Route.of(built, "chart", "get");
        assertThat(Percentile.of(route.journey(), route.operands().values(Scenario.likely()), 0.99))
                .isCloseTo(now, withinPercentage(PERCENT));
        double[] twice = route.operands().values(Scenario.likely().load(2));
        var api = Objects.requireNonNull(route.operands().stages().get("api"));
        assertThat(twice[api.serversAt()]).isEqualTo(route.operands().values(Scenario.likely())[api.serversAt()]);
        assertThat(twice[api.utilisationAt()])
                .isCloseTo(2 * utilisation("api").of(sized.model()).value(), withinPercentage(PERCENT));
    }

    @Test
    void withoutAQueueNothingIsEverFull() {
        var alone = system().operation(read("get").rate(perSecond(1))).flow("get", external("mail"));
        double[] loads = curve(alone).loads();
        assertThat(loads[loads.length - 1]).isBetween(1.9, 2.0);
    }

    /** A curve that went to where nothing is full would squeeze the stated load into its axis. */
    @Test
    void theStatedLoadIsSeenWhereHardlyAnythingIsEverFull() {
        var idle = design(cache("redis")
                        .serviceTime(us(1))
                        .hitRate(0.9999)
                        .concurrency(1_000)
                        .instances(9))
                .component(service("api").serviceTime(us(1)).concurrency(1_000).instances(9));
        LoadCurve curve =
                LoadCurve.of(idle.operation(write("put").rate(perDay(1))).model(), "get", Scenario.likely());
        double[] loads = curve.loads();
        assertThat(loads[loads.length - 1]).isBetween(29.0, 30.0);
        assertThat(loads[0]).isLessThan(1);
        assertThat(curve.chart().getSeries("now").getXData()).containsOnly(1);
    }
}
