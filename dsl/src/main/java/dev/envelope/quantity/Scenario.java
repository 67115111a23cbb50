package dev.envelope.quantity;

import dev.envelope.quantity.Term.Parameter;
import dev.envelope.quantity.Term.Variable;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;

/**
 * One certain world: every uncertain input at a point, a moment in time, and a load. There are no ranges in it.
 *
 * <p>The likely scenario has every input at its likely value, now, at the stated load.
 *
 * <pre>{@code Scenario.likely().at(months(12)).value(rate) // the rate in a year}</pre>
 */
public final class Scenario {

    private static final Scenario LIKELY = new Scenario(Map.of(), 0, 1);

    private final Map<Variable, Double> scores;
    private final double moment;
    private final double load;

    private Scenario(Map<Variable, Double> scores, double moment, double load) {
        this.scores = scores;
        this.moment = moment;
        this.load = load;
    }

    /** Every input at its likely value, now, at the stated load. */
    public static Scenario likely() {
        return LIKELY;
    }

    /** The same world at another moment after the start. */
    public Scenario at(Time moment) {
        return new Scenario(scores, moment.value(), load);
    }

    /** The same world under so many times the stated load. */
    public Scenario load(double load) {
        return new Scenario(scores, moment, load);
    }

    /** The same world with one input moved to a standard normal score, such as {@link Distribution.Scores#P95}. */
    public Scenario moved(Variable input, double score) {
        var more = new IdentityHashMap<>(scores);
        more.put(input, score);
        return new Scenario(more, moment, load);
    }

    /** Whether it is at the start and at the stated load. */
    public boolean isNow() {
        return moment == 0 && load == 1;
    }

    /** The amount's value in this world, in its base unit. */
    public double value(Quantity<?> amount) {
        return values(amount.program())[0];
    }

    /** The term's value in this world, in its base unit. */
    public double value(Term term) {
        return values(List.of(term))[0];
    }

    /** The values of several terms in this world, each in its base unit; what they share is computed once. */
    public double[] values(List<? extends Term> terms) {
        return values(Program.of(terms));
    }

    private double[] values(Program program) {
        return program.results(this::parameter, this::input);
    }

    private double input(Variable variable) {
        Double score = scores.get(variable);
        return score == null
                ? variable.distribution().likely()
                : variable.distribution().at(score);
    }

    private double parameter(Parameter parameter) {
        return switch (parameter) {
            case MOMENT -> moment;
            case LOAD -> load;
        };
    }
}
