package dev.envelope.model.policy;

import static dev.envelope.quantity.Units.count;
import static dev.envelope.quantity.Units.minutes;
import static dev.envelope.quantity.Units.percent;
import static dev.envelope.quantity.Units.seconds;

import dev.envelope.model.Bound;
import dev.envelope.model.Input;
import dev.envelope.quantity.Count;
import dev.envelope.quantity.DesignException;
import dev.envelope.quantity.Share;
import dev.envelope.quantity.Time;
import java.util.Optional;

/**
 * How the number of instances follows the load: a target for their utilisation; on the side of the component.
 *
 * <p>At each period it asks for {@code ⌈instances × utilisation ÷ target⌉}, the utilisation being the mean since the last one; within
 * a tenth of the target nothing changes. New instances take calls after a delay. It goes down only to the most that it asked for
 * within the settling time; instances that go finish what they have.
 *
 * <p>Source: Kubernetes documentation, Horizontal Pod Autoscaling (15 s, tolerance 0.1, stabilisation 300 s), 2024.
 *
 * <pre>{@code autoscale(percent(60)).between(2, 20).delay(minutes(2))}</pre>
 */
public record Autoscaler(Numbers numbers) implements Policy {

    static final Input<Share> TARGET =
            new Input<>("autoscaling target", "autoscale(percent(60))", Bound.ABOVE_ZERO, percent(60), "never assumed");

    static final Input<Count> LEAST = new Input<>(
            "fewest instances", "between(2, 20)", Bound.AT_LEAST_ONE, count(1), "minReplicas of Kubernetes");

    static final Input<Count> MOST =
            new Input<>("most instances", "between(2, 20)", Bound.AT_LEAST_ONE, count(20), "never assumed");

    static final Input<Time> DELAY = new Input<>(
            "start of an instance",
            "delay(minutes(2))",
            Bound.NONE,
            minutes(1),
            "a placeholder: boot, image, warm-up; measure it");

    static final Input<Time> EVERY = new Input<>(
            "scaling period",
            "every(seconds(15))",
            Bound.ABOVE_ZERO,
            seconds(15),
            "horizontal-pod-autoscaler-sync-period of Kubernetes (2024)");

    static final Input<Time> SETTLING = new Input<>(
            "settling time",
            "settling(minutes(5))",
            Bound.NONE,
            minutes(5),
            "horizontal-pod-autoscaler-downscale-stabilization of Kubernetes (2024)");

    /** As many instances as keep the utilisation near this. */
    public static Autoscaler at(Share utilisation) {
        return new Autoscaler(Numbers.of(TARGET, utilisation));
    }

    /** The same with so many instances at least, and at most. */
    public Autoscaler between(int least, int most) {
        if (most < least) {
            throw new DesignException(
                    "between(" + least + ", " + most + ")",
                    "there are at least as many instances at most as at least",
                    "write between(" + most + ", " + least + ")");
        }
        return with(numbers.with(LEAST, Count.of(LEAST.example(), least)).with(MOST, Count.of(MOST.example(), most)));
    }

    /** The same with so long until a new instance takes calls. */
    public Autoscaler delay(Time start) {
        return with(numbers.with(DELAY, start));
    }

    /** The same, asking so often. */
    public Autoscaler every(Time period) {
        return with(numbers.with(EVERY, period));
    }

    /** The same, going down to the most of so long a time. */
    public Autoscaler settling(Time time) {
        return with(numbers.with(SETTLING, time));
    }

    /** The utilisation that it aims at. */
    public Share target() {
        return numbers.get(TARGET);
    }

    /** The fewest instances. */
    public Count least() {
        return numbers.get(LEAST);
    }

    /** The most instances, if that was stated. */
    public Optional<Count> most() {
        return numbers.has(MOST) ? Optional.of(numbers.get(MOST)) : Optional.empty();
    }

    /** How long it takes until a new instance takes calls. */
    public Time delay() {
        return numbers.get(DELAY);
    }

    /** How often it asks. */
    public Time every() {
        return numbers.get(EVERY);
    }

    /** How long it remembers what it asked for, before it goes down. */
    public Time settling() {
        return numbers.get(SETTLING);
    }

    @Override
    public Autoscaler with(Numbers numbers) {
        return new Autoscaler(numbers);
    }

    @Override
    public String toString() {
        return told();
    }
}
