package dev.envelope.simulation.engine;

import static dev.envelope.Envelope.*;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.assertj.core.api.Assertions.withinPercentage;

import dev.envelope.capacity.Freshness;
import dev.envelope.model.Cache.Writing;
import dev.envelope.model.Popularity;
import dev.envelope.simulation.network.Guard;
import dev.envelope.simulation.network.LruCache;
import dev.envelope.simulation.network.NetworkBuilder;
import dev.envelope.simulation.network.Station;
import dev.envelope.simulation.random.Arrivals;
import dev.envelope.simulation.random.Keys;
import dev.envelope.simulation.random.ServiceTimes;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Reads that put an old value into a cache after its key was dropped, against the Markov chain of one key.
 *
 * <p>Source of the race: R. Nishtala et al., Scaling Memcache at Facebook, NSDI 2013, section 3.2.1.
 */
class StaleFillTest {

    private static final int KEYS = 50;

    /** Reads that fetch what they do not find in exponential times, and writes that drop their key at once. */
    private static Results run(double reads, double writes, double fetch) {
        var builder = new NetworkBuilder();
        int cache = builder.cache(new LruCache(
                "cache", Keys.zipf(KEYS, 0), KEYS, Guard.NEVER, Writing.ASIDE, 0, 1, KEYS * reads, KEYS * writes));
        int store = builder.station(Station.of("store", Station.UNLIMITED, ServiceTimes.of(fetch, 1)));
        int read = builder.end(0);
        int asked = builder.ask(cache, read, builder.call(store, builder.fill(cache, read)));
        builder.source("reads", KEYS * reads, new Arrivals.Poisson(), 0, builder.draw(cache, "keys of reads", asked));
        int written = builder.outdate(cache, builder.drop(cache, builder.end(1)));
        builder.source(
                "writes", KEYS * writes, new Arrivals.Poisson(), 1, builder.draw(cache, "keys of writes", written));
        return Experiment.of(builder.build())
                .calls(2_000_000)
                .precision(0)
                .confidence(0.99)
                .run();
    }

    private static double formula(double reads, double writes, double fetch) {
        var keys = Popularity.zipf(0).keys(KEYS);
        return Freshness.of(cache("cache"), keys, count(KEYS), perSecond(KEYS * reads), perSecond(KEYS * writes))
                .fetchedIn(seconds(fetch))
                .stale()
                .value();
    }

    @ParameterizedTest
    @CsvSource({"1, 0.1, 0.1", "1, 0.5, 0.2", "4, 1, 0.2", "1, 1, 0.5", "20, 1, 0.2"})
    void areAsOftenAsTheChainSays(double reads, double writes, double fetch) {
        Results results = run(reads, writes, fetch);
        double[] exact = new Chain(reads, writes, 1 / fetch).solved();
        Interval stale = results.cache(0).stale();
        assertThat(stale.estimate()).isCloseTo(exact[Chain.STALE], within(stale.halfWidth()));
        Interval hits = results.cache(0).hitRate();
        assertThat(hits.estimate()).isCloseTo(exact[Chain.FRESH] + exact[Chain.STALE], within(hits.halfWidth()));
        double formula = formula(reads, writes, fetch);
        assertThat(formula).isCloseTo(exact[Chain.STALE], withinPercentage(20));
        assertThat(formula).isCloseTo(stale.estimate(), withinPercentage(25));
        // by Little's law no more than the fetches of a key that are on the way
        assertThat(stale.low()).isLessThan(exact[Chain.ABSENT] * reads * fetch);
    }

    /**
     * One key: what the cache has, and how many fetches of the last value and of an older one are on the way.
     *
     * @param fetches the rate at which each of them ends
     */
    private record Chain(double reads, double writes, double fetches) {

        static final int ABSENT = 0;
        static final int FRESH = 1;
        static final int STALE = 2;

        private static final int MOST = 12;
        private static final int SWEEPS = 20_000;

        /** How much of the time the cache has nothing, the last value, and an older one: by the power method. */
        double[] solved() {
            double step = 0.9 / (reads + writes + 2 * MOST * fetches);
            double[][][] now = new double[3][MOST + 1][MOST + 1];
            now[ABSENT][0][0] = 1;
            for (int i = 0; i < SWEEPS; i++) {
                now = after(now, step);
            }
            double[] sums = new double[3];
            for (int held = 0; held < 3; held++) {
                for (double[] ofFresh : now[held]) {
                    for (double chance : ofFresh) {
                        sums[held] += chance;
                    }
                }
            }
            return sums;
        }

        private double[][][] after(double[][][] now, double step) {
            double[][][] then = new double[3][MOST + 1][MOST + 1];
            for (int held = 0; held < 3; held++) {
                for (int fresh = 0; fresh <= MOST; fresh++) {
                    for (int old = 0; old <= MOST; old++) {
                        double chance = now[held][fresh][old] * step;
                        double left = now[held][fresh][old];
                        if (held == ABSENT && fresh < MOST) {
                            then[held][fresh + 1][old] += chance * reads;
                            left -= chance * reads;
                        }
                        then[ABSENT][0][Math.min(MOST, fresh + old)] += chance * writes;
                        left -= chance * writes;
                        if (fresh > 0) {
                            then[FRESH][fresh - 1][old] += chance * fresh * fetches;
                            left -= chance * fresh * fetches;
                        }
                        if (old > 0) {
                            then[STALE][fresh][old - 1] += chance * old * fetches;
                            left -= chance * old * fetches;
                        }
                        then[held][fresh][old] += left;
                    }
                }
            }
            return then;
        }
    }
}
