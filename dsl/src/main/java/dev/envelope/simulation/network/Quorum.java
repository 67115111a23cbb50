package dev.envelope.simulation.network;

/**
 * How many copies of a record are asked by a call, and how many answers it waits for.
 *
 * <p>The copies of a shard are stations that stand one behind the other, and so do the shards. Where fewer than all are asked, any of
 * them are, and for one that refuses the next one is.
 *
 * @param name decides its random numbers
 * @param first the first copy of the first shard
 * @param copies how many copies a shard has
 * @param besides whether the copy that has served the call already is left out
 * @param asked how many copies are asked at once
 * @param awaited how many answers are waited for; what the others do goes on to its end
 * @param informed how many copies more get the call, for which nobody waits in any case
 */
public record Quorum(String name, int first, int copies, boolean besides, int asked, int awaited, int informed) {

    /** How many copies can take part. */
    public int members() {
        return besides ? copies - 1 : copies;
    }
}
