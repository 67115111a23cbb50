package dev.envelope.simulation.engine.station;

import dev.envelope.simulation.engine.clock.TimeHeap;
import dev.envelope.simulation.engine.clock.Tournament;
import dev.envelope.simulation.engine.job.IntQueue;
import dev.envelope.simulation.engine.job.Jobs;
import dev.envelope.simulation.engine.station.Tallies.UnderWay;
import dev.envelope.simulation.network.Station;
import dev.envelope.simulation.random.Samples;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The queues of all stations and the calls that are served there, as columns of numbers. */
public final class Stations {

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
    private final @Nullable Sharing[] sharing;
    private final Lines lines;
    private final boolean watched;

    /** Up to when the integrals of a station are told whose calls share its servers. */
    private final double[] changed;

    /**
     * Stations at rest.
     *
     * @param heap the leaf of the heap, behind which are theirs
     * @param watched whether it is told when services begin, and how long they take
     * @param samples the i-th stream holds the service times of the i-th station
     */
    public Stations(
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

        arrears = new Arrears(n, jobs);
        pace = new double[n];
        Arrays.fill(pace, 1);
        lines = new Lines(stations, jobs, tallies);
        staffing = new Staffing(pool, this, lines, next, heap, later, jobs, tallies);
        sharing = stations.stream()
                .map(station -> station.isShared() ? new Sharing(station.servers()) : null)
                .toArray(Sharing[]::new);
        changed = new double[n];
    }

    /** A job comes to a station; false if it is turned away, as it is where nobody works, unless servers come for it when they are back. */
    public boolean arrive(int job, int s, int priority, boolean isPulled, double now) {
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
        boolean isIn = lines.join(job, s, priority, now);
        tallies.dropped[s] += isIn ? 0 : 1;
        return isIn;
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
    public int depart(int leaf, double now) {
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
    public void departWide(int job, double now) {
        next.set(heap, later.first());
        leave(job, jobs.station[job], heap, now);
    }

    private void leave(int done, int s, int leaf, double now) {
        tallies.left[s]++;
        worked(s, done);
        boolean drains = pool.servers[s] == 0 && lines.waiting(s) > 0;
        if (pool.leaving[s] > 0 && !drains) {
            pool.leaving[s]--;
            pool.goOff(s, leaf);
            return;
        }
        int following = lines.taken(s, now);
        if (following != Jobs.NOBODY) {
            serve(following, s, leaf, now);
        } else {
            pool.rest(s, leaf);
            catchUp(s, now);
        }
    }

    /** Servers with nothing else to do apply what their station has missed. */
    public void catchUp(int s, double now) {
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

    /** Those whose turn came too late, and who have not been told yet. */
    public IntQueue late() {
        return lines.late;
    }

    /** A call takes this many times as long from now on, of those that are begun. */
    public void pace(int s, double times) {
        pace[s] = times;
    }

    /** So many servers of a station work from now on; who is lost is told. */
    public void staff(int s, int target, boolean crash, double now, IntQueue lost) {
        staffing.staff(s, target, crash, now, lost);
        Sharing shared = sharing[s];
        while (shared != null && target > 0 && lines.waiting(s) > 0) {
            join(lines.removed(s, now), s, shared, now);
        }
        catchUp(s, now);
    }

    /** Takes a job that waits at a station out of its queue, to send it elsewhere. */
    public int withdrawn(int s, double now) {
        tallies.dropped[s]++;
        return lines.removed(s, now);
    }

    /** What stations have missed. */
    public Arrears arrears() {
        return arrears;
    }

    /** Whether nobody works at a station, not even to the end of a call. */
    public boolean isClosed(int s) {
        return pool.servers[s] == 0 && there(s) == lines.waiting(s);
    }

    public int servers(int s) {
        return pool.servers[s];
    }

    public int waiting(int s) {
        return lines.waiting(s);
    }

    @Nullable
    Sharing sharing(int s) {
        return sharing[s];
    }

    private boolean share(int job, int s, Sharing shared, double now) {
        if (shared.size() >= (long) pool.servers[s] + lines.places(s)) {
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
        tallies.queued[s] += time * shared.size() - working;
        tallies.waited[s] -= working;
        changed[s] = now;
    }

    /** Counts anew from now on. */
    public void forget(double now) {
        for (int s = 0; s < pace.length; s++) {
            tallies.forget(s, underWay(s, now));
        }
        tallies.countFrom(now);
    }

    /** What a station has done since it counts. */
    public StationTally tally(int s, double now) {
        return tallies.of(s, now, underWay(s, now));
    }

    /** How many calls are at a station, waiting or worked on. */
    public long there(int s) {
        Sharing shared = sharing[s];
        return lines.waiting(s) + (long) (shared != null ? shared.size() : pool.working(s));
    }

    private UnderWay underWay(int s, double now) {
        Sharing shared = sharing[s];
        double waited = lines.waited(s, now);
        double queued = lines.queued(s, now);
        if (shared == null) {
            return new UnderWay(waited, queued, -remaining(s, now), there(s));
        }
        double time = now - changed[s];
        double working = time * Math.min(shared.size(), shared.servers());
        for (int i = 0; i < shared.size(); i++) {
            waited += now - jobs.since[shared.job(i)];
        }
        return new UnderWay(waited - working, queued + time * shared.size() - working, working, there(s));
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
