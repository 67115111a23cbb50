package dev.envelope.cost;

import java.util.Arrays;

/**
 * So many machines of one type, seen over all worlds: what they cost, and what is lost with the load that they cannot carry.
 *
 * <p>{@code cost(world) = rent × number + disks(world) + penalty × max(0, 1 − number ÷ needed(world))}
 */
final class Gamble {

    private final Refit refit;
    private final Needs needs;
    private final double number;
    private final double machines;
    private final double[] disks;
    private final double disk;
    private final double penalty;
    private final double expectedLoss;

    /** So many machines at a rent, with what is paid for disks beside them in each world. */
    Gamble(Refit refit, Needs needs, double number, double rent, double[] disks, double penalty) {
        this.refit = refit;
        this.needs = needs;
        this.number = number;
        this.machines = rent * number;
        this.disks = disks;
        this.disk = Arrays.stream(disks).average().orElse(0);
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

    /** Dollars a month for the machines, and in the mean of the worlds for disks beside them. */
    double rent() {
        return machines + disk;
    }

    /** Dollars a month for disks that grow with the data, in the mean of the worlds. */
    double disk() {
        return disk;
    }

    /** Dollars for the machines in a month in which so many are needed. */
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
        return rent() + expectedLoss;
    }

    /** World by world, what it costs above the best that anybody could have bought who knew that world. */
    double[] regrets(double[] best) {
        double[] regrets = new double[best.length];
        Arrays.setAll(regrets, i -> cost(needs.worlds()[i]) + disks[i] - best[i]);
        return regrets;
    }
}
