package dev.envelope.simulation.engine.station;

import dev.envelope.simulation.engine.clock.TimeHeap;
import dev.envelope.simulation.engine.clock.Tournament;
import dev.envelope.simulation.engine.job.IntQueue;
import dev.envelope.simulation.engine.job.Jobs;

/**
 * How stations get more servers or fewer while they run.
 *
 * <p>Those that crash are as often busy as all of them, and their calls are lost; of a station without servers, those that wait, too.
 * Others go as soon as they are idle, the last of a station when nobody waits there any more.
 */
final class Staffing {

    private final Pool pool;
    private final Stations stations;
    private final Lines lines;
    private final Tournament next;
    private final int heap;
    private final TimeHeap later;
    private final Jobs jobs;
    private final Tallies tallies;

    Staffing(
            Pool pool,
            Stations stations,
            Lines lines,
            Tournament next,
            int heap,
            TimeHeap later,
            Jobs jobs,
            Tallies tallies) {
        this.pool = pool;
        this.stations = stations;
        this.lines = lines;
        this.next = next;
        this.heap = heap;
        this.later = later;
        this.jobs = jobs;
        this.tallies = tallies;
    }

    /** So many servers of a station work from now on; who is lost is told. */
    void staff(int s, int target, boolean crash, double now, IntQueue lost) {
        Sharing shared = stations.sharing(s);
        int more = target - pool.servers[s];
        if (shared != null) {
            share(s, shared, target, crash, now, lost);
        } else if (more > 0) {
            pool.servers[s] = target;
            hire(s, more, now);
        } else if (more < 0) {
            fewer(s, -more, crash, now, lost);
            while (crash && target == 0 && lines.waiting(s) > 0) {
                lose(lines.removed(s, now), s, lost);
            }
        }
    }

    private void share(int s, Sharing shared, int target, boolean crash, double now, IntQueue lost) {
        stations.settle(s, shared, now);
        int fewer = pool.servers[s] - target;
        int dying = crash && fewer > 0 ? (int) ((long) shared.size() * fewer / pool.servers[s]) : 0;
        int left = target == 0 && !crash ? shared.servers() : target;
        for (int job : shared.staff(left, dying, now)) {
            tallies.waited[s] += now - jobs.since[job];
            lose(job, s, lost);
        }
        pool.servers[s] = target;
        next.set(pool.firstLeaf[s], shared.next());
    }

    private void hire(int s, int more, double now) {
        int stay = Math.min(more, pool.leaving[s]);
        pool.leaving[s] -= stay;
        for (int i = stay; i < more; i++) {
            int following = lines.taken(s, now);
            if (following == Jobs.NOBODY) {
                pool.open(s, more - i);
                return;
            }
            stations.serve(following, s, pool.comeOn(s), now);
        }
    }

    private void fewer(int s, int number, boolean crash, double now, IntQueue lost) {
        int all = pool.servers[s];
        int busyOfThem = (int) ((long) (all - pool.idle[s]) * number / all);
        int dying = crash ? Math.max(busyOfThem, number - pool.idle[s]) : 0;
        kill(s, dying, now, lost);
        int rest = Math.min(number - dying, pool.idle[s]);
        pool.close(s, rest);
        pool.leaving[s] += number - dying - rest;
        pool.servers[s] = all - number;
    }

    /** Ends so many calls that are served, evenly spread over all of them. */
    private void kill(int s, int dying, double now, IntQueue lost) {
        int all = pool.working(s);
        if (dying == 0) {
            return;
        }
        if (pool.isWide(s)) {
            int[] seen = {0};
            later.removeIf((job, time) -> {
                boolean dies = job >= 0 && jobs.station[job] == s && isChosen(seen[0]++, dying, all);
                if (dies) {
                    tallies.busy[s] -= time - now;
                    lose(job, s, lost);
                }
                return dies;
            });
            next.set(heap, later.first());
            return;
        }
        int seen = 0;
        for (int leaf = pool.firstLeaf[s]; leaf < pool.firstLeaf[s] + pool.room[s]; leaf++) {
            double until = next.time(leaf);
            if (until != Tournament.NEVER && isChosen(seen++, dying, all)) {
                tallies.busy[s] -= until - now;
                lose(pool.jobAt[leaf], s, lost);
                pool.goOff(s, leaf);
            }
        }
    }

    /** Whether the i-th is one of a number that is evenly spread over all of them. */
    static boolean isChosen(int i, int number, int of) {
        return (i + 1L) * number / of > (long) i * number / of;
    }

    private void lose(int job, int s, IntQueue lost) {
        tallies.dropped[s]++;
        lost.add(job);
    }
}
