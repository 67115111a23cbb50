package dev.envelope.quantity;

/** A duration. */
public final class Time extends Amount<Time> {

    public Time(Term term) {
        super(term);
    }

    @Override
    public Time of(Term term) {
        return new Time(term);
    }
}
