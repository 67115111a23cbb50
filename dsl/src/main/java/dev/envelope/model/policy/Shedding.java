package dev.envelope.model.policy;

import static dev.envelope.quantity.Units.ms;

import dev.envelope.model.Bound;
import dev.envelope.model.Input;
import dev.envelope.quantity.Time;

/**
 * How long a call may have waited when its turn comes; one that waited longer is turned away without being worked on. On the
 * side of the component.
 *
 * <p>So an overloaded component works on calls that somebody still waits for: its goodput stays where retries and timeouts would
 * have made it work for nobody. Until its turn a call keeps its place in the queue.
 *
 * <p>Source: B. Maurer, Fail at Scale, ACM Queue 13(8), 2015 (controlled delay); H. Zhou et al., Overload Control for Scaling
 * WeChat Microservices, SoCC 2018, which takes 20 ms of waiting as the sign of overload.
 *
 * <pre>{@code shedding(ms(100))}</pre>
 */
public record Shedding(Numbers numbers) implements Policy {

    static final Input<Time> AFTER =
            new Input<>("shed after a wait of", "shedding(ms(100))", Bound.ABOVE_ZERO, ms(20), "never assumed");

    /** Turning away what has waited longer. */
    public static Shedding after(Time wait) {
        return new Shedding(Numbers.of(AFTER, wait));
    }

    public Time after() {
        return numbers.get(AFTER);
    }

    @Override
    public Shedding with(Numbers numbers) {
        return new Shedding(numbers);
    }

    @Override
    public String toString() {
        return told();
    }
}
