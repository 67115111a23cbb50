package dev.envelope.study;

import static dev.envelope.Envelope.*;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.envelope.SystemDesign;
import dev.envelope.quantity.DesignException;
import dev.envelope.quantity.Distribution.Scores;
import org.junit.jupiter.api.Test;

/** An uncertain load on instances that follow it, and on those that are there. */
class BuiltFleetTest {

    /** 4 ms each on one core at 60 %: of the likely 20,000 a second 134 instances, of N+1. */
    private static SystemDesign shop() {
        return system("shop")
                .operation(read("get").rate(perSecond(10_000, 40_000)))
                .peak(1)
                .flow("get", service("api").concurrency(1).serviceTime(ms(4)));
    }

    /** The likely rate is the median of a lognormal; twice it is its p95, so half of the worlds have more, and their servers are busier. */
    @Test
    void builtInstancesStayWhateverComes() {
        var follows = shop().uncertainty(utilisation("api")).outcomes();
        assertThat(follows.percentile(95)).isLessThan(0.6);
        var built = shop().builtFor(1);
        assertThat(instances("api").of(built.model()).value()).isEqualTo(135);
        var busy = built.uncertainty(utilisation("api")).outcomes();
        assertThat(busy.percentile(50)).isCloseTo(80 / 135.0, within(0.01));
        assertThat(busy.percentile(95)).isCloseTo(160 / 135.0, within(0.03));
        assertThat(built.uncertainty(instances("api")).outcomes().percentile(95))
                .isEqualTo(135);
        assertThat(instances("api").of(shop().builtFor(2).model()).value()).isEqualTo(268);
    }

    /** More than 135 servers can take comes in the worlds above 33,750 a second. */
    @Test
    void theAnswerSaysWhatWasBuiltAndTellsTheOther() {
        var follows = shop().uncertainty(p99("get").atMost(ms(40)));
        assertThat(follows.toString())
                .contains("Each world has the instances that its own load takes. With those of the likely load it is ")
                .contains(" to unbounded; builtFor(1) of the design asks for that.");
        assertThat(follows.chance()).isEqualTo(1);
        var built = shop().builtFor(1).uncertainty(p99("get").atMost(ms(40)));
        assertThat(built.toString()).doesNotContain("Each world has the instances");
        double z = Math.log(33_750 / 20_000.0) / (Math.log(2) / 1.6448536);
        assertThat(built.chance()).isCloseTo(normal(z), within(0.02));
        assertThat(shop().sensitivity(p99("get")).toString()).contains("builtFor(1) of the design keeps");
    }

    private static double normal(double z) {
        return Scores.probability(z);
    }

    @Test
    void whatDoesNotDependOnInstancesSaysNothingOfThem() {
        assertThat(shop().uncertainty(peakRate()).toString()).doesNotContain("instances");
        assertThat(shop().component(
                                service("api").concurrency(1).serviceTime(ms(4)).instances(200))
                        .uncertainty(utilisation("api"))
                        .toString())
                .doesNotContain("Each world has the instances");
    }

    @Test
    void whatIsBuiltLastsToItsOwnLimit() {
        var scaling = shop().builtFor(2).scaling(10);
        assertThat(scaling.lastsTo()).isCloseTo(268 / 80.0, within(1e-9));
        assertThat(scaling.toString()).contains("1,335");
    }

    @Test
    void aDesignIsBuiltForSomeLoad() {
        assertThatThrownBy(() -> shop().builtFor(0)).isInstanceOf(DesignException.class);
    }
}
