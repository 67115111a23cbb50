package dev.envelope.model.policy;

/**
 * How calls are spread over the instances of a component, each with a queue of its own; on the side of the component.
 *
 * <p>Where none is stated, there is one queue for all instances that can take a call. A balancer knows of each instance how many calls it
 * has, waiting or worked on, and nothing of how long they take; it leaves out instances that a health check has found dead.
 *
 * <p>Source: nginx documentation, Using nginx as HTTP load balancer ({@code round robin}, {@code least_conn}, {@code ip_hash},
 * {@code random two}), 2024; M. Mitzenmacher, The Power of Two Choices in Randomized Load Balancing, IEEE Transactions on
 * Parallel and Distributed Systems 12(10), 2001.
 *
 * <pre>{@code leastConnections()}</pre>
 */
public enum Balancing implements Policy {
    /** In turn. */
    ROUND_ROBIN("round robin"),
    /** To any, by chance. */
    RANDOM("random instance"),
    /** To the one with the fewest calls, any of them by chance if there are several. */
    LEAST_CONNECTIONS("least connections"),
    /** Of two that were chosen by chance, to the one with fewer calls. */
    TWO_CHOICES("the better of two random instances"),
    /** To the instance that the caller's address stands for: all calls of one user to the same. */
    IP_HASH("hash of the caller's address");

    private final String told;

    Balancing(String told) {
        this.told = told;
    }

    @Override
    public Class<Balancing> kind() {
        return Balancing.class;
    }

    @Override
    public Numbers numbers() {
        return Numbers.NONE;
    }

    @Override
    public Balancing with(Numbers numbers) {
        return this;
    }

    @Override
    public String told() {
        return told;
    }

    @Override
    public String toString() {
        return told;
    }
}
