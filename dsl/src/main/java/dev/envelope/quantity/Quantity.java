package dev.envelope.quantity;

import dev.envelope.quantity.Term.Constant;
import dev.envelope.quantity.Term.Label;
import dev.envelope.quantity.Term.Operation;
import dev.envelope.quantity.Term.Variable;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An amount with a dimension, certain or not: immutable, and kept as the arithmetic that made it.
 *
 * <p>Alone in a cell it shows its likely value and, if uncertain, its 90 % interval: {@code 3,472/s (1,950/s to
 * 6,180/s)}.
 *
 * @param <Q> the type itself, so that arithmetic keeps the dimension
 */
public abstract class Quantity<Q extends Quantity<Q>> {

    private final Term term;

    /** Found when it is first asked for; two threads that both find it find the same. */
    private @Nullable Program program;

    Quantity(Term term) {
        this.term = term;
    }

    /** The arithmetic behind it. */
    public Term term() {
        return term;
    }

    /** The same kind of amount, made by another term. */
    public abstract Q of(Term term);

    public Dimension dimension() {
        return term.dimension();
    }

    /** The same amount under a name, as a derivation shows it; it stays the same random variable. */
    public Q named(String name) {
        return of(new Label(name, null, term));
    }

    /**
     * The same amount with the reason why it is believed, as {@code assumptions()} shows it; it stays the same random
     * variable.
     *
     * <pre>{@code million(8, 12).because("access logs, March 2026")}</pre>
     */
    public Q because(String source) {
        return of(new Label(null, new Term.Source(Term.Source.Kind.STATED, source), term));
    }

    /** The same amount under a name and with a source of a given kind. */
    public Q labelled(String name, Term.Source source) {
        return of(new Label(name, source, term));
    }

    /** The larger of the two. */
    public Q atLeast(Q other) {
        return of(operation(LARGER, dimension(), term, other.term()));
    }

    /** The smaller of the two. */
    public Q atMost(Q other) {
        return of(operation(SMALLER, dimension(), term, other.term()));
    }

    /** The value in the base unit with every uncertain input at its likely value. */
    public double value() {
        return Scenario.likely().value(this);
    }

    /** How it is computed. */
    Program program() {
        Program known = program;
        if (known == null) {
            known = Program.of(List.of(term));
            program = known;
        }
        return known;
    }

    /** Whether it depends on an input that is uncertain. */
    public boolean uncertain() {
        return !program().variables().isEmpty();
    }

    /**
     * The value in the base unit below which it falls with this probability in percent.
     *
     * @throws DesignException if the percentage is outside 0..100
     */
    public double percentile(double percent) {
        Outcomes.checkPercentile(percent);
        return bare(term) instanceof Variable input
                ? input.distribution().quantile(percent / 100)
                : Scenarios.standard().of(this).percentile(percent);
    }

    /** How it ranges: as it was stated, or its computed 90 % interval; of a certain amount just the amount. */
    public String range() {
        Term inner = bare(term);
        if (inner instanceof Constant constant) {
            return constant.written();
        }
        if (inner instanceof Variable input) {
            return input.distribution().describe(dimension()::format);
        }
        if (!uncertain()) {
            return dimension().format(value());
        }
        double[] ends = Scenarios.standard().of(this).percentiles(5, 95);
        return dimension().format(ends[0]) + " to " + dimension().format(ends[1]);
    }

    /** The likely value and, if uncertain, how it ranges. */
    @Override
    public String toString() {
        return uncertain() ? dimension().format(value()) + " (" + range() + ")" : range();
    }

    private static final Operator LARGER = new Operator.Function("max", x -> Math.max(x[0], x[1]));
    private static final Operator SMALLER = new Operator.Function("min", x -> Math.min(x[0], x[1]));

    private static Term bare(Term any) {
        return any instanceof Label label ? bare(label.term()) : any;
    }

    protected static Term operation(Operator operator, Dimension dimension, Term... operands) {
        return new Operation(dimension, operator, List.of(operands));
    }
}
