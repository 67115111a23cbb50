package dev.envelope.architecture.pattern;

import dev.envelope.model.Model;

/**
 * An architecture pattern: a rewrite of the parts of a system and of the ways of its operations, applied with
 * {@code design.as(pattern)}.
 *
 * <p>Pure: the same model gives the same model. Every operation keeps its rate at the client and has a flow as before, every
 * store keeps its data, and the work that services did is done by those that take their place. A model that is in the
 * pattern already comes back as it is.
 */
public interface Pattern {

    /** What it makes of a design, as the design's name tells it afterwards: {@code as monolith}. */
    String told();

    /**
     * The rewritten model.
     *
     * @throws dev.envelope.quantity.DesignException if there is nothing in the model that it could rewrite
     */
    Model rewrite(Model model);

    /** The rewritten model under a name that tells the pattern. */
    default Model applyTo(Model model) {
        String name = model.name().endsWith(" " + told()) ? model.name() : model.name() + " " + told();
        return rewrite(model).name(name);
    }
}
