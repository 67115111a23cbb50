package dev.envelope.quantity;

/** An amount of money, in US dollars. */
public final class Money extends Amount<Money> {

    public Money(Term term) {
        super(term);
    }

    @Override
    public Money of(Term term) {
        return new Money(term);
    }
}
