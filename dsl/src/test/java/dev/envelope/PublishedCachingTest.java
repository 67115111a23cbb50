package dev.envelope;

import static dev.envelope.Cases.exact;
import static dev.envelope.Cases.published;
import static dev.envelope.Envelope.*;

import dev.envelope.capacity.Caching;
import dev.envelope.model.Popularity;
import dev.envelope.quantity.Count;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** L. Saino et al., Icarus, 2014–, icarus/tools/tests/test_cacheperf.py, in the words of the language. */
class PublishedCachingTest {

    /** 40 of 100 objects whose popularity is Zipf's with exponent 0.8; times are counted in requests. */
    @Nested
    class LeastRecentlyUsed {
        private final Popularity popularity = Popularity.zipf(0.8).keys(100);
        private final Count objects = count(40);

        @Test
        void characteristicTimeOfChe() {
            exact(Caching.characteristicTime(popularity, objects, perSecond(1)), seconds(72.21092163814686));
        }

        @Test
        void characteristicTimeOfFagin() {
            exact(Caching.requestsToFill(popularity, objects), count(71.8989778466955));
            published(Caching.requestsToFill(popularity, objects), count(71.89), count(0.02));
        }

        @Test
        void hitRate() {
            exact(Caching.hitRate(popularity, objects), share(0.6454119391757289));
            published(Caching.hitRate(popularity, objects), share(0.64), share(0.01));
        }
    }

    @Test
    void theMostPopularKeysAreTheBestToHold() {
        exact(Caching.bestHitRate(Popularity.of(0.1, 0.5, 0.4), count(2)), share(0.9));
    }

    @Test
    void ofEquallyPopularKeysTheHitRateIsThePartThatIsHeld() {
        exact(Caching.hitRate(Popularity.uniform().keys(500), count(50)), percent(10));
    }
}
