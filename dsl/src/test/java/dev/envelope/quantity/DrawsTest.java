package dev.envelope.quantity;

import static dev.envelope.quantity.Units.count;
import static dev.envelope.quantity.Units.days;
import static dev.envelope.quantity.Units.kB;
import static dev.envelope.quantity.Units.million;
import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import dev.envelope.study.Sobol;
import java.lang.management.ManagementFactory;
import java.util.Arrays;
import java.util.concurrent.Callable;
import java.util.concurrent.ForkJoinPool;
import java.util.function.IntFunction;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The same worlds on any number of cores, and no memory for a draw beyond its result. */
class DrawsTest {

    private static final Bandwidth RATE =
            million(1, 10).times(count(5, 50)).per(days(1)).times(kB(1, 20)).times(count(2, 4));

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 4})
    void theWorldsAreTheSameOnAnyNumberOfCores(int threads) {
        Scenarios scenarios = Scenarios.standard().draws(100_001);
        double[] here = scenarios.of(RATE).values();
        assertThat(on(threads, () -> scenarios.of(RATE).values())).containsExactly(here);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 4})
    void theIndicesAreTheSameOnAnyNumberOfCores(int threads) {
        Scenarios scenarios = Scenarios.standard().draws(20_001);
        Sobol here = Sobol.of(RATE, scenarios);
        Sobol there = on(threads, () -> Sobol.of(RATE, scenarios));
        assertThat(there.first()).containsExactly(here.first());
        assertThat(there.total()).containsExactly(here.total());
    }

    @Test
    void aWorldDoesNotDependOnHowManyAreDrawn() {
        double[] thousand = Scenarios.standard().draws(1_000).of(RATE).values();
        double[] more = Scenarios.standard().draws(77_777).of(RATE).values();
        assertThat(Arrays.copyOf(more, 1_000)).containsExactly(thousand);
    }

    @Test
    void aDrawTakesTheEightBytesOfItsResult() {
        assertThat(bytesPerDraw(draws -> Scenarios.standard().draws(draws).of(RATE)))
                .isBetween(7.9, 8.1);
    }

    @Test
    void aMeanTakesNothingAndPercentilesTakeOneCopy() {
        assertThat(bytesPerDraw(
                        draws -> Scenarios.standard().draws(draws).of(RATE).mean()))
                .isBetween(7.9, 8.1);
        assertThat(bytesPerDraw(
                        draws -> Scenarios.standard().draws(draws).of(RATE).percentiles(5, 50, 95)))
                .isBetween(15.9, 16.1);
    }

    @Test
    void anIndexTakesNothingForADraw() {
        assertThat(bytesPerDraw(draws -> Sobol.of(RATE, Scenarios.standard().draws(draws))))
                .isLessThan(1);
    }

    /**
     * What a study allocates for each further draw; whatever it allocates every time drops out of the difference, and a few bytes
     * that the virtual machine takes once may fall to either run.
     */
    private static double bytesPerDraw(IntFunction<Object> study) {
        int few = 100_000;
        int many = 600_000;
        return on(1, () -> (double) (allocated(study, many) - allocated(study, few)) / (many - few));
    }

    private static long allocated(IntFunction<Object> study, int draws) {
        var threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        assertThat(study.apply(draws)).isNotNull(); // loads classes
        long before = threads.getCurrentThreadAllocatedBytes();
        Object result = study.apply(draws);
        long after = threads.getCurrentThreadAllocatedBytes();
        assertThat(result).isNotNull();
        return after - before;
    }

    /** Runs a task in a pool of so many threads, which parallel streams then keep to. */
    private static <T> T on(int threads, Callable<T> task) {
        ForkJoinPool pool = new ForkJoinPool(threads);
        try {
            return pool.submit(task).join();
        } finally {
            pool.shutdown();
        }
    }
}
