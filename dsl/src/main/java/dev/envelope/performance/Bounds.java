package dev.envelope.performance;

import static dev.envelope.quantity.Units.count;

import dev.envelope.quantity.Count;
import dev.envelope.quantity.Quantity;
import dev.envelope.quantity.Rate;
import dev.envelope.quantity.Time;

/**
 * Between what the throughput of a closed network lies, from three numbers: total demand, largest demand, think time.
 *
 * <p>Asymptotic: {@code N ÷ (N D + Z) ≤ X ≤ min(1 ÷ Dmax, N ÷ (D + Z))}. Balanced systems are tighter, and need the number of
 * stations for the mean demand. One-server stations.
 *
 * <p>Source: E. Lazowska et al., Quantitative System Performance, 1984, chapter 5, table 5.1.
 *
 * <pre>{@code closedNetwork(station("cpu", ms(125)).visits(16), station("disk", ms(300)).visits(10)).bounds().most(count(20))}</pre>
 *
 * @param demand what a call takes of all stations together
 * @param largest what it takes of the busiest one
 * @param think the time between an answer and the next call
 * @param stations how many stations there are
 */
public record Bounds(Time demand, Time largest, Time think, Count stations) {

    /** The bounds of a network. */
    public static Bounds of(Time demand, Time largest, Time think, Count stations) {
        return new Bounds(demand, largest, think, stations);
    }

    private Quantity<?>[] operands(Count users) {
        return new Quantity<?>[] {users, demand, largest, think, stations};
    }

    /** What the throughput of so many users is not above: all wait for nobody, or the busiest station is full. */
    public Rate most(Count users) {
        return MOST.rate(operands(users)).named("most throughput");
    }

    /** What it is not below: everybody waits for all others everywhere. */
    public Rate least(Count users) {
        return LEAST.rate(operands(users)).named("least throughput");
    }

    /** What it is not above, by the balanced system of the same total demand. */
    public Rate mostBalanced(Count users) {
        return MOST_BALANCED.rate(operands(users)).named("most throughput");
    }

    /** What it is not below, by the balanced system in which every station is as busy as the busiest. */
    public Rate leastBalanced(Count users) {
        return LEAST_BALANCED.rate(operands(users)).named("least throughput");
    }

    /** The number of users beyond which some wait for certain: {@code (D + Z) ÷ Dmax}. */
    public Count saturation() {
        return demand.plus(think).ratio(largest).atLeast(count(1)).named("saturation");
    }

    private static final Formula MOST = new Formula("asymptotic bound", x -> Math.min(1 / x[2], x[0] / (x[1] + x[3])));
    private static final Formula LEAST = new Formula("asymptotic bound", x -> x[0] / (x[0] * x[1] + x[3]));
    private static final Formula MOST_BALANCED = new Formula(
            "balanced bound",
            x -> Math.min(1 / x[2], x[0] / (x[1] + x[3] + (x[0] - 1) * x[1] / x[4] / (1 + x[3] / x[1]))));
    private static final Formula LEAST_BALANCED =
            new Formula("balanced bound", x -> x[0] / (x[1] + x[3] + (x[0] - 1) * x[2] / (1 + x[3] / (x[0] * x[1]))));
}
