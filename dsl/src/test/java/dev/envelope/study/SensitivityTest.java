package dev.envelope.study;

import static dev.envelope.Envelope.*;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.assertj.core.api.Assertions.withinPercentage;

import dev.envelope.SystemDesign;
import dev.envelope.analysis.Measure;
import dev.envelope.quantity.Distribution.Scores;
import dev.envelope.study.Sensitivity.Effect;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What matters most. */
class SensitivityTest {

    private final SystemDesign design = system("Chat")
            .users(million(8, 12))
            .requestsPerUser(5, 20)
            .peak(2, 3)
            .growth(percent(10, 40));

    @Test
    void theWidestInputStandsFirst() {
        assertThat(design.sensitivity(peakRate()).effects())
                .extracting(Effect::input)
                .containsExactly("requests per user and day", "users", "peak factor");
    }

    @Test
    void theTornadoMovesOneInputToItsEndsAndLeavesTheOthers() {
        Effect requests = design.sensitivity(peakRate()).effects().get(0);
        double others = Math.sqrt(8e6 * 12e6) * Math.sqrt(2 * 3) / 86_400;

        assertThat(requests.low()).isCloseTo(5 * others, withinPercentage(1e-9));
        assertThat(requests.high()).isCloseTo(20 * others, withinPercentage(1e-9));
    }

    @Test
    void theIndicesOfAProductOfLognormalsAreTheExactOnes() {
        double[] variances = {
            Math.pow(Math.log(20.0 / 5) / 2 / Scores.P95, 2),
            Math.pow(Math.log(12.0 / 8) / 2 / Scores.P95, 2),
            Math.pow(Math.log(3.0 / 2) / 2 / Scores.P95, 2)
        };
        double all = variances[0] + variances[1] + variances[2];
        List<Effect> effects = design.sensitivity(peakRate()).draws(200_000).effects();

        for (int i = 0; i < variances.length; i++) {
            double first = Math.expm1(variances[i]) / Math.expm1(all);
            double total = Math.expm1(variances[i]) * Math.exp(all - variances[i]) / Math.expm1(all);
            assertThat(effects.get(i).first()).isCloseTo(first, within(0.02));
            assertThat(effects.get(i).total()).isCloseTo(total, within(0.02));
        }
    }

    @Test
    void growthMattersOnlyLater() {
        assertThat(design.sensitivity(peakRate()).at(years(3)).effects())
                .extracting(Effect::input)
                .contains("growth");
    }

    @Test
    void anInputOfTheMeasureAloneGoesByItsOwnName() {
        Measure<?> tickets = measure(
                "tickets", m -> peakRate().of(m).times(percent(0.01, 0.1).named("share with a problem")));

        assertThat(design.sensitivity(tickets).effects())
                .extracting(Effect::input)
                .contains("share with a problem");
    }

    @Test
    void withCorrelatedInputsThereAreNoIndices() {
        var users = million(8, 12);
        var requests = count(5, 20);
        SystemDesign correlated =
                system().users(users).requestsPerUser(requests).correlated(users, requests, 0.5);

        assertThat(correlated.sensitivity(peakRate()).table().columnNames())
                .containsExactly("input", "p5 to p95", "at p5", "at p95");
        assertThat(correlated.sensitivity(peakRate()).toString()).contains("No variance indices");
    }

    @Test
    void theTextNamesTheInputThatMattersMost() {
        assertThat(design.sensitivity(peakRate()).toString()).contains("requests per user and day moves it most");
    }

    @Test
    void otherDrawsGiveAlmostTheSameIndices() {
        Effect one = design.sensitivity(peakRate()).effects().get(0);
        Effect other = design.sensitivity(peakRate()).seed(2).effects().get(0);

        assertThat(other.total()).isNotEqualTo(one.total()).isCloseTo(one.total(), within(0.1));
    }
}
