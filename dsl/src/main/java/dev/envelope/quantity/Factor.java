package dev.envelope.quantity;

/** A number without a unit that an amount can be multiplied by: a {@link Count} or a {@link Share}. */
public sealed interface Factor permits Count, Share {

    Term term();
}
