package dev.envelope.performance;

import dev.envelope.quantity.Count;
import dev.envelope.quantity.Dimension;
import dev.envelope.quantity.Operator;
import dev.envelope.quantity.Quantity;
import dev.envelope.quantity.Rate;
import dev.envelope.quantity.Share;
import dev.envelope.quantity.Term;
import dev.envelope.quantity.Time;
import java.util.Arrays;
import java.util.List;
import java.util.function.ToDoubleFunction;

/** A textbook function of numbers made into a function of quantities, by the name that a derivation prints. */
public record Formula(String name, ToDoubleFunction<double[]> of) {

    public Share share(Quantity<?>... operands) {
        return new Share(term(Dimension.SHARE, operands));
    }

    public Count count(Quantity<?>... operands) {
        return new Count(term(Dimension.COUNT, operands));
    }

    public Time time(Quantity<?>... operands) {
        return new Time(term(Dimension.TIME, operands));
    }

    public Rate rate(Quantity<?>... operands) {
        return new Rate(term(Dimension.RATE, operands));
    }

    /** How much one is of the other, as a share that is above 1 where it is more. */
    public static Share part(Quantity<?> of, Quantity<?> whole) {
        List<Term> terms = List.of(of.term(), whole.term());
        return new Share(new Term.Operation(Dimension.SHARE, Operator.Arithmetic.DIVIDED_BY, terms));
    }

    private Term term(Dimension dimension, Quantity<?>... operands) {
        Term[] terms = new Term[operands.length];
        Arrays.setAll(terms, i -> operands[i].term());
        return new Term.Operation(dimension, new Operator.Function(name, of), List.of(terms));
    }
}
