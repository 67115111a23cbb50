package dev.envelope.quantity;

import static dev.envelope.Envelope.*;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.assertj.core.api.Assertions.withinPercentage;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Inputs that move together keep what was stated of each. */
class CorrelationsTest {

    private final Count users = million(8, 12);
    private final Count requests = count(5, 20);
    private final Time latency = ms(triangular(5, 10, 40));

    private static Scenarios worlds(Correlations correlations) {
        return Scenarios.standard().draws(100_000).correlated(correlations);
    }

    /** The correlation of the logarithms of two outcomes. */
    private static double correlation(Outcomes a, Outcomes b) {
        double sumA = 0;
        double sumB = 0;
        for (int i = 0; i < a.size(); i++) {
            sumA += Math.log(a.get(i));
            sumB += Math.log(b.get(i));
        }
        double both = 0;
        double ofA = 0;
        double ofB = 0;
        for (int i = 0; i < a.size(); i++) {
            double x = Math.log(a.get(i)) - sumA / a.size();
            double y = Math.log(b.get(i)) - sumB / b.size();
            both += x * y;
            ofA += x * x;
            ofB += y * y;
        }
        return both / Math.sqrt(ofA * ofB);
    }

    @Test
    void logarithmsOfLognormalsCorrelateAsStated() {
        var outcomes =
                worlds(Correlations.none().with(users, requests, 0.6)).of(List.of(users.term(), requests.term()));

        assertThat(correlation(outcomes.get(0), outcomes.get(1))).isCloseTo(0.6, within(0.01));
    }

    @Test
    void withoutAStatementInputsAreIndependent() {
        var outcomes = worlds(Correlations.none()).of(List.of(users.term(), requests.term()));

        assertThat(correlation(outcomes.get(0), outcomes.get(1))).isCloseTo(0, within(0.01));
    }

    @Test
    void everyInputKeepsItsStatedEnds() {
        var correlated = Correlations.none().with(users, requests, 0.6).with(requests, latency, -0.5);
        Outcomes outcomes = worlds(correlated).of(requests);

        assertThat(outcomes.percentile(5)).isCloseTo(5, withinPercentage(1.5));
        assertThat(outcomes.percentile(95)).isCloseTo(20, withinPercentage(1.5));
    }

    @Test
    void aPairThatIsStatedAgainIsReplaced() {
        var correlated = Correlations.none().with(users, requests, 0.9).with(requests, users, -0.3);
        var outcomes = worlds(correlated).of(List.of(users.term(), requests.term()));

        assertThat(correlation(outcomes.get(0), outcomes.get(1))).isCloseTo(-0.3, within(0.01));
    }

    @Test
    void threeInputsCorrelatePairByPair() {
        var correlated = Correlations.none()
                .with(users, requests, 0.5)
                .with(requests, latency, 0.4)
                .with(users, latency, -0.2);
        var outcomes = worlds(correlated).of(List.of(users.term(), requests.term(), latency.term()));

        assertThat(correlation(outcomes.get(0), outcomes.get(1))).isCloseTo(0.5, within(0.01));
        assertThat(correlation(outcomes.get(1), outcomes.get(2))).isCloseTo(0.4, within(0.02));
        assertThat(correlation(outcomes.get(0), outcomes.get(2))).isCloseTo(-0.2, within(0.02));
    }

    @Test
    void strongPairsMayBeStatedOneAfterTheOther() {
        var correlated = Correlations.none()
                .with(users, requests, 0.9)
                .with(requests, latency, 0.9)
                .with(users, latency, 0.9);
        var outcomes = worlds(correlated).of(List.of(users.term(), latency.term()));

        assertThat(correlation(outcomes.get(0), outcomes.get(1))).isCloseTo(0.9, within(0.02));
    }

    @Test
    void aNamedInputIsStillThatInput() {
        var correlated = Correlations.none().with(users.because("access logs"), requests.named("requests"), 0.6);
        var outcomes = worlds(correlated).of(List.of(users.term(), requests.term()));

        assertThat(correlation(outcomes.get(0), outcomes.get(1))).isCloseTo(0.6, within(0.01));
    }

    @Test
    void drawsDoNotDependOnTheOrderOfTheInputs() {
        Map<Term.Variable, String> names =
                Map.of((Term.Variable) users.term(), "users", (Term.Variable) requests.term(), "requests");
        Scenarios worlds = Scenarios.standard().naming(names);

        assertThat(worlds.of(users.times(requests)).values())
                .containsExactly(worlds.of(requests.times(users)).values());
    }
}
