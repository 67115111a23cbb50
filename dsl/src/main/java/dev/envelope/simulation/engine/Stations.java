package dev.envelope.simulation.engine;

import dev.envelope.simulation.engine.Tallies.UnderWay;
import dev.envelope.simulation.random.Samples;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The queues of all stations and the calls that are served there, as columns of numbers. */
final class Stations {

    private final int heap;
    private final Tournament next;
    private final TimeHeap later;
    private final Jobs jobs;
    private final Samples samples;
    private final Pool pool;
    private final Tallies tallies;
    private final Staffing staffing;
    private final Arrears arrears;

    private final double[] pace;
    private final int[] places;
    private final @Nullable Sharing[] sharing;
    private final IntQueue[][] queues;
    private final int[] waiting;
    private final double[] patience;
    private final boolean watched;

    /** Up to when the integrals of a station are told. */
    private final double[] changed;

    /** Those whose turn came too late, and who have not been told yet. */
    final IntQueue late = new IntQueue();

    /**
     * Stations at rest.
     *
     * @param heap the leaf of the heap, behind which are theirs
     * @param watched whether it is told when services begin, and how long they take
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
        pool = new Pool(stations, heap, next);
        tallies = new Tallies(n);
        staffing = new Staffing(pool, this, next, heap, later, jobs, tallies);
        arrears = new Arrears(n, jobs);
        pace = new double[n];
        Arrays.fill(pace, 1);
        places = stations.stream().mapToInt(Station::places).toArray();
        patience = stations.stream().mapToDouble(Station::patience).toArray();
        sharing = new Sharing[n];
        queues = new IntQueue[n][];
        waiting = new int[n];
        changed = new double[n];
        for (int s = 0; s < n; s++) {
            Station station = stations.get(s);
            queues[s] = new IntQueue[station.priorities()];
            Arrays.setAll(queues[s], priority -> new IntQueue());
            if (station.isShared()) {
                sharing[s] = new Sharing(station.servers());
            }
        }
    }

    /** A job comes to a station; false if it is turned away, as it is where nobody works, unless servers come for it when they are back. */
    boolean arrive(int job, int s, int priority, boolean isPulled, double now) {
        tallies.arrived[s]++;
        boolean isClosed = pool.servers[s] == 0;
        if (isClosed && !isPulled) {
            tallies.dropped[s]++;
            return false;
        }
        Sharing shared = sharing[s];
        if (shared != null && !isClosed) {
            return share(job, s, shared, now);
        }
        if (pool.idle[s] > 0) {
            serve(job, s, pool.take(s), now);
            return true;
        }
        if (waiting[s] >= places[s]) {
            tallies.dropped[s]++;
            return false;
        }
        jobs.since[job] = now;
        queued(s, now);
        waiting[s]++;
        queues[s][priority].add(job);
        return true;
    }

    private double service(int s) {
        return pace[s] * samples.next(s);
    }

    /** A server begins with a job. */
    void serve(int job, int s, int leaf, double now) {
        double service = service(s);
        tallies.busy[s] += service;
        if (watched) {
            jobs.work[job] = service;
            jobs.began[job] = now;
        }
        if (leaf == heap) {
            jobs.station[job] = s;
            later.add(now + service, job);
            next.set(heap, later.first());
        } else {
            pool.jobAt[leaf] = job;
            next.set(leaf, now + service);
        }
    }

    /** The job at a leaf is done, and the next one is served. */
    int depart(int leaf, double now) {
        int s = pool.stationOf[leaf];
        Sharing shared = sharing[s];
        if (shared != null) {
            return unshare(s, shared, now);
        }
        int done = pool.jobAt[leaf];
        leave(done, s, leaf, now);
        return done;
    }

    /** A job of a wide station is done, and the next one is served. */
    void departWide(int job, double now) {
        next.set(heap, later.first());
        leave(job, jobs.station[job], heap, now);
    }

    private void leave(int done, int s, int leaf, double now) {
        tallies.left[s]++;
        worked(s, done);
        boolean drains = pool.servers[s] == 0 && waiting[s] > 0;
        if (pool.leaving[s] > 0 && !drains) {
            pool.leaving[s]--;
            pool.goOff(s, leaf);
            return;
        }
        int following = taken(s, now);
        if (following != Jobs.NOBODY) {
            serve(following, s, leaf, now);
        } else {
            pool.rest(s, leaf);
            catchUp(s, now);
        }
    }

    /** Servers with nothing else to do apply what their station has missed. */
    private void catchUp(int s, double now) {
        Sharing shared = sharing[s];
        while (arrears.of(s) > 0 && (shared == null ? pool.idle[s] : pool.servers[s] - shared.size()) > 0) {
            tallies.arrived[s]++;
            int job = arrears.begin(s, now);
            if (shared == null) {
                serve(job, s, pool.take(s), now);
            } else {
                join(job, s, shared, now);
            }
        }
    }

    private void worked(int s, int done) {
        if (watched && jobs.isAbandoned(done)) {
            tallies.abandoned[s] += jobs.work[done];
        }
    }

