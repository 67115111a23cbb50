package dev.envelope.model;

import static dev.envelope.Envelope.*;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.envelope.quantity.DesignException;
import java.util.List;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.FieldSource;
import tech.tablesaw.api.DoubleColumn;

/** How service times spread: what is stated, what formulas read of it, and what is refused. */
class ShapeTest {

    private static final List<Arguments> SHOWN = List.of(
            Arguments.of(constant(), 0, "constant times"),
            Arguments.of(exponential(), 1, "exponential times"),
            Arguments.of(erlang(4), 0.5, "Erlang times of 4 phases"),
            Arguments.of(lognormal(0.8), 0.8, "lognormal times"),
            Arguments.of(hyperexponential(2), 2, "hyperexponential times"),
            Arguments.of(empirical(10, 10, 10, 50), Math.sqrt(0.75), "times as of 4 measured"));

    private static final List<Arguments> REFUSED = List.of(
            refused(() -> erlang(0), "erlang(0): phases must be at least 1; write erlang(4)"),
            refused(() -> erlang(-1), "erlang(-1): a count is not negative; write erlang(1)"),
            refused(() -> lognormal(0), "lognormal(0): variability must be above 0; write lognormal(0.8)"),
            refused(
                    () -> hyperexponential(0.5),
                    "hyperexponential(0.5): variability must be at least 1; write hyperexponential(2)"),
            refused(
                    () -> hyperexponential(count(0.5, 2)),
                    "hyperexponential(0.5 to 2): variability must be at least 1, the low end of its range too; write"
                            + " hyperexponential(2)"),
            refused(() -> empirical(), "empirical(0 times)"),
            refused(() -> empirical(0, 0), "empirical(2 times): a time is a finite number that is not negative"),
            refused(() -> empirical(3, -1), "empirical(2 times)"),
            refused(() -> empirical(3, Double.NaN), "empirical(2 times)"),
            refused(() -> empirical(Double.POSITIVE_INFINITY), "empirical(1 times)"));

    private static Arguments refused(ThrowingCallable statement, String message) {
        return Arguments.of(statement, message);
    }

    @ParameterizedTest
    @FieldSource("SHOWN")
    void statesTheVariabilityToo(Shape shape, double variability, String told) {
        var api = service("api").serviceTime(ms(20)).distribution(shape);

        assertThat(api.get(Component.VARIABILITY).value()).isCloseTo(variability, within(1e-12));
        assertThat(api.get(Component.SERVICE_TIME).value()).isEqualTo(0.02);
        assertThat(api.distribution()).contains(shape);
        assertThat(api.toString()).endsWith(", " + told);
    }

    @ParameterizedTest
    @FieldSource("REFUSED")
    void refusesNonsense(ThrowingCallable statement, String message) {
        assertThatThrownBy(statement).isInstanceOf(DesignException.class).hasMessageStartingWith(message);
    }

    @Test
    void theLaterStatementHolds() {
        assertThat(service("api").variability(2).distribution(lognormal(0.8)))
                .hasToString("service \"api\": variability 0.8, lognormal times");
        assertThat(service("api").distribution(lognormal(0.8)).variability(2))
                .hasToString("service \"api\": variability 2");
        assertThat(service("api").distribution(lognormal(0.8)).distribution(erlang(4)))
                .hasToString("service \"api\": variability 0.5, Erlang times of 4 phases");
    }

    @Test
    void staysWhenOtherThingsAreStated() {
        assertThat(cache("redis")
                        .distribution(constant())
                        .hitRate(0.9)
                        .in("eu")
                        .popularity(zipf(0.8))
                        .writeThrough())
                .hasToString("cache \"redis\": variability 0, hit rate 90 %, constant times, in eu, written through");
        Shape shape = constant();
        assertThat(database("db").distribution(shape).copies(3).distribution()).contains(shape);
        assertThat(queue("q").distribution(shape).policy(timeout(ms(5))).distribution())
                .contains(shape);
        assertThat(objectStore("videos")
                        .distribution(shape)
                        .lifecycle(after(days(30), "cold"))
                        .distribution())
                .contains(shape);
    }

    /** A missing value is left out, and the unit of a column does not matter. */
    @Test
    void aColumnHasItsOwnVariability() {
        DoubleColumn milliseconds = DoubleColumn.create("ms", 12, 15, 14, 90, 13);
        double deviation = milliseconds.standardDeviation() * Math.sqrt(4.0 / 5);
        double variability = deviation / milliseconds.mean();

        assertThat(empirical(milliseconds).variability().value()).isCloseTo(variability, within(1e-12));
        assertThat(empirical(milliseconds.divide(1_000)).variability().value()).isCloseTo(variability, within(1e-12));
        assertThat(empirical(milliseconds.appendMissing()).variability().value())
                .isCloseTo(variability, within(1e-12));
    }
}
