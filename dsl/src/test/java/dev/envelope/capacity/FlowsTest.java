package dev.envelope.capacity;

import static dev.envelope.Envelope.*;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.withinPercentage;

import dev.envelope.SystemDesign;
import dev.envelope.model.Step;
import dev.envelope.quantity.DesignException;
import dev.envelope.quantity.Scenario;
import java.util.List;
import org.junit.jupiter.api.Test;
import tech.tablesaw.api.Row;
import tech.tablesaw.api.Table;

/** How often each component is called, and the bytes that each call moves. */
class FlowsTest {

    private static final SystemDesign READS =
            system().operation(read("get").rate(perSecond(100)).payload(kB(10))).peak(2);

    private static double rate(SystemDesign design, String component) {
        var model = design.model();
        return Scenario.likely().value(Loads.of(model).rate(model.architecture().component("rate", component)));
    }

    private static SystemDesign flow(Step... steps) {
        return READS.flow("get", steps);
    }

    @Test
    void everyComponentOfAPathIsCalledOnce() {
        var design = flow(client("app"), loadBalancer("edge"), service("api"), database("store"));
        for (String name : List.of("app", "edge", "api", "store")) {
            assertThat(rate(design, name)).as(name).isEqualTo(100);
        }
    }

    @Test
    void whatACacheDoesNotHoldGoesToItsMissPath() {
        var design = flow(service("api"), cache("redis").hitRate(0.9).missTo(database("store"), objectStore("files")));
        assertThat(rate(design, "redis")).isEqualTo(100);
        assertThat(rate(design, "store")).isCloseTo(10, withinPercentage(1e-9));
        assertThat(rate(design, "files")).isCloseTo(10, withinPercentage(1e-9));
    }

    @Test
    void aPathGoesOnFromTheCallerOfAMiss() {
        var design = flow(service("api"), cache("redis").hitRate(0.9).missTo(database("store")), service("audit"));
        assertThat(rate(design, "audit")).isEqualTo(100);
        assertThat(callers(design, "audit")).containsExactly("api");
        assertThat(callers(design, "store")).as("cache-aside").containsExactly("api");
    }

    @Test
    void whatOnlyAnswersReturnsToItsCaller() {
        var design = flow(
                client("app"), dns("names"), service("api"), database("store"), external("mail"), service("audit"));
        assertThat(callers(design, "api")).containsExactly("app");
        assertThat(callers(design, "mail")).containsExactly("api");
        assertThat(callers(design, "audit")).containsExactly("api");
    }

    @Test
    void onlyTheFirstCallOfAMissPathIsAMiss() {
        var design = flow(client("app"), cdn("edge").hitRate(0.9).missTo(service("origin"), database("store")));
        assertThat(design.components().links().stringColumn("way").asList())
                .containsExactly("awaited", "awaited", "missed", "awaited");
    }

    @Test
    void aContentDeliveryNetworkFetchesByItself() {
        var design = flow(client("app"), cdn("edge").hitRate(0.9).missTo(service("origin")));
        assertThat(callers(design, "origin")).containsExactly("edge");
    }

    @Test
    void sharesRepeatsFanOutsAndBatchesMultiply() {
        var design = flow(
                service("api"),
                service("search").share(percent(20)),
                database("store").times(3),
                service("push").fanout(6),
                aside(queue("log"), worker("digest").batch(50)));
        assertThat(rate(design, "search")).isCloseTo(20, withinPercentage(1e-9));
        assertThat(rate(design, "store")).isEqualTo(300);
        assertThat(rate(design, "push")).isEqualTo(600);
        assertThat(rate(design, "log")).isEqualTo(100);
        assertThat(rate(design, "digest")).isEqualTo(2);
    }

    @Test
    void whatIsInsideARepeatedStepIsRepeatedToo() {
        var design = flow(
                service("api"),
                path(service("search"), searchIndex("index").times(4)).share(percent(20)));
        assertThat(rate(design, "index")).isCloseTo(80, withinPercentage(1e-9));
        assertThat(callers(design, "index")).containsExactly("search");
    }

    @Test
    void aBatchMovesTheDataOfAllItsCalls() {
        var design = system().operation(write("put").rate(perSecond(100)).payload(kB(10)))
                .flow("put", service("api"), queue("log"), worker("loader").batch(50));
        Table links = design.components().links();
        for (Row link : links) {
            double expected = link.getString("to").equals("api") ? 1e6 : 1e6;
            assertThat(link.getDouble("sent")).as(link.getString("to")).isCloseTo(expected, withinPercentage(1e-9));
        }
    }

