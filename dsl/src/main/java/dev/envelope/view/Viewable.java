package dev.envelope.view;

/** An answer that can be looked at: every result of the language is one, and its {@code toString()} is its text. */
public interface Viewable {

    /** What there is to see, in order. */
    View view();
}
