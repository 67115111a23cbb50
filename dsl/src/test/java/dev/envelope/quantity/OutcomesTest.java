package dev.envelope.quantity;

import static dev.envelope.quantity.Units.count;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What is told of many worlds, and that telling it leaves the worlds in their order. */
class OutcomesTest {

    private static final Count USERS = count(10, 1_000);

    @Test
    void aPercentileLeavesTheWorldsInTheirOrder() {
        Outcomes outcomes = Scenarios.standard().of(USERS);
        double[] before = outcomes.values();
        assertThat(outcomes.percentiles(5, 50, 95)).isSorted();
        assertThat(outcomes.values()).containsExactly(before);
    }

    @Test
    void worldsStayPairedAfterAPercentile() {
        List<Outcomes> both =
                Scenarios.standard().of(List.of(USERS.term(), USERS.times(2).term()));
        assertThat(both.get(0).percentile(50)).isPositive();
        assertThat(both.get(1).dividedBy(both.get(0)).percentiles(0, 100)).containsExactly(2, 2);
    }

    @Test
    void percentilesAreThoseOfHyndmanAndFansDefinitionEight() {
        // R: quantile(1:10, c(0, .05, .5, .95, 1), type = 8)
        double[] values = IntStream.rangeClosed(1, 10).asDoubleStream().toArray();
        assertThat(new Outcomes(Dimension.COUNT, values).percentiles(0, 5, 50, 95, 100))
                .containsExactly(new double[] {1, 1, 5.5, 10, 10}, within(1e-12));
        assertThat(new Outcomes(Dimension.COUNT, values).percentiles(10, 90))
                .containsExactly(new double[] {1.3666666666666667, 9.6333333333333333}, within(1e-12));
    }

    @Test
    void aPercentileOutsideZeroToHundredIsRefused() {
        Outcomes outcomes = Scenarios.standard().of(USERS);
        assertThatThrownBy(() -> outcomes.percentile(101))
                .isInstanceOf(DesignException.class)
                .hasMessageContaining("percentile(101)");
    }
}
