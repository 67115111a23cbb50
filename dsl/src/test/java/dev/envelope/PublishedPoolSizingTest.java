package dev.envelope;

import static dev.envelope.Cases.exact;
import static dev.envelope.Envelope.*;

import dev.envelope.capacity.Pools;
import org.junit.jupiter.api.Test;

/** Published sizes of pools, in the words of the language. */
class PublishedPoolSizingTest {

    /** B. Wooldridge, About Pool Sizing, HikariCP wiki, 2014. */
    @Test
    void connectionsForFourCoresAndADisk() {
        exact(Pools.databaseConnections(count(4), count(1)), count(9));
    }

    /** The same page: three threads that each hold four connections. */
    @Test
    void connectionsThatThreeThreadsCannotBlock() {
        exact(Pools.withoutDeadlock(count(3), count(4)), count(10));
    }

    /** A. Ilinchik, How to set an ideal thread pool size, Zalando, 2019, with B. Goetz's formula. */
    @Test
    void threadsForTwoCoresThatMostlyWait() {
        exact(Pools.threads(count(2), percent(100), ms(50), ms(5)), count(22));
    }
}
