package dev.envelope.availability;

import dev.envelope.quantity.Count;
import dev.envelope.quantity.DesignException;
import dev.envelope.quantity.Dimension;
import dev.envelope.quantity.Operator;
import dev.envelope.quantity.Quantity;
import dev.envelope.quantity.Share;
import dev.envelope.quantity.Term;
import dev.envelope.quantity.Time;
import dev.envelope.quantity.Units;
import java.util.Arrays;
import java.util.List;
import org.apache.commons.statistics.distribution.BinomialDistribution;

/**
 * The formulas of redundancy: how much of the time a group is there, from how much of the time each of it is.
 *
 * <pre>{@code
 * Redundancy.series(percent(99.95), percent(99.99))        // 99.94 %
 * Redundancy.parallel(percent(99.9), percent(99.9))        // 99.9999 %
 * Redundancy.ofRepair(days(150), hours(1))                 // 99.972 %
 * }</pre>
 */
public final class Redundancy {

    private Redundancy() {}

    /** How much of the time something is there that fails so rarely and is repaired so fast. */
    public static Share ofRepair(Time betweenFailures, Time toRepair) {
        return betweenFailures.ratio(betweenFailures.plus(toRepair)).asShare().named("availability");
    }

    /** All are needed. */
    public static Share series(Share... each) {
        return Arrays.stream(each).reduce(Share::times).orElseThrow(() -> nothing("series"));
    }

    /** One is enough. */
    public static Share parallel(Share... each) {
        return Arrays.stream(each)
                .map(Share::complement)
                .reduce(Share::times)
                .orElseThrow(() -> nothing("parallel"))
                .complement();
    }

    private static DesignException nothing(String word) {
        return new DesignException(
                word + "()", "there is nothing in it", "write " + word + "(percent(99.9), percent(99.95))");
    }

    /** So many of a number are needed, each of which fails on its own. */
    public static Share kOfN(double needed, double of, Share each) {
        return kOfN(
                Count.of("kOfN(2, 3, percent(99.5))", needed),
                Count.of("kOfN(2, 3, percent(99.5))", of),
                each,
                Units.count(1),
                Units.percent(0));
    }

    /**
     * So many of a number are needed, which are spread over zones as evenly as they can be; where there are fewer than are
     * needed, all are.
     *
     * @param common the part of the time that one is away in which all others of its zone are, too
     */
    static Share kOfN(Count needed, Count of, Share each, Count zones, Share common) {
        List<Term> operands = List.of(needed, of, each, zones, common).stream()
                .map(Quantity::term)
                .toList();
        return new Share(new Term.Operation(Dimension.SHARE, K_OF_N, operands));
    }

    /** Operands: how many are needed, how many there are, how much each is there, zones, what they have in common. */
    private static final Operator K_OF_N = new Operator.Function("k of n", x -> {
        int there = (int) Math.max(1, Math.round(x[1]));
        int needed = (int) Math.min(there, Math.max(1, Math.ceil(x[0] - 1e-9)));
        int zones = (int) Math.min(there, Math.max(1, Math.round(x[3])));
        double zone = 1 - x[4] * (1 - x[2]);
        return spread(needed, there, zones, zone, zone == 0 ? 0 : Math.min(1, x[2] / zone));
    });

    /** Over which of the larger and which of the smaller zones are there. */
    private static double spread(int needed, int there, int zones, double zone, double own) {
        int inEach = there / zones;
        int larger = there % zones;
        BinomialDistribution largerUp = BinomialDistribution.of(larger, zone);
        BinomialDistribution smallerUp = BinomialDistribution.of(zones - larger, zone);
        double chance = 0;
        for (int i = 0; i <= larger; i++) {
            for (int j = 0; j <= zones - larger; j++) {
                int left = i * (inEach + 1) + j * inEach;
                if (left >= needed) {
                    chance += largerUp.probability(i)
                            * smallerUp.probability(j)
                            * BinomialDistribution.of(left, own).survivalProbability(needed - 1);
                }
            }
        }
        return Math.min(1, chance);
    }
}
