package dev.envelope.simulation;

import static dev.envelope.Envelope.*;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;
import static org.assertj.core.api.Assertions.withinPercentage;

import dev.envelope.SystemDesign;
import dev.envelope.model.Part;
import dev.envelope.quantity.DesignException;
import org.junit.jupiter.api.Test;

/** Somebody else's service: a delay, or a queue where a limit is stated; and what cannot be said of it. */
class ExternalServicesTest {

    private static final Part BANK = external("bank").serviceTime(ms(100)).hop(us(1));

    private static SystemDesign asked(Part bank) {
        return system("shop").operation(read("pay").rate(perSecond(15))).peak(1).flow("pay", bank);
    }

    private static double mean(SystemDesign design) {
        return design.latency().table().doubleColumn("mean").get(0);
    }

    /** M/M/2 with a load of 1.5: C = 9/14, and a wait of C × 100 ms ÷ 0.5. */
    @Test
    void aStatedLimitOfConcurrentCallsMakesAQueue() {
        double known = 0.1 + 9.0 / 14 * 0.1 / 0.5;
        var design = asked(BANK.concurrency(2));
        assertThat(mean(design)).isCloseTo(known, within(1e-5));
        assertThat(mean(asked(BANK.concurrency(1).instances(2)))).isCloseTo(known, within(1e-5));
        assertThat(design.simulate().table().doubleColumn("mean").get(0)).isCloseTo(known, withinPercentage(3));
        assertThat(utilisation("bank").of(design.model()).value()).isCloseTo(0.75, within(1e-12));
        assertThat(design.components().table().doubleColumn("peak utilisation").get(0))
                .isCloseTo(0.75, within(1e-12));
    }

    /** 20 a second of 100 ms each are two at once. */
    @Test
    void aStatedRateIsALimitToo() {
        assertThat(mean(asked(BANK.throughput(perSecond(20))))).isCloseTo(0.1 + 9.0 / 14 * 0.2, within(1e-5));
    }

    @Test
    void whereOnlyATimeIsStatedNobodyWaits() {
        assertThat(mean(asked(BANK))).isCloseTo(0.1, within(1e-5));
        assertThat(asked(BANK).components().toString()).contains("scales by itself");
        assertThatThrownBy(() -> asked(BANK).scaling()).isInstanceOf(DesignException.class);
    }

    @Test
    void moreThanItTakesIsTold() {
        var design = asked(BANK.concurrency(1));
        assertThat(design.latency().toString()).contains("bank");
        assertThat(mean(design)).isInfinite();
        assertThat(design.components().toString())
                .contains("bank is asked for 1.5 times what is stated that it takes: agree on a higher limit");
        assertThat(asked(BANK.concurrency(2)).scaling(10).toString())
                .contains("1.33", "agree on 7.5 times its limit for ×10");
    }

    /** It is not ours to rent, to watch, to count or to lose with a zone. */
    @Test
    void aLimitDoesNotMakeItOurs() {
        var api = service("api").serviceTime(ms(10)).zones(2).instances(2);
        var design = asked(BANK).flow("pay", client("app"), api, BANK.concurrency(400));
        assertThat(instances().of(design.model()).value()).isEqualTo(2);
        assertThat(design.cost().toString()).contains("bank has no price");
        assertThat(design.diagram().toString()).contains("bank (external), 15/s");
        assertThat(design.simulate(fail("zone 1").at(seconds(10)).lasting(seconds(10)))
                        .toString())
                .doesNotContain("bank: 1 of 1 down");
        assertThat(design.simulate(fail("bank").at(seconds(10)).lasting(seconds(10)))
                        .toString())
                .contains("which no health check has to notice");
    }

    @Test
    void whatItRunsOnCannotBeStated() {
        assertThatThrownBy(() -> BANK.memory(GB(64)))
                .isInstanceOf(DesignException.class)
                .hasMessageContaining("somebody else runs it")
                .hasMessageContaining("concurrency(400)");
        assertThatThrownBy(() -> BANK.spare(2)).isInstanceOf(DesignException.class);
        assertThatThrownBy(() -> BANK.utilisation(percent(50))).isInstanceOf(DesignException.class);
    }
}
