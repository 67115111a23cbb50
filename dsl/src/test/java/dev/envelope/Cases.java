package dev.envelope;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.assertj.core.api.Assertions.withinPercentage;

import dev.envelope.analysis.Measure;
import dev.envelope.quantity.Quantity;
import dev.envelope.quantity.Scenario;
import dev.envelope.quantity.Time;

/** How figures that others published are held: to a millionth where they follow exactly, else to their last digit. */
final class Cases {

    private Cases() {}

    /** The figure as it follows from the inputs, without rounding on the way. */
    static void exact(Quantity<?> actual, Quantity<?> recomputed) {
        assertThat(actual.dimension()).isEqualTo(recomputed.dimension());
        assertThat(actual.value()).isCloseTo(recomputed.value(), withinPercentage(1e-4));
    }

    /** The figure as printed, within half a unit of its last digit: the source rounded before it went on. */
    static void published(Quantity<?> actual, Quantity<?> target, Quantity<?> tolerance) {
        assertThat(actual.dimension()).isEqualTo(target.dimension());
        assertThat(actual.value()).isCloseTo(target.value(), within(tolerance.value()));
    }

    /** A design's number now. */
    static <Q extends Quantity<Q>> Q now(SystemDesign design, Measure<Q> measure) {
        return measure.of(design.model());
    }

    /** A design's number at a moment, in base units. */
    static double at(SystemDesign design, Measure<?> measure, Time moment) {
        return Scenario.likely().at(moment).value(measure.of(design.model()));
    }
}
