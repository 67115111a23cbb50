package dev.envelope.simulation.engine;

import dev.envelope.simulation.network.Guard.Breaking;

/**
 * A circuit breaker of one caller: closed, open or half-open, by the outcomes of its last tries.
 *
 * <p>Each change of state begins an epoch, which a try that passes is told; an outcome of an epoch that is over counts no more.
 */
final class Breaker {

    /** What a try is told that does not pass. */
    static final int REFUSED = -1;

    private final Breaking rule;
    private final boolean[] outcomes;
    private BreakerState state = BreakerState.CLOSED;
    private final double[] spent = new double[BreakerState.values().length];
    private double since;
    private int epoch;
    private double until;
    private int passed;
    private int known;
    private int failures;

    Breaker(Breaking rule) {
        this.rule = rule;
        this.outcomes = new boolean[rule.window()];
    }

    /** Lets a try pass and tells its epoch, or {@link #REFUSED}. */
    int pass(double now) {
        if (state == BreakerState.OPEN && now >= until) {
            become(BreakerState.HALF_OPEN, now);
        }
        if (state == BreakerState.OPEN || state == BreakerState.HALF_OPEN && passed == rule.trials()) {
            return REFUSED;
        }
        passed++;
        return epoch;
    }

    /** A try that passed was not sent after all. */
    void unsent(int ofEpoch) {
        if (ofEpoch == epoch) {
            passed--;
        }
    }

    /** A try is over. */
    void hear(int ofEpoch, boolean failed, double now) {
        if (ofEpoch != epoch || outcomes.length == 0) {
            return;
        }
        failures += failed ? 1 : 0;
        if (state == BreakerState.HALF_OPEN) {
            if (++known == rule.trials()) {
                judge(rule.trials(), now);
            }
            return;
        }
        int place = known % outcomes.length;
        failures -= known >= outcomes.length && outcomes[place] ? 1 : 0;
        outcomes[place] = failed;
        known = known + 1 == 2 * outcomes.length ? outcomes.length : known + 1;
        if (known >= outcomes.length) {
            judge(outcomes.length, now);
        }
    }

    private void judge(int of, double now) {
        if (failures >= rule.threshold() * of) {
            become(BreakerState.OPEN, now);
            until = now + rule.open();
        } else if (state == BreakerState.HALF_OPEN) {
            become(BreakerState.CLOSED, now);
        }
    }

    private void become(BreakerState next, double now) {
        spent[state.ordinal()] += now - since;
        since = now;
        state = next;
        epoch++;
        passed = 0;
        known = 0;
        failures = 0;
    }

    /** How long it has been in a state by a moment; what is open stays so until a try comes that may pass. */
    double spent(BreakerState in, double now) {
        return spent[in.ordinal()] + (in == state ? now - since : 0);
    }
}
