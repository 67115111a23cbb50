package dev.envelope.model;

import dev.envelope.quantity.DesignException;
import dev.envelope.quantity.Time;
import java.util.List;

/**
 * What becomes of data at an age: it moves to a cheaper tier.
 *
 * @param age how old it is then
 * @param tier the tier in the words of every cloud: {@code infrequent access}, {@code cold}, {@code archive}
 */
public record Transition(Time age, String tier) {

    /**
     * The transitions of a life, in the order of their ages.
     *
     * @throws DesignException if they are not
     */
    static List<Transition> life(Transition... transitions) {
        for (int i = 0; i < transitions.length; i++) {
            double before = i == 0 ? 0 : transitions[i - 1].age.value();
            if (transitions[i].age.value() <= before) {
                throw new DesignException(
                        "lifecycle(after(" + transitions[i].age + ", \"" + transitions[i].tier + "\"))",
                        "each transition comes at a later age than the one before",
                        "write lifecycle(after(days(30), \"infrequent access\"), after(days(90), \"archive\"))");
            }
        }
        return List.of(transitions);
    }
}