    @Test
    void nobodyWaitsForWhatComesAfterAQueue() {
        var design = flow(service("api"), queue("log"), worker("writer"), database("store"));
        Table links = design.components().links();
        assertThat(links.stringColumn("way").asList()).containsExactly("awaited", "awaited", "aside", "aside");
    }

    @Test
    void sizesCanBeStatedForOneStep() {
        var design = flow(service("api"), database("store").sending(bytes(200)).receiving(kB(1)), service("audit"));
        Table links = design.components().links();
        assertThat(links.doubleColumn("sent").asDoubleArray()).containsExactly(0, 100 * 200, 0);
        assertThat(links.doubleColumn("received").asDoubleArray()).containsExactly(1e6, 100 * 1000, 1e6);
    }

    @Test
    void aComponentStatedAnewIsAnotherOneInEveryFlow() {
        var redis = cache("redis").hitRate(0.5);
        var design = READS.operation(read("list").rate(perSecond(10)))
                .flow("get", service("api"), redis.missTo(database("store")))
                .flow("list", call("api"), call("redis").missTo(call("store")));
        assertThat(rate(design, "store")).isCloseTo(55, withinPercentage(1e-9));
        assertThat(rate(design.component(redis.hitRate(0.9)), "store")).isCloseTo(11, withinPercentage(1e-9));
    }

    @Test
    void aBareComponentRefersToTheOneThatIsThere() {
        var design = READS.component(service("api").serviceTime(ms(2))).flow("get", service("api"), database("store"));
        assertThat(told(design)).isEqualTo("service \"api\": service time 2 ms");
    }

    private static final SystemDesign BOTH = READS.operation(read("list").rate(perSecond(10)));

    @Test
    void aFlowTakesNothingFromAComponentOfAnother() {
        var api = service("api").serviceTime(ms(2)).policy(timeout(ms(20))).in("us");
        var redis = cache("redis").writeThrough().popularity(zipf(0.9).keys(1_000));
        var design = BOTH.flow("get", api, redis.missTo(database("store")));
        assertThatThrownBy(() -> design.flow("list", service("api").serviceTime(ms(2))))
                .isInstanceOf(DesignException.class)
                .hasMessage(
                        "service(\"api\") in flow(\"list\", ...): there is one \"api\" in all flows, and this one does not"
                                + " state in us, timeout 20 ms of it; write call(\"api\") for the one that is there, state that, too, or"
                                + " write component(service(\"api\")...) to replace it");
        assertThatThrownBy(() -> design.flow("list", aside(cache("redis").hitRate(0.9))))
                .hasMessageContaining("written through, popularity of keys");
        assertThatThrownBy(() -> READS.component(api).flow("get", service("api").serviceTime(ms(2))))
                .hasMessageContaining("timeout 20 ms");
        assertThatThrownBy(() -> BOTH.flow("get", api, service("api").serviceTime(ms(2))))
                .hasMessageContaining("timeout 20 ms");
    }

    @Test
    void aFlowMayNameSayMoreAndSayAgain() {
        var api = service("api").serviceTime(ms(2)).policy(timeout(ms(20)));
        var design = BOTH.flow("get", api);
        assertThat(told(design.flow("list", api))).isEqualTo(api.toString());
        assertThat(told(design.flow("list", service("api").serviceTime(ms(2)).policy(timeout(ms(20))))))
                .isEqualTo(api.toString());
        var more = api.instances(4);
        assertThat(told(design.flow("list", more))).isEqualTo(more.toString());
        assertThat(told(design.flow("list", service("api")))).isEqualTo(api.toString());
        var other = service("api").serviceTime(ms(3));
        // what no other flow goes through is that of the flow as it is now
        assertThat(told(design.flow("get", other))).isEqualTo(other.toString());
        assertThat(told(design.component(other).flow("list", other))).isEqualTo(other.toString());
    }

    private static String told(SystemDesign design) {
        return design.model().architecture().component("component", "api").toString();
    }

    @Test
    void anUncertainHitRateGivesAnInterval() {
        var design =
                flow(service("api"), cache("redis").hitRate(percent(85, 95)).missTo(database("store")));
        var uncertainty = design.uncertainty(peakRateAt("store"));
        assertThat(uncertainty.outcomes().percentile(5)).isCloseTo(200 * 0.05, withinPercentage(2));
        assertThat(uncertainty.outcomes().percentile(95)).isCloseTo(200 * 0.15, withinPercentage(2));
    }

    private static List<String> callers(SystemDesign design, String component) {
        Table links = design.components().links();
        return links.where(links.stringColumn("to").isEqualTo(component))
                .stringColumn("from")
                .asList();
    }
}
