package dev.envelope.capacity;

import static dev.envelope.quantity.Units.count;
import static dev.envelope.quantity.Units.perSecond;
import static dev.envelope.quantity.Units.percent;
import static dev.envelope.quantity.Units.thousand;
import static org.assertj.core.api.Assertions.assertThat;

import dev.envelope.analysis.Derivation;
import dev.envelope.quantity.Scenario;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AutoscalingTest {

    /** The default tolerance is a tenth of the target. */
    @ParameterizedTest
    @CsvSource({"100, 20", "110, 20", "111, 23", "90, 20", "89, 18", "0, 0"})
    void nothingChangesWithinTheTolerance(double metric, double replicas) {
        assertThat(Autoscaling.replicas(count(20), perSecond(metric), perSecond(100))
                        .value())
                .isEqualTo(replicas);
    }

    @Test
    void aTotalIsSharedOut() {
        assertThat(Autoscaling.replicasFor(thousand(12), count(500)).value()).isEqualTo(24);
        assertThat(Autoscaling.replicasFor(perSecond(1_001), perSecond(100)).value())
                .isEqualTo(11);
    }

    @Test
    void whyShowsTheMetricOverTheTarget() {
        assertThat(Derivation.of(Autoscaling.replicas(count(50), percent(90), percent(75)), Scenario.likely())
                        .lines())
                .containsExactly(
                        "replicas = HPA replicas(50, metric over target) = HPA replicas(50, 1.2) = 60",
                        "└ metric over target = 90 % ÷ 75 % = 1.2");
    }
}
