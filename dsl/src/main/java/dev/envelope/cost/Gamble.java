package dev.envelope.cost;

import java.util.Arrays;

/**
 * So many machines of one type, seen over all worlds: what they cost, and what is lost with the load that they cannot carry.
 *
 * <p>{@code cost(world) = rent × number + penalty × max(0, 1 − number ÷ needed(world))}
 */
final class Gamble {

    private final Refit refit;
    private final Needs needs;
    private final double number;
    private final double machines;
    private final double penalty;
    private final double expectedLoss;

    Gamble(Refit refit, Needs needs, double number, double rent, double penalty) {
        this.refit = refit;
        this.needs = needs;
        this.number = number;
        this.machines = rent * number;
        this.penalty = penalty;
        this.expectedLoss = needs.mean(this::loss);
    }

    private double loss(double needed) {
        return penalty * Math.max(0, 1 - number / needed);
    }

    Refit refit() {
        return refit;
    }

    double number() {
        return number;
    }

    /** Dollars a month for the machines. */
    double machines() {
        return machines;
    }

    /** Dollars in a month in which so many are needed. */
    double cost(double needed) {
        return machines + loss(needed);
    }

    /** The share of the worlds that need more. */
    double tooSmall() {
        return needs.share(needed -> needed > number);
    }

    double expectedLoss() {
        return expectedLoss;
    }

    double expectedCost() {
        return machines + expectedLoss;
    }

    /** World by world, what it costs above the best that anybody could have bought who knew that world. */
    double[] regrets(double[] best) {
        double[] regrets = new double[best.length];
        Arrays.setAll(regrets, i -> cost(needs.worlds()[i]) - best[i]);
        return regrets;
    }
}
