package dev.envelope.quantity;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The arithmetic behind a quantity: a constant, a random variable, a parameter of the scenario, a label, or an
 * operation on other terms. Values are in the base unit of the {@link #dimension()}.
 *
 * <p>Terms form a graph without cycles; identity matters, since one variable reached along two paths is one variable.
 */
public sealed interface Term {

    Dimension dimension();

    /** A number that is certain. */
    record Constant(Dimension dimension, double value, String written) implements Term {
        public Constant(Dimension dimension, double value) {
            this(dimension, value, dimension.format(value));
        }
    }

    /** A number that is uncertain: a distribution with an identity of its own. */
    final class Variable implements Term {
        private final Dimension dimension;
        private final Distribution distribution;

        public Variable(Dimension dimension, Distribution distribution) {
            this.dimension = dimension;
            this.distribution = distribution;
        }

        @Override
        public Dimension dimension() {
            return dimension;
        }

        public Distribution distribution() {
            return distribution;
        }
    }

    /** A number that the scenario fixes, such as the moment in time. */
    enum Parameter implements Term {
        /** Seconds after the start of the plan. */
        MOMENT(Dimension.TIME, "moment", 0),
        /** How many times the stated load. */
        LOAD(Dimension.COUNT, "load", 1);

        private final Dimension dimension;
        private final String label;
        private final double usual;

        Parameter(Dimension dimension, String label, double usual) {
            this.dimension = dimension;
            this.label = label;
            this.usual = usual;
        }

        @Override
        public Dimension dimension() {
            return dimension;
        }

        public String label() {
            return label;
        }

        /** The value in a scenario that says nothing about it. */
        public double usual() {
            return usual;
        }
    }

    /** A term with a name, or a source, or both: a step that a derivation shows. */
    record Label(@Nullable String name, @Nullable Source source, Term term) implements Term {
        @Override
        public Dimension dimension() {
            return term.dimension();
        }
    }

    /** Where a number comes from: what was said of it, and whether it was stated, assumed or looked up. */
    record Source(Kind kind, String text) {
        /** Who vouches for a number. */
        public enum Kind {
            /** The engineer who wrote the design. */
            STATED,
            /** Nobody yet: the language filled it in. */
            ASSUMED,
            /** A dated fact of the catalogue. */
            FACT
        }
    }

    /** An operation on other terms. */
    record Operation(Dimension dimension, Operator operator, List<Term> operands) implements Term {
        public Operation {
            operands = List.copyOf(operands);
        }
    }
}
