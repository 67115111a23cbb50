package dev.envelope.simulation.engine;

import dev.envelope.simulation.engine.clock.Timers;
import dev.envelope.simulation.engine.job.Column;
import dev.envelope.simulation.engine.job.Failure;
import dev.envelope.simulation.engine.job.Jobs;
import dev.envelope.simulation.network.Guard;
import dev.envelope.simulation.network.Network;
import dev.envelope.simulation.network.Node.Kind;
import dev.envelope.simulation.random.Samples;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The calls that wait at a guard for their tries: a try is a child, of which a call has at most two at a time, because of a hedge.
 *
 * <p>A try whose timeout is over, or whose twin was faster, is abandoned: nobody is its parent any more, so that nobody hears of its
 * end, but it goes on to it.
 */
final class Guards {

    /** One of the callers of a guard: what it keeps from call to call. */
    private static final class Caller {
        final Breaker breaker;
        double tokens;
        int underWay;

        Caller(Guard guard) {
            breaker = new Breaker(guard.breaker());
            tokens = guard.retries().tokens();
        }
    }

    private static final int NONE = 0;

    private final Program program;
    private final Jobs jobs;
    private final Samples samples;
    private final Tally[] tallies;
    private final Way way;
    private final Timers timers;

    private final Guard[] guards;
    private final Caller[][] callers;
    private final int[] timeouts;
    private final int[] hedges;

    /** Of a call who makes it, how many tries it has made, in which epoch of the breaker, and its tries on the way. */
    private final Column caller;

    private final Column tried;
    private final Column epoch;
    private final Column first;
    private final Column second;

    /** Of a call the timer of its hedge or its pause, and of a try that of its timeout. */
    private final Column timer;

    private final Column timeout;

    /** Of a try the station that it was sent to first, or nobody; kept where there are hedges. */
    private final Column sentTo;

    private final boolean hasHedges;

    Guards(Network network, Program program, Jobs jobs, Samples samples, Tally[] tallies, Timers timers, Way way) {
        this.program = program;
        this.jobs = jobs;
        this.samples = samples;
        this.tallies = tallies;
        this.timers = timers;
        this.way = way;
        caller = jobs.column();
        tried = jobs.column();
        epoch = jobs.column();
        first = jobs.column();
        second = jobs.column();
        timer = jobs.column();
        timeout = jobs.column();
        sentTo = jobs.column();
        List<Guard> all = network.guards();
        guards = all.toArray(Guard[]::new);
        callers = new Caller[guards.length][];
        for (int i = 0; i < guards.length; i++) {
            Guard guard = guards[i];
            callers[i] = new Caller[guard.callers()];
            Arrays.setAll(callers[i], k -> new Caller(guard));
        }
        timeouts =
                all.stream().mapToInt(guard -> program.delay(guard.timeout())).toArray();
        hedges = all.stream().mapToInt(guard -> program.delay(guard.hedge())).toArray();
        hasHedges = all.stream().anyMatch(guard -> Double.isFinite(guard.hedge()));
    }

    /** A job makes a call. */
    void call(int job, int node, double now) {
        int g = program.count[node];
        Guard guard = guards[g];
        caller.of[job] = guard.callers() == 1 ? 0 : (int) (guard.callers() * samples.next(program.stream[node]));
        Caller by = callers[g][caller.of[job]];
        by.tokens =
                Math.min(guard.retries().tokens(), by.tokens + guard.retries().budget());
        tallies[jobs.operation[job]].calls++;
        tried.of[job] = 0;
        attempt(job, node, now);
    }

    private void attempt(int job, int node, double now) {
        int g = program.count[node];
        Caller by = callers[g][caller.of[job]];
        tried.of[job]++;
        first.of[job] = Jobs.NOBODY;
        second.of[job] = Jobs.NOBODY;
        timer.of[job] = NONE;
        int passed = by.breaker.pass(now);
        if (passed == Breaker.REFUSED) {
            failed(job, node, Failure.BREAKER_OPEN);
            return;
        }
        if (by.underWay >= guards[g].bulkhead()) {
            by.breaker.unsent(passed);
            failed(job, node, Failure.BULKHEAD_FULL);
            return;
        }
        by.underWay++;
        epoch.of[job] = passed;
        if (hedges[g] != Program.NO_DELAY) {
            timer.of[job] = timers.start(job);
            way.after(hedges[g], timer.of[job]);
        }
        int one = created(job, g);
        first.of[job] = one;
        way.go(one, program.at[node]);
    }

