package dev.envelope.performance.latency;

import static dev.envelope.Envelope.*;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.assertj.core.api.Assertions.withinPercentage;

import dev.envelope.SystemDesign;
import dev.envelope.model.Component;
import dev.envelope.model.Step;
import org.apache.commons.statistics.distribution.GammaDistribution;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The wait until a batch is full: as a mixture of Erlang's times, and as it is simulated. */
class BatchFillingTest {

    private static final double RATE = 40;

    private static SystemDesign design(double rate, Step... steps) {
        return system("shop")
                .operation(read("get").rate(perSecond(rate)))
                .peak(1)
                .flow("get", steps);
    }

    private static final Component<?> STORE =
            service("store").serviceTime(ms(1)).concurrency(1).instances(1).hop(us(1));

    private static double mixture(int size, double time) {
        double sum = 1;
        for (int k = 1; k < size; k++) {
            sum += GammaDistribution.of(k, 1 / RATE).cumulativeProbability(time);
        }
        return sum / size;
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 10, 1_000})
    void isAMixtureOfErlangsTimes(int size) {
        var filling = new BatchFilling(size, RATE);
        for (double time : new double[] {0, 0.001, 0.05, 0.3, 10, 30}) {
            double expected = time == 0 ? 1.0 / size : mixture(size, time);
            assertThat(filling.within(time)).isCloseTo(expected, within(1e-12));
        }
        assertThat(filling.mean()).isCloseTo((size - 1) / 2.0 / RATE, within(1e-12));
    }

    /** Of two and three calls as often, six calls of ten are in a batch of three. */
    @Test
    void aFractionIsAMixtureOfWholeSizes() {
        var filling = new BatchFilling(2.5, RATE);
        assertThat(filling.within(0.02)).isCloseTo(0.4 * mixture(2, 0.02) + 0.6 * mixture(3, 0.02), within(1e-12));
        assertThat(filling.mean()).isCloseTo((0.4 * 0.5 + 0.6) / RATE, within(1e-12));
    }

    @ParameterizedTest
    @ValueSource(doubles = {2, 2.5, 10})
    void isInTheLatencyAsItIsSimulated(double size) {
        agrees(design(RATE, STORE.batch(size)), 0.02);
    }

    /** A fifth of the calls fills the batch, or three times as many as the callers do one after the other. */
    @Test
    void goesByTheCallsThatComeToIt() {
        var redis = cache("redis")
                .hitRate(0.8)
                .serviceTime(us(100))
                .concurrency(1)
                .instances(1)
                .hop(us(1));
        var missed = design(RATE, redis.missTo(STORE.batch(10)));
        agrees(missed, 0.03);
        assertThat(mean(missed)).isCloseTo(0.2 * 4.5 / (0.2 * RATE), withinPercentage(1));
        var shared = design(RATE, STORE.batch(10).share(percent(20)));
        assertThat(mean(shared)).isCloseTo(0.2 * 4.5 / (0.2 * RATE), withinPercentage(1));
    }

    @Test
    void regionsFillBatchesOfTheirOwn() {
        var two = design(RATE, STORE.batch(10))
                .region(region("eu").users(percent(25)))
                .region(region("us").users(percent(75)));
        assertThat(mean(two)).isCloseTo(0.25 * 4.5 / 10 + 0.75 * 4.5 / 30, withinPercentage(1.5));
    }

    @Test
    void isTold() {
        String told = design(RATE, STORE.batch(10)).latency().toString();
        assertThat(told).contains("batches filling", "full batches come to what they call more evenly");
        assertThat(design(RATE, STORE).latency().toString()).doesNotContain("batches");
    }

    private static double mean(SystemDesign design) {
        return design.latency().table().doubleColumn("mean").getDouble(0);
    }

    private static void agrees(SystemDesign design, double apart) {
        var table = design.latency()
                .simulated()
                .requests(400_000)
                .relativeHalfWidth(percent(0))
                .table();
        assertThat(table.stringColumn("number").asList()).first().isEqualTo("mean");
        for (int row : new int[] {0, 2, 3, 4}) {
            assertThat(table.doubleColumn("difference").getDouble(row)).isCloseTo(0, within(apart));
        }
    }

    /** 40/s fill the batches of four, 10/s of which the batches of three within. */
    @Test
    void batchesWithinBatchesFillAtTheirRate() {
        var design = design(RATE, path(STORE.batch(3)).batch(4));
        assertThat(design.latency().table().doubleColumn("mean").get(0))
                .isCloseTo(1.5 / 40 + 1 / 10.0 + 0.001, withinPercentage(0.1));
    }

    /** Batches of several sizes are one part, which has a mean and no p99 of a call; the mean is none. */
    @Test
    void whatFillsHasNoP99OfACall() {
        var stages = design(RATE, STORE.batch(10)).latency().stages();
        int batches = stages.stringColumn("stage").asList().indexOf("batches filling");
        assertThat(stages.doubleColumn("p99 of a call").isMissing(batches)).isTrue();
        assertThat(stages.doubleColumn("mean").isMissing(batches)).isFalse();
    }
}
