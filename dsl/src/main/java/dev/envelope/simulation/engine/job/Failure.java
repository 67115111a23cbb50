package dev.envelope.simulation.engine.job;

/** Why a call came to nothing. */
public enum Failure {
    /** It found the queue full. */
    TURNED_AWAY("turned away"),
    /** What it came to, or was served by, was down. */
    DOWN("down"),
    /** Its caller waited no longer. */
    TIMED_OUT("timed out"),
    /** It had waited too long when its turn came. */
    SHED("shed"),
    /** The rate limit let no more through. */
    LIMITED("over the rate limit"),
    /** Its caller's circuit breaker was open. */
    BREAKER_OPEN("breaker open"),
    /** Its caller had as many under way as it may. */
    BULKHEAD_FULL("bulkhead full");

    private final String told;

    Failure(String told) {
        this.told = told;
    }

    /** The reason as the head of a column. */
    public String told() {
        return told;
    }
}
