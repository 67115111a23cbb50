package dev.envelope.simulation.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.management.ThreadMXBean;
import dev.envelope.simulation.engine.station.StationTally;
import dev.envelope.simulation.network.Network;
import dev.envelope.simulation.network.NetworkBuilder;
import dev.envelope.simulation.random.Arrivals;
import java.lang.management.ManagementFactory;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;

/** How replications are run, and how far their intervals can be trusted. */
class ExperimentTest {

    private static final Network QUEUE = Networks.single(Networks.station(1, 1), 0.5);

    /** 95 % are stated; with a true coverage of 95 % fewer than 93 % of 200 seeds hold in 8 % of all cases, 90 % in 0.3 %. */
    @Test
    void intervalsHoldAsOftenAsStated() {
        int means = 0;
        int percentiles = 0;
        for (int seed = 1; seed <= 200; seed++) {
            Results results =
                    Experiment.of(QUEUE).calls(200_000).precision(0).seed(seed).run();
            means += results.mean(0).contains(2) ? 1 : 0;
            percentiles += results.percentile(0, 0.95).contains(2 * Math.log(20)) ? 1 : 0;
        }
        assertThat(means).isGreaterThanOrEqualTo(186);
        assertThat(percentiles).isGreaterThanOrEqualTo(186);
    }

    @Test
    void theSameNumbersOnAnyNumberOfCores() {
        for (Experiment experiment : List.of(
                Experiment.of(QUEUE).calls(100_000),
                Experiment.of(QUEUE).calls(100_000).throughEvents())) {
            Results one = on(1, experiment);
            Results two = on(2, experiment);
            assertThat(two.mean(0)).isEqualTo(one.mean(0));
            assertThat(two.percentile(0, 0.99)).isEqualTo(one.percentile(0, 0.99));
            assertThat(two.station(0)).isEqualTo(one.station(0));
        }
    }

    private static Results on(int threads, Experiment experiment) {
        ForkJoinPool pool = new ForkJoinPool(threads);
        try {
            return pool.submit(experiment::run).join();
        } finally {
            pool.shutdown();
        }
    }

    @Test
    void stopsWhenItIsSureEnough() {
        Experiment coarse = Experiment.of(QUEUE).calls(50_000_000).precision(0.05);
        Results results = coarse.run();
        assertThat(results.mean(0).relative()).isLessThan(0.05);
        assertThat(results.percentile(0, 0.99).relative()).isLessThan(0.05);
        assertThat(results.answered(0)).isLessThan(5_000_000);
    }

    @Test
    void aPercentileThatTooFewCallsTellIsUnknown() {
        Results results = Experiment.of(QUEUE).calls(40_000).precision(0).run();
        assertThat(results.percentile(0, 0.99).isKnown()).isTrue();
        assertThat(results.percentile(0, 0.999).isKnown()).isFalse();
    }

    @Test
    void theBeginningIsLeftOutUntilTheQueueHasFilled() {
        Results calm =
                Experiment.of(Networks.single(Networks.station(1, 1), 0.5)).run();
        Results busy = Experiment.of(Networks.single(Networks.station(1, 1), 0.995))
                .calls(20_000_000)
                .run();
        assertThat(calm.warmUp().calls()).isEqualTo(2_000);
        assertThat(busy.warmUp().calls()).isGreaterThan(10_000);
    }

    @Test
    void anEventMakesNoGarbage() {
        var threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        Network network = Networks.single(Networks.station(8, 1), 0.8);
        Program program = new Program(network);
        for (Replication replication : List.of(
                new EventLoop(network, program, 1, 0),
                new FeedForward(network, program, Paths.of(network, program).orElseThrow(), 1, 0))) {
            replication.run(200_000);
            long before = threads.getCurrentThreadAllocatedBytes();
            replication.run(1_000_000);
            assertThat(threads.getCurrentThreadAllocatedBytes() - before).isLessThan(50_000);
        }
    }

    @Test
    void stopsSoonWhenInterrupted() throws InterruptedException {
        AtomicReference<Throwable> thrown = new AtomicReference<>();
        Thread thread = new Thread(() -> {
            try {
                Experiment.of(QUEUE).calls(10_000_000_000L).precision(0).run().check();
            } catch (CancellationException e) {
                thrown.set(e);
            }
        });
        thread.start();
        Thread.sleep(200);
        thread.interrupt();
        thread.join(5_000);
        assertThat(thread.isAlive()).isFalse();
        assertThat(thrown.get()).hasMessageContaining("interrupted");
    }

    @Test
    void callsThatGetLostAreNoticed() {
        StationTally lost = new StationTally(10, 100, 98, 0, 0, 0, 5, 5, 8, 1);
        assertThatThrownBy(() -> lost.check("api")).hasMessageContaining("api does not add up");
        StationTally little = new StationTally(10, 100, 99, 0, 0, 0, 5, 5.1, 8, 1);
        assertThatThrownBy(() -> little.check("api")).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void aDayIsSimulatedFromItsBeginningToItsEnd() {
        var builder = new NetworkBuilder();
        int queue = builder.station(Networks.station(2, 1));
        Arrivals day = new Arrivals.Daily(new double[] {1, 0.5, 0});
        builder.source("calls", 0.5, day, 0, builder.call(queue, builder.end(0)));
        Results results = Experiment.of(builder.build()).duration(3 * 3_600).run();
        double calls = results.answered(0) / (double) Experiment.REPLICATIONS;
        assertThat(calls).isBetween(0.75 * 3_600 * 0.98, 0.75 * 3_600 * 1.02);
    }
}
