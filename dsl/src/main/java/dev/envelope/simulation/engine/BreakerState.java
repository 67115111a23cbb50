package dev.envelope.simulation.engine;

/** What a circuit breaker does with calls. */
public enum BreakerState {
    /** All pass. */
    CLOSED("closed"),
    /** None passes. */
    OPEN("open"),
    /** A few pass, and decide what is next. */
    HALF_OPEN("half-open");

    private final String told;

    BreakerState(String told) {
        this.told = told;
    }

    /** The state as the head of a column. */
    public String told() {
        return told;
    }
}
