package dev.envelope.simulation.engine;

import dev.envelope.simulation.random.Samples;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The servers and queues of all stations, as columns of numbers.
 *
 * <p>Each server is a leaf of the tournament with the time at which it is done. Stations with more servers than {@value #WIDE} have
 * those times in a heap, and those that share their servers have one leaf for the next call that is done.
 */
final class Stations {

    static final int WIDE = 1_024;

    private final int heap;
    private final Tournament next;
    private final TimeHeap later;
    private final Jobs jobs;
    private final Samples samples;

    private final int[] stationOf;
    private final int[] jobAt;
    private final int[] idleLeaves;

    private final int[] firstLeaf;
    private final int[] servers;
    private final int[] idle;
    private final int[] room;
    private final int[] leaving;
    private final int[] off;
    private final double[] pace;
    private final int[] places;
    private final boolean[] wide;
    private final @Nullable Sharing[] sharing;
    private final IntQueue[][] queues;
    private final int[] waiting;
    private final double[] patience;
    private final boolean watched;

    /** Those whose turn came too late, and who have not been told yet. */
    final IntQueue late = new IntQueue();

    private final long[] arrived;
    private final long[] left;
    private final long[] dropped;
    private final long[] shed;
    private final double[] abandoned;
    private final long[] before;
    private final double[] waited;
    private final double[] queued;
    private final double[] busy;
    private final double[] changed;
    private double since;

    /** How many leaves the servers of these stations take. */
    static int leaves(List<Station> stations) {
        return stations.stream().mapToInt(Stations::leaves).sum();
    }

    private static int leaves(Station station) {
        if (station.isShared()) {
            return 1;
        }
        return station.servers() > WIDE ? 0 : station.servers();
    }

    /**
     * Stations at rest.
     *
     * @param heap the leaf of the heap, behind which are theirs
     * @param watched whether calls can be abandoned
     * @param samples the i-th stream holds the service times of the i-th station
     */
    Stations(
            List<Station> stations,
            int heap,
            Tournament next,
            TimeHeap later,
            Jobs jobs,
            boolean watched,
            Samples samples) {
        this.heap = heap;
        this.next = next;
        this.later = later;
        this.jobs = jobs;
        this.watched = watched;
        this.samples = samples;
        int n = stations.size();
        int leaves = heap + 1 + leaves(stations);
        stationOf = new int[leaves];
        jobAt = new int[leaves];
        idleLeaves = new int[leaves];
        firstLeaf = new int[n];
        servers = new int[n];
        idle = new int[n];
        room = new int[n];
        leaving = new int[n];
        off = new int[n];
        pace = new double[n];
        Arrays.fill(pace, 1);
        places = new int[n];
        wide = new boolean[n];
        sharing = new Sharing[n];
        queues = new IntQueue[n][];
        waiting = new int[n];
        arrived = new long[n];
        left = new long[n];
        dropped = new long[n];
        shed = new long[n];
        abandoned = new double[n];
        patience = new double[n];
        before = new long[n];
        waited = new double[n];
        queued = new double[n];
        busy = new double[n];
        changed = new double[n];
        int leaf = heap + 1;
        for (int s = 0; s < n; s++) {
            Station station = stations.get(s);
            firstLeaf[s] = leaf;
            servers[s] = station.servers();
            idle[s] = station.servers();
            room[s] = leaves(station);
            places[s] = station.places();
            patience[s] = station.patience();
            wide[s] = leaves(station) == 0;
            queues[s] = new IntQueue[station.priorities()];
            for (int priority = 0; priority < queues[s].length; priority++) {
                queues[s][priority] = new IntQueue();
            }
            if (station.isShared()) {
                sharing[s] = new Sharing(station.servers());
            }
            for (int i = 0; i < leaves(station); i++, leaf++) {
                stationOf[leaf] = s;
                idleLeaves[leaf] = leaf;
            }
        }
    }

    /** A job comes to a station; false if it is turned away. */
    boolean arrive(int job, int s, int priority, double now) {
        arrived[s]++;
        if (servers[s] == 0) {
            dropped[s]++;
            return false;
        }
        Sharing shared = sharing[s];
        if (shared != null) {
            return share(job, s, shared, now);
        }
        if (idle[s] > 0) {
            idle[s]--;
            if (wide[s]) {
                serveLater(job, s, now);
            } else {
                serve(job, s, idleLeaves[firstLeaf[s] + idle[s]], now);
            }
            return true;
        }
        if (waiting[s] >= places[s]) {
            dropped[s]++;
            return false;
        }
        jobs.since[job] = now;
        queued[s] += waiting[s] * (now - changed[s]);
        changed[s] = now;
        waiting[s]++;
        queues[s][priority].add(job);
        return true;
    }

    private double service(int s) {
        return pace[s] * samples.next(s);
    }

    private void serve(int job, int s, int leaf, double now) {
        double service = service(s);
        busy[s] += service;
        if (watched) {
            jobs.work[job] = service;
        }
        jobAt[leaf] = job;
        next.set(leaf, now + service);
    }

    private void serveLater(int job, int s, double now) {
        double service = service(s);
        busy[s] += service;
        if (watched) {
            jobs.work[job] = service;
        }
        jobs.station[job] = s;
        later.add(now + service, job);
        next.set(heap, later.first());
    }

    /** The job at a leaf is done, and the next one is served. */
    int depart(int leaf, double now) {
        int s = stationOf[leaf];
        left[s]++;
        Sharing shared = sharing[s];
        if (shared != null) {
            return unshare(s, shared, now);
        }
        int done = jobAt[leaf];
        worked(s, done);
        if (leaving[s] > 0) {
            leaving[s]--;
            goOff(s, leaf);
            return done;
        }
        int following = taken(s, now);
        if (following != Jobs.NOBODY) {
            serve(following, s, leaf, now);
        } else {
            idleLeaves[firstLeaf[s] + idle[s]++] = leaf;
            next.set(leaf, Tournament.NEVER);
        }
        return done;
    }

    /** A job of a wide station is done, and the next one is served. */
    void departWide(int job, double now) {
        int s = jobs.station[job];
        left[s]++;
        next.set(heap, later.first());
        worked(s, job);
        if (leaving[s] > 0) {
            leaving[s]--;
            return;
        }
        int following = taken(s, now);
        if (following != Jobs.NOBODY) {
            serveLater(following, s, now);
        } else {
            idle[s]++;
        }
    }

    private void worked(int s, int done) {
        if (watched && jobs.isAbandoned(done)) {
            abandoned[s] += jobs.work[done];
        }
    }

    /** The next job, which has not waited too long, or nobody. */
    private int taken(int s, double now) {
        while (waiting[s] > 0) {
            int job = removed(s, now);
            if (now - jobs.since[job] <= patience[s]) {
                return job;
            }
            shed[s]++;
            late.add(job);
        }
        return Jobs.NOBODY;
    }

    /** Takes the next job out of the queue. */
    private int removed(int s, double now) {
        queued[s] += waiting[s] * (now - changed[s]);
        changed[s] = now;
        waiting[s]--;
        IntQueue[] all = queues[s];
        int priority = 0;
        while (all[priority].size() == 0) {
            priority++;
        }
        int job = all[priority].remove();
        waited[s] += now - jobs.since[job];
        return job;
    }

    /** A call takes this many times as long from now on, of those that are begun. */
    void pace(int s, double times) {
        pace[s] = times;
    }

    int servers(int s) {
        return servers[s];
    }

    private int working(int s) {
        return servers[s] + leaving[s] - idle[s];
    }

    /**
     * So many servers of a station work from now on.
     *
     * <p>Those that crash are as often busy as all of them, and their calls are lost; of a station without servers, those that
     * wait, too. Others go as soon as they are idle.
     */
    void staff(int s, int target, boolean crash, double now, IntQueue lost) {
        Sharing shared = sharing[s];
        int more = target - servers[s];
        if (shared != null) {
            settle(s, shared, now);
            int dying = crash && more < 0 ? (int) ((long) shared.size() * -more / servers[s]) : 0;
            for (int job : shared.staff(target, dying, now)) {
                waited[s] += now - jobs.since[job];
                lose(job, s, lost);
            }
            servers[s] = target;
            next.set(firstLeaf[s], shared.next());
        } else if (more > 0) {
            servers[s] = target;
            hire(s, more, now);
        } else if (more < 0) {
            int busyOfThem = (int) ((long) (servers[s] - idle[s]) * -more / servers[s]);
            int dying = crash ? Math.max(busyOfThem, -more - idle[s]) : 0;
            kill(s, dying, now, lost);
            int rest = Math.min(-more - dying, idle[s]);
            dismiss(s, rest);
            leaving[s] += -more - dying - rest;
            servers[s] = target;
            while (crash && target == 0 && waiting[s] > 0) {
                lose(removed(s, now), s, lost);
            }
        }
    }

    private void lose(int job, int s, IntQueue lost) {
        dropped[s]++;
        lost.add(job);
    }

    private void hire(int s, int more, double now) {
        int stay = Math.min(more, leaving[s]);
        leaving[s] -= stay;
        for (int i = stay; i < more; i++) {
            int following = taken(s, now);
            if (following != Jobs.NOBODY && wide[s]) {
                serveLater(following, s, now);
            } else if (following != Jobs.NOBODY) {
                serve(following, s, comeOn(s), now);
            } else if (wide[s]) {
                idle[s] += more - i;
                return;
            } else {
                idleLeaves[firstLeaf[s] + idle[s]] = comeOn(s);
                idle[s]++;
            }
        }
    }

    private void dismiss(int s, int number) {
        if (wide[s]) {
            idle[s] -= number;
            return;
        }
        for (int i = 0; i < number; i++) {
            int leaf = idleLeaves[firstLeaf[s] + --idle[s]];
            goOff(s, leaf);
        }
    }

    /** Ends so many calls that are served, evenly spread over all of them. */
    private void kill(int s, int dying, double now, IntQueue lost) {
        int all = working(s);
        if (dying == 0) {
            return;
        }
        if (wide[s]) {
            int[] seen = {0};
            later.removeIf((job, time) -> {
                boolean dies = job >= 0 && jobs.station[job] == s && isChosen(seen[0]++, dying, all);
                if (dies) {
                    busy[s] -= time - now;
                    lose(job, s, lost);
                }
                return dies;
            });
            next.set(heap, later.first());
            return;
        }
        int seen = 0;
        for (int leaf = firstLeaf[s]; leaf < firstLeaf[s] + room[s]; leaf++) {
            double until = next.time(leaf);
            if (until != Tournament.NEVER && isChosen(seen++, dying, all)) {
                busy[s] -= until - now;
                lose(jobAt[leaf], s, lost);
                goOff(s, leaf);
            }
        }
    }

    /** Whether the i-th is one of a number that is evenly spread over all of them. */
    static boolean isChosen(int i, int number, int of) {
        return (i + 1L) * number / of > (long) i * number / of;
    }

    /** The servers that are off lie behind those that are idle, from the end on. */
    private void goOff(int s, int leaf) {
        idleLeaves[firstLeaf[s] + room[s] - ++off[s]] = leaf;
        next.set(leaf, Tournament.NEVER);
    }

    private int comeOn(int s) {
        return idleLeaves[firstLeaf[s] + room[s] - off[s]--];
    }

    private boolean share(int job, int s, Sharing shared, double now) {
        if (shared.size() >= (long) servers[s] + places[s]) {
            dropped[s]++;
            return false;
        }
        settle(s, shared, now);
        jobs.since[job] = now;
        jobs.work[job] = service(s);
        shared.add(job, jobs.work[job], now);
        next.set(firstLeaf[s], shared.next());
        return true;
    }

    private int unshare(int s, Sharing shared, double now) {
        settle(s, shared, now);
        int job = shared.remove(now);
        worked(s, job);
        waited[s] += now - jobs.since[job];
        next.set(firstLeaf[s], shared.next());
        return job;
    }

    /** Of calls that share servers, those beyond the number of servers count as waiting. */
    private void settle(int s, Sharing shared, double now) {
        double time = now - changed[s];
        double working = time * Math.min(shared.size(), servers[s]);
        busy[s] += working;
        queued[s] += time * shared.size() - working;
        waited[s] -= working;
        changed[s] = now;
    }

    /** Counts anew from now on. */
    void forget(double now) {
        for (int s = 0; s < arrived.length; s++) {
            StationTally so = tally(s, now);
            before[s] += so.gained();
            waited[s] -= so.waited();
            queued[s] -= so.queued();
            busy[s] -= so.busy();
            arrived[s] = 0;
            left[s] = 0;
            dropped[s] = 0;
            shed[s] = 0;
            abandoned[s] = 0;
        }
        since = now;
    }

    /** What a station has done since it counts. */
    StationTally tally(int s, double now) {
        double wait = waited[s];
        double inQueue = queued[s];
        double work = busy[s];
        Sharing shared = sharing[s];
        if (shared != null) {
            double time = now - changed[s];
            double working = time * Math.min(shared.size(), servers[s]);
            work += working;
            inQueue += time * shared.size() - working;
            wait -= working;
            for (int i = 0; i < shared.size(); i++) {
                wait += now - jobs.since[shared.job(i)];
            }
        } else {
            inQueue += waiting[s] * (now - changed[s]);
            for (IntQueue queue : queues[s]) {
                for (int i = 0; i < queue.size(); i++) {
                    wait += now - jobs.since[queue.get(i)];
                }
            }
            work -= remaining(s, now);
        }
        return new StationTally(
                now - since,
                arrived[s],
                left[s],
                dropped[s],
                shed[s],
                abandoned[s],
                wait,
                inQueue,
                work,
                there(s) - before[s]);
    }

    /** How many calls are at a station, waiting or worked on. */
    long there(int s) {
        Sharing shared = sharing[s];
        return shared != null ? shared.size() : waiting[s] + (long) working(s);
    }

    /** The work that has been begun and is not done yet. */
    private double remaining(int s, double now) {
        double sum = 0;
        if (wide[s]) {
            for (int i = 0; i < later.size(); i++) {
                boolean own = later.what(i) >= 0 && jobs.station[later.what(i)] == s;
                sum += own ? later.time(i) - now : 0;
            }
            return sum;
        }
        for (int leaf = firstLeaf[s]; leaf < firstLeaf[s] + room[s]; leaf++) {
            double until = next.time(leaf);
            sum += until == Tournament.NEVER ? 0 : until - now;
        }
        return sum;
    }
}
