package dev.envelope.simulation.engine.station;

import dev.envelope.simulation.engine.clock.TimeHeap;
import dev.envelope.simulation.engine.clock.Tournament;

/**
 * Calls that share servers: of n calls on c servers each goes on at the speed min(1, c ÷ n) (processor sharing).
 *
 * <p>All go on equally fast, so that a virtual clock runs for all of them at once: a call is done when the clock has moved on by
 * its service time.
 */
final class Sharing {

    private int servers;
    private final TimeHeap done = new TimeHeap();
    private double clock;
    private double at;

    Sharing(int servers) {
        this.servers = servers;
    }

    private double speed() {
        return Math.min(1, (double) servers / done.size());
    }

    private void advance(double now) {
        if (done.size() > 0) {
            clock += (now - at) * speed();
        }
        at = now;
    }

    /** So many servers work from now on; tells the calls that are given up, evenly spread. */
    int[] staff(int number, int dying, double now) {
        advance(now);
        servers = number;
        int[] dead = new int[dying];
        int all = done.size();
        int[] seen = {0, 0};
        done.removeIf((job, time) -> {
            boolean dies = Staffing.isChosen(seen[0]++, dying, all);
            if (dies) {
                dead[seen[1]++] = job;
            }
            return dies;
        });
        return dead;
    }

    int servers() {
        return servers;
    }

    int size() {
        return done.size();
    }

    int job(int i) {
        return done.what(i);
    }

    void add(int job, double service, double now) {
        advance(now);
        done.add(clock + service, job);
    }

    /** When the next call is done, if none comes before. */
    double next() {
        return done.size() == 0 ? Tournament.NEVER : at + Math.max(0, done.first() - clock) / speed();
    }

    /** Takes out the call that is done now. */
    int remove(double now) {
        advance(now);
        return done.remove();
    }
}
