package dev.envelope.cost;

import java.util.Arrays;

/**
 * So many machines of one type, seen over all worlds: what they cost and what the load loses that they cannot carry.
 *
 * <p>{@code cost(world) = rent × number + penalty × max(0, 1 − number ÷ needed(world))}
 */
final class Gamble {

    private final Refit refit;
    private final double number;
    private final double rent;
    private final double penalty;
    private final double[] needed;

    Gamble(Refit refit, double number, double rent, double penalty, double[] needed) {
        this.refit = refit;
        this.number = number;
        this.rent = rent;
        this.penalty = penalty;
        this.needed = needed;
    }

    Refit refit() {
        return refit;
    }

    double number() {
        return number;
    }

    /** Dollars a month for the machines. */
    double machines() {
        return rent * number;
    }

    double cost(double needs) {
        return rent * number + penalty * Math.max(0, 1 - number / needs);
    }

    /** The share of the worlds that need more. */
    double tooSmall() {
        return Arrays.stream(needed).filter(needs -> needs > number).count() / (double) needed.length;
    }

    double expectedLoss() {
        return expectedCost() - machines();
    }

    double expectedCost() {
        return Arrays.stream(needed).map(this::cost).average().orElse(machines());
    }

    /** World by world, what it costs above the best that anybody could have bought who knew that world. */
    double[] regrets(double[] best) {
        double[] regrets = new double[needed.length];
        Arrays.setAll(regrets, i -> cost(needed[i]) - best[i]);
        return regrets;
    }
}
