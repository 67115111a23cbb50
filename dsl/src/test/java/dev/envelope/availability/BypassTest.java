package dev.envelope.availability;

import static dev.envelope.Envelope.*;
import static org.assertj.core.api.Assertions.assertThat;

import dev.envelope.SystemDesign;
import dev.envelope.model.Cache;
import dev.envelope.model.Database;
import org.junit.jupiter.api.Test;

/** Whether what is behind a cache carries the calls while the cache is down: 2,000 reads a second at the peak, 9 of 10 answered. */
class BypassTest {

    private static final Cache REDIS = cache("redis").hitRate(0.9);

    // 500 reads/s each: 200/s past the cache take 1 node at 60 %, and N+1 makes it a primary and a replica
    private static final Database STORE = database("store").throughput(perSecond(500));

    private static SystemDesign design(Cache redis, Database store) {
        return system().operation(read("page").rate(perSecond(1_000)))
                .peak(2)
                .flow("page", client("app"), service("api"), redis.missTo(store));
    }

    @Test
    void aReplicaDoesNotCarryFourTimesWhatItCanTake() {
        // 2,000 / 500 where the primary leaves reads to replicas; with the cache the primary answers, 200 / 500
        assertThat(design(REDIS, STORE).availability().toString())
                .contains(
                        "while redis is down, store would be busy for 400 % of the time at the peak, and for 40 % with it")
                // 2,000 / (500 × 60 %) = 6.7, and one to spare
                .contains("state replicas(8) in place of 1");
    }

    @Test
    void asManyAsAreNamedCarryIt() {
        assertThat(design(REDIS, STORE.replicas(8)).availability().toString()).doesNotContain("while redis is down");
    }

    @Test
    void onlyTheCallsThatFindTheirWayPastItCount() {
        // 20 % of 2,000/s are 80 % of what the replica takes, 40 % are 160 %
        assertThat(design(REDIS.bypass(percent(20)), STORE).availability().toString())
                .doesNotContain("while redis is down");
        assertThat(design(REDIS.bypass(percent(40)), STORE).availability().toString())
                .contains("store would be busy for 160 % of the time");
    }

    @Test
    void whatIsStatedIsHeldToo() {
        assertThat(design(REDIS, STORE.instances(3)).availability().toString())
                .contains("busy for 133 % of the time")
                .contains("state instances(7) in place of 3");
    }

    @Test
    void theServiceInFrontIsAsBusyAsBefore() {
        assertThat(design(REDIS, STORE).availability().toString()).doesNotContain("api would be busy");
    }
}
