package dev.envelope.view;

/** A result of the language: it is looked at as its view, and its {@code toString()} is that view as aligned text. */
public abstract class Answer implements Viewable {

    @Override
    public final String toString() {
        return view().toString();
    }
}
