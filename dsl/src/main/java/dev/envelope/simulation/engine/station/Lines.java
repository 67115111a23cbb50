package dev.envelope.simulation.engine.station;

import dev.envelope.simulation.engine.job.IntQueue;
import dev.envelope.simulation.engine.job.Jobs;
import dev.envelope.simulation.network.Station;
import java.util.Arrays;
import java.util.List;

/** Who waits at each station: a queue for each of its priorities, of which the first that has somebody is next. */
final class Lines {

    private final Jobs jobs;
    private final Tallies tallies;
    private final IntQueue[][] queues;
    private final int[] waiting;
    private final int[] places;
    private final double[] patience;

    /** Up to when the integral of the number that waits is told. */
    private final double[] changed;

    /** Those whose turn came too late, and who have not been told yet. */
    final IntQueue late = new IntQueue();

    Lines(List<Station> stations, Jobs jobs, Tallies tallies) {
        this.jobs = jobs;
        this.tallies = tallies;
        int n = stations.size();
        queues = new IntQueue[n][];
        for (int s = 0; s < n; s++) {
            queues[s] = new IntQueue[stations.get(s).priorities()];
            Arrays.setAll(queues[s], priority -> new IntQueue());
        }
        waiting = new int[n];
        places = stations.stream().mapToInt(Station::places).toArray();
        patience = stations.stream().mapToDouble(Station::patience).toArray();
        changed = new double[n];
    }

    /** How many wait at a station. */
    int waiting(int s) {
        return waiting[s];
    }

    /** How many may wait there. */
    int places(int s) {
        return places[s];
    }

    /** A job waits from now on; false if there is no place for it. */
    boolean join(int job, int s, int priority, double now) {
        if (waiting[s] >= places[s]) {
            return false;
        }
        jobs.since[job] = now;
        settle(s, now);
        waiting[s]++;
        queues[s][priority].add(job);
        return true;
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

    /** Takes the next job out, however long it has waited. */
    int removed(int s, double now) {
        settle(s, now);
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

    private void settle(int s, double now) {
        tallies.queued[s] += queued(s, now);
        changed[s] = now;
    }

    /** The integral of the number that waits since it was last told. */
    double queued(int s, double now) {
        return waiting[s] * (now - changed[s]);
    }

    /** How long those who wait have done so, all together. */
    double waited(int s, double now) {
        double sum = 0;
        for (IntQueue queue : queues[s]) {
            for (int i = 0; i < queue.size(); i++) {
                sum += now - jobs.since[queue.get(i)];
            }
        }
        return sum;
    }
}
