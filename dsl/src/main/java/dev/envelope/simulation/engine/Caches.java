package dev.envelope.simulation.engine;

import dev.envelope.simulation.engine.clock.Timers;
import dev.envelope.simulation.engine.job.Bundles;
import dev.envelope.simulation.engine.job.Column;
import dev.envelope.simulation.engine.job.Jobs;
import dev.envelope.simulation.network.Network;
import dev.envelope.simulation.random.Samples;
import dev.envelope.simulation.random.Streams;
import java.util.stream.Stream;

/**
 * What the calls that are on their way do to the caches whose keys are told: each call has a key of each of them, which the jobs
 * that it makes have, too.
 */
final class Caches {

    /** There is no node to go on at: the job waits. */
    static final int WAITS = -1;

    private final Program program;
    private final Jobs jobs;
    private final Samples samples;
    private final Timers timers;
    private final Way way;
    private final Contents[] all;

    /** Which part of the calls asks for the most popular key of each cache, whatever they would have asked for. */
    private final double[] hot;

    private final Samples heat;

    /** The key of each job in each cache. */
    private final Column[] keys;

    private final Bundles bundles;

    /** Of a job that writes a key to a store later, how many writes it writes. */
    private final Column writes;

    Caches(
            Network network,
            Program program,
            Jobs jobs,
            Samples samples,
            Timers timers,
            Way way,
            long seed,
            int replication) {
        this.program = program;
        this.jobs = jobs;
        this.samples = samples;
        this.timers = timers;
        this.way = way;
        all = network.caches().stream()
                .map(cache -> Filling.of(cache, seed, replication))
                .toArray(Contents[]::new);
        keys = Stream.generate(jobs::column).limit(all.length).toArray(Column[]::new);
        bundles = new Bundles(jobs, keys);
        writes = jobs.column();
        hot = new double[all.length];
        heat = new Samples(Samples.uniform(Streams.named(seed, replication, "hot keys")));
    }

    /** Another job of the same call. */
    void inherit(int job, int parent) {
        for (Column ofCache : keys) {
            ofCache.of[job] = ofCache.of[parent];
        }
        bundles.share(job, parent);
    }

    /** A job does for the calls of a batch, of which the first is told, what one of them would do alone. */
    void gather(int job, int first) {
        if (keys.length > 0) {
            bundles.gather(job, first);
        }
    }

    /** A job does it for the i-th of them alone. */
    void single(int job, int i) {
        bundles.single(job, i);
    }

    /** A job is over. */
    void release(int job) {
        bundles.release(job);
    }

    /** A job is at a node that concerns a cache; returns the node at which it goes on. */
    int go(int job, int node, double now) {
        int c = program.count[node];
        Contents cache = all[c];
        int key = keys[c].of[job];
        int next = program.next[node];
        switch (program.kind[node]) {
            case DRAW -> draw(c, job, program.stream[node]);
            case ASK -> next = cache.ask(key, now) ? next : program.at[node];
            case FILL -> cache.fill(key, jobs.began[job], now);
            case PUT, OUTDATE, DROP, ACCEPT -> write(job, node, now);
            case FLUSH -> {
                jobs.node[job] = node;
                writes.of[job] = 1;
                way.later(cache.plan(key, job, now), timers.start(job));
                return WAITS;
            }
            default -> throw new IllegalStateException("not a node of a cache: " + program.kind[node]);
        }
        return next;
    }

    private void draw(int cache, int job, int stream) {
        keys[cache].of[job] = drawn(cache, stream);
        if (jobs.bundle[job] != Bundles.NONE) {
            bundles.part(job);
            for (int i = 0; i < bundles.size(jobs.bundle[job]); i++) {
                bundles.key(jobs.bundle[job], i, cache, drawn(cache, stream));
            }
        }
    }

    /** A write of the key of a job; of one that stands for several calls, of the key of each. */
    private void write(int job, int node, double now) {
        int c = program.count[node];
        int bundle = jobs.bundle[job];
        if (bundle == Bundles.NONE) {
            write(job, 0, node, keys[c].of[job], now);
        } else {
            for (int i = 0; i < bundles.size(bundle); i++) {
                write(job, i, node, bundles.key(bundle, i, c), now);
            }
        }
    }

    private void write(int job, int i, int node, int key, double now) {
        Contents cache = all[program.count[node]];
        switch (program.kind[node]) {
            case PUT -> cache.put(key, now);
            case OUTDATE -> cache.outdate(key, now);
            case DROP -> cache.drop(key);
            default -> {
                if (cache.accept(key, writes.of, now)) {
                    int flushing = way.created(job, Jobs.UNWAITED);
                    single(flushing, i);
                    way.go(flushing, program.at[node]);
                }
            }
        }
    }

    private int drawn(int cache, int stream) {
        int key = (int) samples.next(stream);
        return hot[cache] > 0 && heat.next(0) < hot[cache] ? 0 : key;
    }

    /** This part of the calls asks for the most popular key from now on. */
    void hot(int cache, double share) {
        hot[cache] = share;
    }

    /** The time has come at which a job writes its key to the store; returns the node at which it goes on. */
    int flush(int job, double now) {
        int node = jobs.node[job];
        int c = program.count[node];
        boolean isThere = all[c].flush(keys[c].of[job], job, writes.of[job], jobs.start[job], now);
        return isThere ? program.next[node] : program.at[node];
    }

    /** What a node of a cache holds is gone. */
    void clear(int cache, int node, boolean crash, double now) {
        all[cache].clear(node, crash, now);
    }

    CacheTally tally(int cache, double now) {
        return all[cache].tally(now);
    }

    /** Counts anew from now on. */
    void forget(double now) {
        for (Contents each : all) {
            each.tally(now).clear();
        }
    }
}
