package dev.envelope.capacity;

import static dev.envelope.quantity.Units.count;

import dev.envelope.quantity.Count;
import dev.envelope.quantity.Rate;
import dev.envelope.quantity.Share;
import dev.envelope.quantity.Time;

/**
 * How large a pool of threads or connections has to be.
 *
 * <p>What is in use on average is Little's law; it is no size yet, since a pool of just that many makes callers wait without
 * end. The rules of thumb are starting points for a load test. Results are not rounded: a whole number of threads is
 * {@code .roundedUp()}.
 *
 * <p>Source: J. Little, 1961; B. Goetz et al., Java Concurrency in Practice, 2006, section 8.2; B. Wooldridge, About Pool
 * Sizing, HikariCP wiki, 2014, with PostgreSQL's rule.
 *
 * <pre>{@code
 * Pools.threads(count(2), percent(100), ms(50), ms(5))     // 22
 * Pools.databaseConnections(count(4), count(1))            // 9
 * }</pre>
 */
public final class Pools {

    private Pools() {}

    /** How many are in use on average if each caller holds one for a time. */
    public static Count inUse(Rate rate, Time held) {
        return rate.over(held).named("in use");
    }

    /**
     * How many threads keep cores busy to a utilisation, if a task waits for one time and computes for another: {@code cores
     * × utilisation × (1 + wait ÷ compute)}.
     */
    public static Count threads(Count cores, Share utilisation, Time wait, Time compute) {
        return cores.times(utilisation)
                .times(count(1).plus(wait.ratio(compute)))
                .named("threads");
    }

    /**
     * How many connections a database server works on at its best: {@code 2 × cores + spindles}. Cores without hyper-threads;
     * spindles are disks that move a head, and none where the data is in memory.
     */
    public static Count databaseConnections(Count cores, Count spindles) {
        return count(2).times(cores).plus(spindles).named("database connections");
    }

    /** The fewest connections with which threads that each hold several at a time cannot all wait for one another. */
    public static Count withoutDeadlock(Count threads, Count heldByEach) {
        return threads.times(heldByEach.minus(count(1))).plus(count(1)).named("connections without deadlock");
    }

    /** The largest pool of each instance under a server's limit, less what is reserved for others. */
    public static Count ofEachInstance(Count limit, Count reserved, Count instances) {
        return limit.minus(reserved).dividedBy(instances).roundedDown().named("pool of an instance");
    }
}
