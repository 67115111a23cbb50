package dev.envelope.simulation.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.envelope.simulation.engine.job.Failure;
import dev.envelope.simulation.network.Limit;
import dev.envelope.simulation.network.Network;
import dev.envelope.simulation.network.NetworkBuilder;
import dev.envelope.simulation.network.Station;
import dev.envelope.simulation.random.Arrivals;
import dev.envelope.simulation.random.ServiceTimes;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/** Rate limits under traffic of any shape. */
class LimitTest {

    /** The moments at which a limit lets calls through, of traffic that changes between trickles, floods and silence. */
    private static List<Double> admitted(Limit limit, long seed) {
        var random = new SplittableRandom(seed);
        Limit.Limiter limiter = limit.start();
        List<Double> admitted = new ArrayList<>();
        double now = 0;
        double rate = 1;
        for (int i = 0; i < 2_000; i++) {
            if (random.nextInt(50) == 0) {
                rate = Math.pow(10, random.nextDouble(-1, 3));
            }
            now += random.nextInt(4) == 0 ? 0 : -Math.log(1 - random.nextDouble()) / rate;
            if (limiter.admits(now)) {
                admitted.add(now);
            }
        }
        return admitted;
    }

    /** In the time from the i-th to the j-th, both with it, j − i + 1 calls. */
    @Test
    void aBucketAdmitsAtMostItsSizeAndWhatHasFlownIn() {
        var random = new SplittableRandom(7);
        for (int seed = 0; seed < 40; seed++) {
            double rate = random.nextDouble(0.5, 20);
            double size = random.nextInt(1, 30);
            List<Double> times = admitted(new Limit.Bucket(rate, size), seed);
            for (int i = 0; i < times.size(); i++) {
                for (int j = i; j < times.size(); j++) {
                    double length = times.get(j) - times.get(i);
                    assertThat((double) (j - i + 1)).isLessThanOrEqualTo(size + rate * length + 1e-9);
                }
            }
        }
    }

    @Test
    void windowsAdmitAtMostTheirLimit() {
        for (int seed = 0; seed < 40; seed++) {
            List<Double> sliding = admitted(new Limit.SlidingWindow(10, 2), seed);
            for (int i = 10; i < sliding.size(); i++) {
                assertThat(sliding.get(i) - sliding.get(i - 10)).isGreaterThanOrEqualTo(2);
            }
            List<Double> fixed = admitted(new Limit.FixedWindow(10, 2), seed);
            for (int i = 10; i < fixed.size(); i++) {
                assertThat(Math.floor(fixed.get(i) / 2)).isGreaterThan(Math.floor(fixed.get(i - 10) / 2));
            }
        }
    }

    /** Whatever is offered beyond it, as much as flows in: no more than B + rT, and no less than rT − 1. */
    @Test
    void inSaturationExactlyTheRatePasses() {
        for (Limit limit :
                List.of(new Limit.Bucket(10, 5), new Limit.SlidingWindow(10, 1), new Limit.FixedWindow(20, 2))) {
            var builder = new NetworkBuilder();
            int station = builder.station(Station.of("unlimited", Station.UNLIMITED, ServiceTimes.of(1e-3, 0)));
            int entry = builder.limited(builder.limit(limit), builder.call(station, builder.end(0)));
            builder.source("calls", 1_000, new Arrivals.Poisson(), 0, entry);
            Network network = builder.build();
            EventLoop loop = new EventLoop(network, new Program(network), 1, 0);
            loop.runTo(1_000);
            double admitted = loop.station(station).arrived();
            double least = limit instanceof Limit.SlidingWindow ? 0.985 * 10_000 : 9_999;
            assertThat(admitted).isBetween(least, 10_020.0);
            assertThat(loop.tally(0).failed[Failure.LIMITED.ordinal()] + admitted)
                    .isCloseTo(loop.tally(0).offered, within(0.5));
        }
    }
}
