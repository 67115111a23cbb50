package dev.envelope.capacity;

import dev.envelope.model.Component;
import dev.envelope.model.Operation;
import dev.envelope.quantity.Count;
import dev.envelope.quantity.DataSize;
import dev.envelope.quantity.Rate;
import java.util.Locale;
import java.util.Optional;
import java.util.function.UnaryOperator;

/**
 * What one call of a flow carries on average: who calls whom in which regions, how often, and the bytes each way.
 *
 * @param operation the operation whose flow it is in
 * @param origin the region of the users who asked
 * @param from who calls; empty for the user
 * @param to who is called
 * @param fromRegion the caller's region; empty for a system in one place
 * @param toRegion the region that answers
 * @param rate calls a second
 * @param items how many things that the operation reads or writes it is for: as many as there are in a batch, one where it is repeated
 * @param keys how many keys a second it reads or writes: one in each call, and in a batch as many as there are in it
 * @param keeps whether it leaves behind what the operation stores of each, or only looks
 * @param sent bytes to the called component on each call; empty if nothing was said of them
 * @param received bytes from it
 * @param way how it is called
 */
public record Link(
        Operation operation,
        String origin,
        Optional<Component<?>> from,
        Component<?> to,
        String fromRegion,
        String toRegion,
        Rate rate,
        Rate items,
        Rate keys,
        boolean keeps,
        Optional<DataSize> sent,
        Optional<DataSize> received,
        Way way) {

    /** How a component is called. */
    public enum Way {
        /** Its caller waits for it. */
        AWAITED,
        /** Its caller waits for it, because a cache did not have what was asked for. */
        MISSED,
        /** Nobody waits for it. */
        ASIDE;

        /** The way as text. */
        public String told() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** How often it leaves behind what the operation stores; empty where it only looks. */
    public Optional<Rate> records() {
        return keeps ? Optional.of(items) : Optional.empty();
    }

    Link scaled(UnaryOperator<Rate> calls, UnaryOperator<Rate> done) {
        return with(calls.apply(rate), done.apply(items), calls.apply(keys), keeps, sent, received, way);
    }

    /** So many of its calls made together: fewer and larger ones. */
    Link batched(Count number) {
        return with(rate.dividedBy(number), items, keys, keeps, sent, received, way)
                .carrying(sent.map(size -> size.times(number)), received.map(size -> size.times(number)));
    }

    Link carrying(Optional<DataSize> out, Optional<DataSize> back) {
        return with(rate, items, keys, keeps, out, back, way);
    }

    /** The same, on the way to what a cache did not have. */
    Link missed() {
        return with(rate, items, keys, false, sent, received, way == Way.ASIDE ? way : Way.MISSED);
    }

    /** The same, leaving nothing behind. */
    Link looking() {
        return with(rate, items, keys, false, sent, received, way);
    }

    Link aside() {
        return with(rate, items, keys, keeps, sent, received, Way.ASIDE);
    }

    /** The same in a region that stands in for the one where it was, so that the records are there already. */
    Link movedTo(String region, UnaryOperator<Rate> part) {
        return new Link(
                operation,
                origin,
                from,
                to,
                region,
                region,
                part.apply(rate),
                part.apply(items),
                part.apply(keys),
                false,
                sent,
                received,
                way);
    }

    private Link with(
            Rate calls,
            Rate done,
            Rate named,
            boolean kept,
            Optional<DataSize> out,
            Optional<DataSize> back,
            Way going) {
        return new Link(operation, origin, from, to, fromRegion, toRegion, calls, done, named, kept, out, back, going);
    }

    /** Whether a store sends what was written to it to itself in another region. */
    public boolean isReplication() {
        return from.filter(to::equals).isPresent();
    }

    /** Whether the call leaves its region. */
    public boolean crossesRegions() {
        return !fromRegion.equals(toRegion);
    }
}
