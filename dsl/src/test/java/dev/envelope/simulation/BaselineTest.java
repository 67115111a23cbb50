package dev.envelope.simulation;

import static dev.envelope.Envelope.*;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.envelope.SystemDesign;
import dev.envelope.model.Part;
import org.junit.jupiter.api.Test;

/** Drills of designs that do not do what they should before anything happens. */
class BaselineTest {

    private static final Part API =
            service("api").instances(1).concurrency(10).serviceTime(ms(100)).hop(us(1));

    private static SystemDesign shop(double rate, Part api) {
        return system("shop")
                .operation(read("get").rate(perSecond(rate)))
                .peak(1)
                .flow("get", api);
    }

    private static Drill drill(SystemDesign design) {
        return design.simulate(burst(1.2).at(minutes(1)).lasting(seconds(30)));
    }

    private static void tellsFirst(Drill drill, String trouble) {
        assertThat(drill.toString())
                .containsPattern(
                        "Findings\\n- get: " + trouble + " before any scene, so there is nothing to recover to")
                .doesNotContain("has not recovered");
        assertThat(drill.table().doubleColumn("recovered after").asDoubleArray())
                .containsOnly(Double.NaN);
    }

    @Test
    void whereMoreIsAskedThanThereIs() {
        tellsFirst(drill(shop(101, API)), "more and more of its calls wait for api");
    }

    /** 250 a second of which 100 can be served: most are turned away. */
    @Test
    void whereMostCallsAreTurnedAway() {
        tellsFirst(drill(shop(250, API.policy(queueLimit(20)))), "(60|59)[.\\d]* % of its calls fail");
    }

    /** One in fifty fails at any time, and no more do when the burst is over. */
    @Test
    void whereSomeCallsFailItRecoversToThat() {
        var bank =
                external("bank").serviceTime(ms(100)).hop(us(1)).variability(1).policy(timeout(ms(391)));
        var drill = system("shop")
                .operation(read("get").rate(perSecond(100)))
                .peak(1)
                .flow("get", service("api").instances(9), bank)
                .simulate(slow("bank", 5).at(minutes(1)).lasting(seconds(30)))
                .duration(minutes(3));
        assertThat(drill.toString())
                .containsPattern(
                        "get: 2[.\\d]* % of its calls fail before any scene, and it has recovered when no more")
                .doesNotContain("nothing to recover to");
        assertThat(drill.table().doubleColumn("recovered after").get(2)).isBetween(0.0, 30.0);
    }

    /** The formula has 75 % for it, but each call is tried three times. */
    @Test
    void whereRetriesMakeTheQueueGrow() {
        var api = API.policy(timeout(ms(150)), retries(9).backoff(ms(1), ms(1)));
        var drill = drill(shop(85, api));
        assertThat(drill.toString()).contains("before any scene, so there is nothing to recover to");
    }

    /** Servers that are busy 95 % of the time; and where there are too few of them, an instance more comes as soon as it is needed. */
    @Test
    void aBusyDesignIsNoBrokenOne() {
        var busy = drill(shop(95, API)).duration(minutes(5));
        assertThat(busy.table().doubleColumn("recovered after").get(2)).isBetween(20.0, 210.0);
        var scaled = API.policy(autoscale(percent(60)).delay(seconds(1)).every(seconds(1)));
        assertThat(drill(shop(120, scaled)).duration(minutes(3)).toString()).doesNotContain("before any scene");
        assertThat(drill(shop(50, API)).table().doubleColumn("recovered after").get(2))
                .isCloseTo(0, within(1.0));
    }
}
