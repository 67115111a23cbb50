package dev.envelope.performance.overload;

import static dev.envelope.quantity.Units.perSecond;

import dev.envelope.performance.Formula;
import dev.envelope.performance.Worked;
import dev.envelope.quantity.Count;
import dev.envelope.quantity.Quantity;
import dev.envelope.quantity.Rate;
import dev.envelope.quantity.Time;
import java.util.List;

/**
 * What a burst above the capacity leaves behind, and how long it takes until that is worked off.
 *
 * <p>A fluid approximation: nobody gives up and nothing is turned away; it is exact up to the randomness of single calls. Retries while
 * it lasts make it longer, or endless.
 *
 * <pre>{@code backlog(perSecond(1_200), perSecond(370), seconds(10)).drainedAfter(perSecond(100))}</pre>
 *
 * @param burst calls a second while it lasts
 * @param capacity calls a second that are worked off at most
 * @param lasts how long the burst lasts
 */
public record Backlog(Rate burst, Rate capacity, Time lasts) implements Worked {

    private static final Formula DRAIN =
            new Formula("backlog ÷ spare", x -> x[0] == 0 ? 0 : x[1] > 0 ? x[0] / x[1] : Double.POSITIVE_INFINITY);

    /** How many calls wait at the end of the burst. */
    public Count calls() {
        return burst.minus(capacity).atLeast(perSecond(0)).over(lasts).named("backlog");
    }

    /** How long the last call of the burst waits. */
    public Time longestWait() {
        return calls().at(capacity).named("longest wait");
    }

    /** What is left of the capacity under the load after the burst. */
    public Rate spare(Rate after) {
        return capacity.minus(after).atLeast(perSecond(0)).named("spare capacity");
    }

    /** How long after the burst the backlog is gone, under the load after it; without end where that is the capacity or more. */
    public Time drainedAfter(Rate after) {
        return DRAIN.time(calls(), spare(after)).named("drained after");
    }

    @Override
    public String title() {
        return "Backlog of " + burst + " for " + lasts + " at a capacity of " + capacity;
    }

    @Override
    public List<? extends Quantity<?>> numbers() {
        return List.of(calls(), longestWait());
    }

    @Override
    public String takenForGranted() {
        return "Nobody gives up and nothing is turned away; drainedAfter(perSecond(100)) tells when it is gone under that load.";
    }

    @Override
    public String toString() {
        return view().toString();
    }
}
