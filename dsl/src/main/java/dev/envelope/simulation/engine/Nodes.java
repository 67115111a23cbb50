package dev.envelope.simulation.engine;

import dev.envelope.simulation.engine.station.Arrears;
import dev.envelope.simulation.network.Network;
import dev.envelope.simulation.network.Node.Kind;
import dev.envelope.simulation.random.Samples;
import dev.envelope.simulation.random.Streams;
import java.util.Arrays;
import java.util.stream.IntStream;

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
    private final Arrears arrears;

    /** Of the first of equal stations how many there are, of each of them which is the first, and in its order those to call. */
    private final int[] count;

    private final int[] first;
    private final int[] member;
    private final int[] members;

    /** Of a station how many copies its shard has, and which is the first of them; none, if it is no copy. */
    private final int[] copies;

    private final int[] shard;

    Nodes(Network network, Arrears arrears, long seed, int replication) {
        this.arrears = arrears;
        int stations = network.stations().size();
        hot = new double[stations];
        avoided = new boolean[stations];
        unseen = new double[stations];
        silent = new double[stations];
        count = new int[stations];
        first = new int[stations];
        member = new int[stations];
        members = new int[stations];
        copies = new int[stations];
        shard = new int[stations];
        network.nodes().stream().filter(node -> node.kind() == Kind.SHARD).forEach(node -> {
            int number = (int) node.number();
            for (int s = node.at(); s < node.at() + node.count() * number; s++) {
                copies[s] = number;
                shard[s] = s - (s - node.at()) % number;
            }
        });
        Arrays.setAll(first, s -> s);
        Arrays.fill(count, 1);
        network.nodes().stream()
                .filter(node -> node.kind() == Kind.CALL)
                .forEach(node -> together(node.at(), node.count()));
        network.nodes().stream().filter(node -> node.kind() == Kind.REPLICA).forEach(node -> {
            int copies = (int) node.number();
            for (int i = 0; i < node.count(); i++) {
                together(node.at() + i * copies + 1, copies - 1);
            }
        });
        for (int s = 0; s < stations; s++) {
            choose(first[s]);
        }
        samples = new Samples(Samples.uniform(Streams.named(seed, replication, "servers that are down")));
    }

    private void together(int from, int number) {
        count[from] = number;
        Arrays.fill(first, from, from + number, from);
    }

    /** Calls go to those of equal stations that are not avoided; to any, if all are. */
    private void choose(int from) {
        int chosen = 0;
        for (int s = from; s < from + count[from]; s++) {
            if (!avoided[s]) {
                member[from + chosen++] = s;
            }
        }
        members[from] = chosen;
        if (chosen == 0) {
            Arrays.setAll(member, s -> s >= from && s < from + count[from] ? s : member[s]);
            members[from] = count[from];
        }
    }

    /** How many of the stations that begin here calls go to. */
    int members(int from) {
        return members[from];
    }

    /** The i-th of them. */
    int member(int from, int i) {
        return member[from + i];
    }

    /** The first of the stations that begin here gets this part of the calls beside its share of the rest. */
    void hot(int from, double share) {
        hot[from] = share;
    }

    /** Whether calls are kept from a station. */
    void avoid(int station, boolean isDown) {
        if (avoided[station] != isDown) {
            avoided[station] = isDown;
            choose(first[station]);
        }
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

    boolean isHot(int from) {
        return hot[from] > 0;
    }

    /** One of the stations that begin here, by a number from 0 to 1; the first is hot. */
    int pick(int from, double number) {
        if (number < hot[from] && !avoided[from]) {
            return from;
        }
        double even = number < hot[from] ? number / hot[from] : (number - hot[from]) / (1 - hot[from]);
        return member(from, (int) (members[from] * even));
    }

    /** Whether calls are kept from all of the stations that begin here. */
    boolean areAvoided(int from) {
        return avoided[member[from]];
    }

    /** The first copy of one of so many shards, by a number from 0 to 1; the first may be hot. */
    int shard(int from, int shards, int copies, double number) {
        double even = number < hot[from] ? 0 : (number - hot[from]) / (1 - hot[from]);
        return from + copies * (int) (shards * even);
    }

    /** The copies of the shard of a station, if it is one. */
    IntStream shardOf(int station) {
        return IntStream.range(shard[station], shard[station] + copies[station]);
    }

    /** Which of the copies that a station is one of leads. */
    int leaderOf(int station) {
        return leader(shard[station], copies[station]);
    }

    /** The first copy of a shard that is not avoided and has missed nothing, or the first that is not avoided, or the first. */
    int leader(int shard, int copies) {
        for (int i = 0; i < copies; i++) {
            if (!avoided[shard + i] && arrears.of(shard + i) == 0) {
                return shard + i;
            }
        }
        for (int i = 0; i < copies; i++) {
            if (!avoided[shard + i]) {
                return shard + i;
            }
        }
        return shard;
    }
}
