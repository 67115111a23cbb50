package dev.envelope.data.consistency;

import static dev.envelope.quantity.Units.count;

import dev.envelope.performance.Formula;
import dev.envelope.quantity.DesignException;
import dev.envelope.quantity.Dimension;
import dev.envelope.quantity.Format;
import dev.envelope.quantity.Operator;
import dev.envelope.quantity.Share;
import dev.envelope.quantity.Term;
import java.util.List;
import org.apache.commons.statistics.distribution.BinomialDistribution;
import org.apache.commons.statistics.distribution.HypergeometricDistribution;

/**
 * How many copies of a record a read asks and a write waits for.
 *
 * @param copies how many copies there are, N
 * @param reads how many of them a read asks, R
 * @param writes how many of them a write waits for, W
 */
public record Quorum(int copies, int reads, int writes) {

    private static final Formula MEETS = new Formula("chance to meet", x -> {
        double misses = HypergeometricDistribution.of((int) x[0], (int) x[1], (int) x[2])
                .probability(0);
        return 1 - Math.pow(misses, x[3]);
    });

    public Quorum {
        if (copies < 1) {
            throw new DesignException("quorum(" + copies + ")", "there is at least one copy", "write quorum(3)");
        }
        among(copies, "reads", reads);
        among(copies, "writes", writes);
    }

    private static void among(int copies, String word, int number) {
        if (number < 1 || number > copies) {
            throw new DesignException(
                    "quorum(" + copies + ")." + word + "(" + number + ")",
                    "of " + copies + " copies, 1 to " + copies + " can take part",
                    "write " + word + "(" + (copies / 2 + 1) + "), a majority");
        }
    }

    /** A majority of so many copies, for reads and for writes. */
    public static Quorum majority(int copies) {
        return new Quorum(copies, copies / 2 + 1, copies / 2 + 1);
    }

    /** The same with so many copies asked by a read. */
    public Quorum reads(int number) {
        return new Quorum(copies, number, writes);
    }

    /** The same with so many copies waited for by a write. */
    public Quorum writes(int number) {
        return new Quorum(copies, reads, number);
    }

    /** Whether a read always meets a copy that has the last write: R + W > N. */
    public boolean isStrong() {
        return reads + writes > copies;
    }

    /** The part of the time in which as many copies are there as the larger of R and W asks for. */
    public Share availability(Share each) {
        return available(Math.max(reads, writes), copies, each);
    }

    /** The part of the time in which a read finds its R copies. */
    public Share readAvailability(Share each) {
        return available(reads, copies, each);
    }

    /** The part of the time in which a write finds its W copies. */
    public Share writeAvailability(Share each) {
        return available(writes, copies, each);
    }

    private static Share available(int least, int of, Share each) {
        Operator tail = new Operator.Function(
                least + " of " + of + " at",
                x -> BinomialDistribution.of(of, x[0]).survivalProbability(least - 1));
        return new Share(new Term.Operation(Dimension.SHARE, tail, List.of(each.term())));
    }

    /** The chance that a read sees one of so many last writes, each of which reached just the W copies it waited for. */
    public Share fresh(int versions) {
        if (versions < 1) {
            throw new DesignException(
                    "fresh(" + versions + ")", "it is one of the last writes, at least of one", "write fresh(1)");
        }
        return MEETS.share(
                        count(copies).named("copies"),
                        count(writes).named("W"),
                        count(reads).named("R"),
                        count(versions).named("writes"))
                .named("reads that see one of the last writes");
    }

    /** The quorum in words: {@code R 2, W 2 of 3}. */
    @Override
    public String toString() {
        return "R " + reads + ", W " + writes + " of " + Format.count(copies);
    }
}
