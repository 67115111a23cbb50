package dev.envelope.capacity;

import static dev.envelope.Envelope.*;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;
import static org.assertj.core.api.Assertions.withinPercentage;

import dev.envelope.SystemDesign;
import dev.envelope.quantity.Count;
import dev.envelope.quantity.Scenario;
import dev.envelope.quantity.Scenarios;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** What gives out first, at which multiple, and what to do next. */
class ScalingTest {

    /** api: 10 busy of 32; store: 2,000/s of 4 × 1,000/s (a primary, two replicas for reads, one to spare). */
    private static final SystemDesign SHOP = system().operation(read("get").rate(perSecond(1_000)))
            .peak(2)
            .utilisation(percent(50))
            .flow(
                    "get",
                    client("app"),
                    service("api").serviceTime(ms(5)).concurrency(8).instances(2),
                    database("store").throughput(perSecond(1_000)));

    @Test
    void whatIsFullFirstStandsOnTop() {
        var scaling = SHOP.scaling();
        assertThat(scaling.firstToGiveOut()).isEqualTo("api");
        assertThat(scaling.lastsTo()).as("16 ÷ 10").isCloseTo(1.6, within(1e-9));
        assertThat(scaling.table().stringColumn("component").asList()).containsExactly("api", "store");
        assertThat(scaling.toString()).contains("api gives out first, at 1.6 times the stated peak load, by its work.");
    }

    @Test
    void theNextMoveFitsThePart() {
        var moves = SHOP.scaling().table().stringColumn("next move").asList();
        assertThat(moves.get(0)).as("1,000 busy ÷ (8 × 50 %)").isEqualTo("state 250 instances for ×100");
        assertThat(moves.get(1)).isEqualTo("replicas of each 5 → 401, or a cache in front for ×100");
    }

    @Test
    void aPartLastsToTheLoadAtWhichItIsFull() {
        double lasts = SHOP.scaling().lastsTo();
        var full = SHOP.scale(lasts);
        assertThat(dev.envelope.quantity.Scenario.likely()
                        .value(utilisation("api").of(full.model())))
                .isCloseTo(1, within(1e-9));
    }

    /** The rate ranges by a factor of two, so the multiple does. */
    @Test
    void aRangeOfTheLoadIsARangeOfTheMultiple() {
        var ranging = SHOP.operation(read("get").rate(perSecond(500, 1_000))).scaling();
        assertThat(ranging.toString()).contains("90 % interval", "1.6 to 3.2", "10,000 draws, seed 1");
        assertThat(SHOP.scaling().toString()).doesNotContain("90 % interval");
    }

    @Test
    void anOverloadIsSaid() {
        var overloaded = SHOP.scale(2).scaling();
        assertThat(overloaded.lastsTo()).isCloseTo(0.8, within(1e-9));
        assertThat(overloaded.toString()).contains("api is overloaded already, at 125 % of its work.");
    }

    @Test
    void multiplesAscend() {
        assertThatThrownBy(() -> SHOP.scaling(10, 1))
                .hasMessage(
                        "scaling(10, 1): multiples of the load are above 0 and ascending; write scaling(1, 10, 100)");
    }

    /** More calls find more keys that are still alive, so the store behind the cache is full later than in proportion. */
    @Test
    void behindACacheAPartLastsToTheLoadAtWhichItIsFullWithTheHitRateOfThatLoad() {
        var store = database("links").serviceTime(ms(5)).concurrency(1).instances(3);
        var redis = cache("redis")
                .serviceTime(us(1))
                .popularity(zipf(0.9).keys(10_000))
                .capacity(MB(5))
                .objectSize(bytes(500))
                .ttl(seconds(10))
                .instances(10);
        var design = system().operation(read("get").rate(perSecond(200)))
                .peak(2)
                .flow("get", client("app"), redis.missTo(store));
        var scaling = design.scaling();
        assertThat(scaling.firstToGiveOut()).isEqualTo("links");
        assertThat(scaling.lastsTo())
                .isGreaterThan(1.2 / utilisation("links").of(design.model()).value());
        var full = design.scale(scaling.lastsTo());
        assertThat(utilisation("links").of(full.model()).value()).isCloseTo(1, within(1e-9));
        assertThat(scaling.toString()).doesNotContain("90 % interval");
    }

    /** Whatever the stated rate, the store is full at the same one; a range of three in it is a range of three in the multiple. */
    @Test
    void behindACacheTheMultipleHasAnInterval() {
        var store = database("links").serviceTime(ms(5)).concurrency(1).instances(3);
        var redis = cache("redis")
                .serviceTime(us(1))
                .popularity(zipf(0.9).keys(10_000))
                .capacity(MB(5))
                .objectSize(bytes(500))
                .ttl(seconds(10))
                .instances(10);
        var design = system().operation(read("get").rate(perSecond(200)))
                .peak(2)
                .flow("get", client("app"), redis.missTo(store));
        double full = 200 * design.scaling().lastsTo();

        var ranging = design.operation(read("get").rate(perSecond(100, 300))).scaling();
        String told = ranging.toString();
        assertThat(told).contains("with the instances that the likely world has: 1,000 draws");
        Matcher interval =
                Pattern.compile("links .* ([0-9.]+) to ([0-9.]+)\\s+work").matcher(told);
        assertThat(interval.find()).isTrue();
        assertThat(Double.parseDouble(interval.group(1))).isCloseTo(full / 300, withinPercentage(5));
        assertThat(Double.parseDouble(interval.group(2))).isCloseTo(full / 100, withinPercentage(5));
    }

    /** Each world by itself, with Brent's method, against the curve through 25 loads. */
    @Test
    void theCurveBetweenLoadsIsNearToEachRoot() {
        var redis = cache("redis")
                .popularity(zipf(0.9).keys(10_000))
                .capacity(MB(5))
                .objectSize(bytes(500))
                .ttl(seconds(10));
        var store = database("links").serviceTime(ms(5)).concurrency(1).instances(3);
        var design = system().operation(read("get").rate(perSecond(50, 800))).flow("get", redis.missTo(store));
        var busy = utilisation("links").of(design.model());
        Count room = count(1).dividedBy(busy.asCount());
        Scenario likely = Scenario.likely();
        double root = Inverse.of(load -> likely.load(load).value(busy), 1, 1);

        double[] rates = Scenarios.standard()
                .draws(100)
                .of(averageRate().of(design.model()))
                .values();
        double[] solved =
                FullLoads.of(Scenarios.standard().draws(100), room, root).values();
        double fullRate = root * likely.value(averageRate().of(design.model()));
        for (int world = 0; world < 100; world++) {
            assertThat(solved[world]).isCloseTo(fullRate / rates[world], withinPercentage(0.5));
        }
    }
}
