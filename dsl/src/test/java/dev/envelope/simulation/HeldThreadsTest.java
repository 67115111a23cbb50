package dev.envelope.simulation;

import static dev.envelope.Envelope.*;
import static org.assertj.core.api.Assertions.assertThat;

import dev.envelope.SystemDesign;
import dev.envelope.model.Part;
import dev.envelope.model.Step;
import dev.envelope.simulation.scene.Scene;
import org.junit.jupiter.api.Test;

/** What a drill says of callers whose threads wait for something slow. */
class HeldThreadsTest {

    private static final Part API = service("api").serviceTime(ms(1)).concurrency(32);
    private static final Part BANK = external("bank").serviceTime(ms(20));
    private static final String NOTE =
            "api: its threads are not held while it waits for bank, so they never run out; with policy(bulkhead(n)) at"
                    + " api they do, n of them for each instance that calls it.";

    private static String played(Step bank, Part api, Scene scene) {
        SystemDesign design = system("shop")
                .operation(read("pay").rate(perSecond(20)))
                .peak(1)
                .flow("pay", client("app"), gateway("edge"), api, bank);
        return design.simulate(scene).duration(seconds(30)).toString();
    }

    @Test
    void threadsThatAreNotHeldAreTold() {
        var slow = slow("bank", 10).at(seconds(5)).lasting(seconds(5));
        assertThat(played(BANK, API, slow)).containsOnlyOnce(NOTE);
        assertThat(played(BANK, API, fail("bank").hanging().at(seconds(5)).lasting(seconds(5))))
                .containsOnlyOnce(NOTE);
    }

    @Test
    void whereTheyAreHeldOrNothingWaitsNothingIsTold() {
        var slow = slow("bank", 10).at(seconds(5)).lasting(seconds(5));
        assertThat(played(BANK.policy(bulkhead(32)), API, slow)).doesNotContain("threads");
        assertThat(played(BANK, API.policy(bulkhead(32)), slow)).doesNotContain("threads");
        assertThat(played(aside(BANK), API, slow)).doesNotContain("threads");
        assertThat(played(BANK, API, slow("api", 2).at(seconds(5)).lasting(seconds(5))))
                .doesNotContain("threads");
    }
}
