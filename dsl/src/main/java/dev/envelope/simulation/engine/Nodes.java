package dev.envelope.simulation.engine;

import dev.envelope.simulation.random.Samples;
import dev.envelope.simulation.random.Streams;

/**
 * Which of several equal stations a call goes to, and whether it finds somebody there.
 *
 * <p>Any of them, as likely as the others; but one may be hot, and calls are kept from those that are known to be down. Where only
 * some of the servers behind one queue are down or hang and nobody knows it yet, a call comes to one of them by chance.
 */
final class Nodes {

    /** What a call finds where it comes to. */
    enum Found {
        SOMEBODY,
        /** It is refused. */
        NOBODY,
        /** It hears nothing. */
        SILENCE
    }

    private final double[] hot;
    private final boolean[] avoided;
    private final double[] unseen;
    private final double[] silent;
    private final Samples samples;
    private int avoidances;
    private int hots;

    Nodes(int stations, long seed, int replication) {
        hot = new double[stations];
        avoided = new boolean[stations];
        unseen = new double[stations];
        silent = new double[stations];
        samples = new Samples(Samples.uniform(Streams.named(seed, replication, "servers that are down")));
    }

    /** The first of the stations that begin here gets this part of the calls beside its share of the rest. */
    void hot(int first, double share) {
        hots += (share > 0 ? 1 : 0) - (hot[first] > 0 ? 1 : 0);
        hot[first] = share;
    }

    /** Whether calls are kept from a station. */
    void avoid(int station, boolean isDown) {
        avoidances += (isDown ? 1 : 0) - (avoided[station] ? 1 : 0);
        avoided[station] = isDown;
    }

    /** The parts of a station's calls that come to servers of it that are down, and to servers that hang. */
    void unseen(int station, double isDown, double hangs) {
        silent[station] = hangs;
        unseen[station] = isDown + hangs;
    }

    /** What a call finds at a station. */
    Found found(int station) {
        if (unseen[station] == 0) {
            return Found.SOMEBODY;
        }
        double number = samples.next(0);
        if (number < silent[station]) {
            return Found.SILENCE;
        }
        return number < unseen[station] ? Found.NOBODY : Found.SOMEBODY;
    }

    /** Whether none is hot and none is avoided, so that calls are spread as stated. */
    boolean areEven() {
        return hots == 0 && avoidances == 0;
    }

    /** One of so many stations from the first on, by a number from 0 to 1. */
    int pick(int first, int count, double number) {
        if (number < hot[first] && !avoided[first]) {
            return first;
        }
        double even = number < hot[first] ? number / hot[first] : (number - hot[first]) / (1 - hot[first]);
        int up = avoidances == 0 ? count : up(first, count);
        if (up == 0 || up == count) {
            return first + (int) (count * even);
        }
        int at = first - 1;
        for (int left = (int) (up * even); left >= 0; left--) {
            do {
                at++;
            } while (avoided[at]);
        }
        return at;
    }

    /** The first copy that is not avoided of one of so many shards, by a number from 0 to 1; the first may be hot. */
    int shard(int first, int shards, int copies, double number) {
        double even = number < hot[first] ? 0 : (number - hot[first]) / (1 - hot[first]);
        int shard = first + copies * (int) (shards * even);
        for (int i = 0; i < copies; i++) {
            if (!avoided[shard + i]) {
                return shard + i;
            }
        }
        return shard;
    }

    private int up(int first, int count) {
        int up = 0;
        for (int i = first; i < first + count; i++) {
            up += avoided[i] ? 0 : 1;
        }
        return up;
    }
}