    private int created(int job, int g) {
        int one = way.created(job, job);
        if (hasHedges) {
            sentTo.of[one] = Jobs.NOBODY;
        }
        tallies[jobs.operation[job]].tries++;
        timeout.of[one] = NONE;
        if (timeouts[g] != Program.NO_DELAY) {
            timeout.of[one] = timers.start(one);
            way.after(timeouts[g], timeout.of[one]);
        }
        return one;
    }

    /** A call hears from one of its tries. */
    void hear(int job, int one, @Nullable Failure why, double now) {
        stopped(timeout, one);
        lost(job, one);
        over(job, why, now);
    }

    private void lost(int job, int one) {
        if (first.of[job] == one) {
            first.of[job] = Jobs.NOBODY;
        } else {
            second.of[job] = Jobs.NOBODY;
        }
    }

    /** A try is over; if it failed while another one is on the way, that one decides. */
    private void over(int job, @Nullable Failure why, double now) {
        if (why != null && (first.of[job] != Jobs.NOBODY || second.of[job] != Jobs.NOBODY)) {
            return;
        }
        int node = jobs.node[job];
        Caller by = callers[program.count[node]][caller.of[job]];
        by.underWay--;
        by.breaker.hear(epoch.of[job], why != null, now);
        stopped(timer, job);
        abandon(first.of[job]);
        abandon(second.of[job]);
        if (why == null) {
            way.conclude(job, node, null);
        } else {
            failed(job, node, why);
        }
    }

    private void abandon(int one) {
        if (one != Jobs.NOBODY) {
            stopped(timeout, one);
            jobs.parent[one] = Jobs.ABANDONED;
        }
    }

    private void stopped(Column column, int job) {
        if (column.of[job] != NONE) {
            timers.stop(column.of[job]);
            column.of[job] = NONE;
        }
    }

    /** It is tried again after a pause, or the call has failed. */
    private void failed(int job, int node, Failure why) {
        int g = program.count[node];
        Guard.Retrying retries = guards[g].retries();
        Caller by = callers[g][caller.of[job]];
        if (tried.of[job] > retries.retries() || by.tokens < 1) {
            tallies[jobs.operation[job]].unretried += tried.of[job] > retries.retries() ? 0 : 1;
            way.conclude(job, node, why);
            return;
        }
        by.tokens--;
        double random = retries.least() == retries.most() ? 0 : samples.next(program.stream[node]);
        timer.of[job] = timers.start(job);
        way.later(retries.pause(tried.of[job], random), timer.of[job]);
    }

    /** The time of a timer of a job has come. */
    void ring(int job, int ringing, double now) {
        if (timeout.of[job] == ringing) {
            timeout.of[job] = NONE;
            int call = jobs.parent[job];
            jobs.parent[job] = Jobs.ABANDONED;
            lost(call, job);
            over(call, Failure.TIMED_OUT, now);
            return;
        }
        timer.of[job] = NONE;
        int node = jobs.node[job];
        if (first.of[job] == Jobs.NOBODY) {
            attempt(job, node, now);
        } else {
            int twin = created(job, program.count[node]);
            second.of[job] = twin;
            way.go(twin, program.at[node]);
        }
    }

    /** How long the breakers of a guard have been in a state by a moment, in the mean over its callers. */
    double spent(int guard, BreakerState in, double now) {
        double sum = 0;
        for (Caller each : callers[guard]) {
            sum += each.breaker.spent(in, now);
        }
        return sum / callers[guard].length;
    }

    /** The station that another try of the same call has been sent to, until this one is itself sent to one; or nobody. */
    int avoided(int one) {
        if (!hasHedges || !isTry(one) || sentTo.of[one] != Jobs.NOBODY) {
            return Jobs.NOBODY;
        }
        int call = jobs.parent[one];
        int twin = first.of[call] == one ? second.of[call] : first.of[call];
        return twin == Jobs.NOBODY ? Jobs.NOBODY : sentTo.of[twin];
    }

    /** A try has come to a station: what it calls from there goes to others. */
    void sent(int one, int station) {
        if (hasHedges && isTry(one) && sentTo.of[one] == Jobs.NOBODY) {
            sentTo.of[one] = station;
        }
    }

    private boolean isTry(int job) {
        int call = jobs.parent[job];
        return call >= 0 && program.kind[jobs.node[call]] == Kind.GUARD;
    }
}
