package dev.envelope.study.saving;

import dev.envelope.model.Model;

/**
 * A way to pay less for the same system: a rewrite of its model, how much work it is, and what it risks.
 *
 * <p>Pure: the same model gives the same outcome. The rewritten model answers the same operations at the same rates; whether it
 * is cheaper is not decided here but by its bill.
 */
public interface Saving {

    /** What is done, as a table tells it: {@code reserve for 3 years}. */
    String told();

    Effort effort();

    /** What may go wrong, or is given up. */
    String risk();

    /** The model with it done, or why there is nothing to do. */
    Outcome on(Model model);

    /** What a saving makes of a model. */
    sealed interface Outcome {

        /** The model with it done. */
        record Done(Model model) implements Outcome {}

        /** There is nothing to do, and why. */
        record NotHere(String reason) implements Outcome {}
    }
}
