package dev.envelope.model.policy;

import static dev.envelope.quantity.Units.ms;

import dev.envelope.model.Bound;
import dev.envelope.model.Input;
import dev.envelope.quantity.Time;

/**
 * A second call of the same when the first takes long, of which the first answer counts; on the caller's side.
 *
 * <p>It is sent once, when so long has passed without an answer, and goes to another instance where there is one. The slower call
 * is not cancelled: it is worked on to its end, and its answer is thrown away. Products that cancel it (gRPC's hedging) burn less.
 * If one of the two fails, the other decides.
 *
 * <p>Source: J. Dean and L. Barroso, The Tail at Scale, Communications of the ACM 56(2), 2013, which sends it at the 95th
 * percentile, for 5 % more load.
 *
 * <pre>{@code hedge(ms(80))}</pre>
 */
public record Hedge(Numbers numbers) implements Policy {

    static final Input<Time> AFTER =
            new Input<>("hedge after", "hedge(ms(80))", Bound.ABOVE_ZERO, ms(80), "never assumed");

    /** A second call after so long without an answer. */
    public static Hedge after(Time time) {
        return new Hedge(Numbers.of(AFTER, time));
    }

    public Time after() {
        return numbers.get(AFTER);
    }

    @Override
    public Hedge with(Numbers numbers) {
        return new Hedge(numbers);
    }

    @Override
    public String toString() {
        return told();
    }
}
