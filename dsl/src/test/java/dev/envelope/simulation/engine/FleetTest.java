package dev.envelope.simulation.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.envelope.simulation.network.Network;
import dev.envelope.simulation.network.NetworkBuilder;
import dev.envelope.simulation.network.Station;
import dev.envelope.simulation.random.Arrivals;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Whether replications come to a steady state, and what is told where they do not. */
class FleetTest {

    private static final List<Integer> FIRST = List.of(0);

    /** So many servers are hardly ever all busy: nobody waits, and times are service times; yet it takes some of these to fill them. */
    @Test
    void tenThousandServersFillUp() {
        Results results =
                Experiment.of(Networks.single(Networks.station(10_000, 1), 0.8)).run();
        assertThat(results.warmUp().isOver()).isTrue();
        assertThat(results.mean(0).contains(1)).isTrue();
        assertThat(results.percentile(0, 0.99).contains(Math.log(100))).isTrue();
    }

    /** It takes about three relaxation times, {@code 1 / (1 - √ρ)²} of one server: more calls than there are to be had. */
    @Test
    void whatHasNotFilledUpHasNoInterval() {
        Results one =
                Experiment.of(Networks.single(Networks.station(1, 1), 0.999)).run();
        double relaxation = 1 / Math.pow(1 - Math.sqrt(0.999), 2);
        assertThat(one.warmUp().requests()).isBetween(relaxation * 16, 12 * relaxation * 16);
        assertThat(one.mean(0).isKnown()).isTrue();
        assertThat(one.mean(0).halfWidth()).isNaN();
        assertThat(one.wait(FIRST).halfWidth()).isNaN();
        assertThat(one.growth(FIRST)).isZero();
        Results many = Experiment.of(Networks.single(Networks.station(10_000, 1), 0.9999))
                .run();
        assertThat(many.warmUp().isOver()).isFalse();
        assertThat(many.growth(FIRST)).isZero();
    }

    /** With requests as told it fills up, and then the exact number is inside. */
    @Test
    void asManyRequestsAsToldAreEnough() {
        Network network = Networks.single(Networks.station(1, 1), 0.995);
        Experiment few = Experiment.of(network).calls(1_000_000).precision(0);
        double requests = few.run().warmUp().requests();
        assertThat(requests).isGreaterThan(1_000_000);
        Results enough = few.calls((long) (1.5 * requests)).run();
        assertThat(enough.warmUp().isOver()).isTrue();
        assertThat(enough.mean(0).contains(1 / 0.005)).isTrue();
    }

    /** What comes beyond what can be served stays: 0.1 a service time of each server. */
    @Test
    void aQueueThatGrowsIsSeen() {
        for (Station station : List.of(
                Networks.station(1, 1),
                Networks.station(8, 1),
                Networks.station(4, 1).shared())) {
            Results results = Experiment.of(Networks.single(station, 1.1))
                    .throughEvents()
                    .calls(400_000)
                    .run();
            assertThat(results.growth(FIRST)).isCloseTo(0.1 * station.servers(), within(0.02 * station.servers()));
            assertThat(results.growing(FIRST)).isEqualTo(Experiment.REPLICATIONS);
        }
    }

    /**
     * A queue that does not grow is told to in one of a million cases, by Student's t; here are 180, of up to four warm-ups and rounds
     * each, so that this would fail by chance for one seed of a thousand.
     */
    @Test
    void aQueueThatDoesNotGrowIsNotAccused() {
        for (double load : new double[] {0.5, 0.9, 0.98}) {
            for (int servers : new int[] {1, 2, 16}) {
                for (long seed = 1; seed <= 20; seed++) {
                    Results results = Experiment.of(Networks.single(Networks.station(servers, 1), load))
                            .throughEvents()
                            .calls(50_000)
                            .seed(seed)
                            .run();
                    assertThat(results.growth(FIRST))
                            .as("%s servers, %s busy, seed %s", servers, load, seed)
                            .isZero();
                }
            }
        }
    }

    /** They begin at a moment and not at a call, and so between bursts rather than in one; after three relaxation times nothing is left of it. */
    @Test
    void burstsAreForgottenAsWell() {
        var builder = new NetworkBuilder();
        int entry = builder.call(builder.station(Networks.station(40, 1)), builder.end(0));
        builder.source("calls", 10, new Arrivals.Bursty(3, 100, 0.2), 0, entry);
        Results results = Experiment.of(builder.build()).run();
        assertThat(results.warmUp().calls()).isGreaterThanOrEqualTo((long) (3 * 80 * 10 * 0.7));
        double offered = results.offered(0) / results.seconds();
        assertThat(offered).isCloseTo(10, within(0.3));
    }
}