    /** The next job, which has not waited too long, or nobody. */
    int taken(int s, double now) {
        while (waiting[s] > 0) {
            int job = removed(s, now);
            if (now - jobs.since[job] <= patience[s]) {
                return job;
            }
            tallies.shed[s]++;
            late.add(job);
        }
        return Jobs.NOBODY;
    }

    /** Takes the next job out of the queue. */
    int removed(int s, double now) {
        queued(s, now);
        waiting[s]--;
        IntQueue[] all = queues[s];
        int priority = 0;
        while (all[priority].size() == 0) {
            priority++;
        }
        int job = all[priority].remove();
        tallies.waited[s] += now - jobs.since[job];
        return job;
    }

    private void queued(int s, double now) {
        Sharing shared = sharing[s];
        if (shared != null) {
            settle(s, shared, now);
        } else {
            tallies.queued[s] += waiting[s] * (now - changed[s]);
            changed[s] = now;
        }
    }

    /** A call takes this many times as long from now on, of those that are begun. */
    void pace(int s, double times) {
        pace[s] = times;
    }

    /** So many servers of a station work from now on; who is lost is told. */
    void staff(int s, int target, boolean crash, double now, IntQueue lost) {
        staffing.staff(s, target, crash, now, lost);
        Sharing shared = sharing[s];
        while (shared != null && target > 0 && waiting[s] > 0) {
            join(removed(s, now), s, shared, now);
        }
        catchUp(s, now);
    }

    /** Takes a job that waits at a station out of its queue, to send it elsewhere. */
    int withdrawn(int s, double now) {
        tallies.dropped[s]++;
        return removed(s, now);
    }

    /** What stations have missed. */
    Arrears arrears() {
        return arrears;
    }

    /** Whether nobody works at a station, not even to the end of a call. */
    boolean isClosed(int s) {
        return pool.servers[s] == 0 && there(s) == waiting[s];
    }

    int servers(int s) {
        return pool.servers[s];
    }

    int waiting(int s) {
        return waiting[s];
    }

    @Nullable
    Sharing sharing(int s) {
        return sharing[s];
    }

    private boolean share(int job, int s, Sharing shared, double now) {
        if (shared.size() >= (long) pool.servers[s] + places[s]) {
            tallies.dropped[s]++;
            return false;
        }
        join(job, s, shared, now);
        return true;
    }

    private void join(int job, int s, Sharing shared, double now) {
        settle(s, shared, now);
        jobs.since[job] = now;
        jobs.work[job] = service(s);
        jobs.began[job] = now;
        shared.add(job, jobs.work[job], now);
        next.set(pool.firstLeaf[s], shared.next());
    }

    private int unshare(int s, Sharing shared, double now) {
        settle(s, shared, now);
        int job = shared.remove(now);
        tallies.left[s]++;
        worked(s, job);
        tallies.waited[s] += now - jobs.since[job];
        next.set(pool.firstLeaf[s], shared.next());
        catchUp(s, now);
        return job;
    }

    /** Of calls that share servers, those beyond the number of servers count as waiting. */
    void settle(int s, Sharing shared, double now) {
        double time = now - changed[s];
        double working = time * Math.min(shared.size(), shared.servers());
        tallies.busy[s] += working;
        tallies.queued[s] += time * (shared.size() + waiting[s]) - working;
        tallies.waited[s] -= working;
        changed[s] = now;
    }

    /** Counts anew from now on. */
    void forget(double now) {
        for (int s = 0; s < queues.length; s++) {
            tallies.forget(s, underWay(s, now));
        }
        tallies.countFrom(now);
    }

    /** What a station has done since it counts. */
    StationTally tally(int s, double now) {
        return tallies.of(s, now, underWay(s, now));
    }

    /** How many calls are at a station, waiting or worked on. */
    long there(int s) {
        Sharing shared = sharing[s];
        return waiting[s] + (long) (shared != null ? shared.size() : pool.working(s));
    }

    private UnderWay underWay(int s, double now) {
        Sharing shared = sharing[s];
        double time = now - changed[s];
        double wait = 0;
        for (IntQueue queue : queues[s]) {
            for (int i = 0; i < queue.size(); i++) {
                wait += now - jobs.since[queue.get(i)];
            }
        }
        double queued = waiting[s] * time;
        if (shared != null) {
            double working = time * Math.min(shared.size(), shared.servers());
            for (int i = 0; i < shared.size(); i++) {
                wait += now - jobs.since[shared.job(i)];
            }
            return new UnderWay(wait - working, queued + time * shared.size() - working, working, there(s));
        }
        return new UnderWay(wait, queued, -remaining(s, now), there(s));
    }

    /** The work that has been begun and is not done yet. */
    private double remaining(int s, double now) {
        double sum = 0;
        if (pool.isWide(s)) {
            for (int i = 0; i < later.size(); i++) {
                boolean own = later.what(i) >= 0 && jobs.station[later.what(i)] == s;
                sum += own ? later.time(i) - now : 0;
            }
            return sum;
        }
        for (int leaf = pool.firstLeaf[s]; leaf < pool.firstLeaf[s] + pool.room[s]; leaf++) {
            double until = next.time(leaf);
            sum += until == Tournament.NEVER ? 0 : until - now;
        }
        return sum;
    }
}
