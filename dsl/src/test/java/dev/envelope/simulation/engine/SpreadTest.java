package dev.envelope.simulation.engine;

import static dev.envelope.quantity.Units.count;
import static dev.envelope.quantity.Units.percent;
import static dev.envelope.quantity.Units.seconds;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.assertj.core.api.Assertions.withinPercentage;

import dev.envelope.model.policy.Balancing;
import dev.envelope.performance.LoadBalancing;
import dev.envelope.simulation.engine.job.Jobs;
import dev.envelope.simulation.engine.station.Arrears;
import dev.envelope.simulation.network.NetworkBuilder;
import dev.envelope.simulation.random.Arrivals;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

/** Calls that are spread over instances with a queue each: service times of 1, against known mean response times. */
class SpreadTest {

    private static double response(Balancing way, int instances, double load) {
        var builder = new NetworkBuilder();
        int first = builder.stations(Networks.station(1, 1).balancing(way), instances);
        int entry = builder.callAny(first, instances, 0, builder.end(0));
        builder.source("calls", load * instances, new Arrivals.Poisson(), 0, entry);
        return Experiment.of(builder.build())
                .calls(2_000_000)
                .precision(0)
                .run()
                .mean(0)
                .estimate();
    }

    /** Each instance is M/M/1: 1 ÷ (1 − ρ). Users with an address each are spread as if by chance. */
    @Test
    void byChance() {
        assertThat(response(Balancing.RANDOM, 10, 0.8)).isCloseTo(5, withinPercentage(2));
        assertThat(response(Balancing.IP_HASH, 10, 0.8)).isCloseTo(5, withinPercentage(4));
    }

    /** Each instance gets every n-th call, E(n)/M/1: 1 ÷ (1 − σ) with σ = (nρ ÷ (nρ + 1 − σ))ⁿ. */
    @Test
    void inTurn() {
        double sigma = 0.5;
        for (int i = 0; i < 1_000; i++) {
            sigma = Math.pow(8 / (8 + 1 - sigma), 10);
        }
        assertThat(response(Balancing.ROUND_ROBIN, 10, 0.8)).isCloseTo(1 / (1 - sigma), withinPercentage(1.5));
    }

    /** The formula is that of very many instances; 100 of them are a per cent above it. */
    @Test
    void theBetterOfTwo() {
        double many =
                LoadBalancing.meanResponse(percent(90), seconds(1), count(2)).value();
        assertThat(many).isCloseTo(2.614, withinPercentage(0.1));
        assertThat(response(Balancing.TWO_CHOICES, 100, 0.9)).isCloseTo(many, withinPercentage(3));
    }

    /** To the shorter of two queues: the balance equations of the two lengths, up to 60. */
    @Test
    void toTheShortest() {
        assertThat(response(Balancing.LEAST_CONNECTIONS, 2, 0.8)).isCloseTo(shorterOfTwo(1.6), withinPercentage(1.5));
        double many = response(Balancing.LEAST_CONNECTIONS, 100, 0.9);
        assertThat(many).isBetween(1.0, 1.2);
    }

    private static double shorterOfTwo(double rate) {
        int n = 60;
        double[][] p = new double[n + 2][n + 2];
        for (int i = 0; i <= n; i++) {
            Arrays.fill(p[i], 0, n + 1, 1);
        }
        for (int sweep = 0; sweep < 4_000; sweep++) {
            double sum = 0;
            for (int i = 0; i <= n; i++) {
                for (int j = 0; j <= n; j++) {
                    double in = p[i + 1][j] + p[i][j + 1];
                    in += i > 0 ? joins(i - 1, j) * rate * p[i - 1][j] : 0;
                    in += j > 0 ? joins(j - 1, i) * rate * p[i][j - 1] : 0;
                    p[i][j] = in / (rate + (i > 0 ? 1 : 0) + (j > 0 ? 1 : 0));
                    sum += p[i][j];
                }
            }
            for (int i = 0; i <= n; i++) {
                for (int j = 0; j <= n; j++) {
                    p[i][j] /= sum;
                }
            }
        }
        double calls = 0;
        for (int i = 0; i <= n; i++) {
            for (int j = 0; j <= n; j++) {
                calls += (i + j) * p[i][j];
            }
        }
        return calls / rate;
    }

    private static double joins(int own, int other) {
        return own < other ? 1 : own == other ? 0.5 : 0;
    }

    @Test
    void aHotNodeHasItsShareAndOthersTakeItsCallsWhenItIsDown() {
        var builder = new NetworkBuilder();
        int first = builder.stations(Networks.station(1, 1), 4);
        var nodes = new Nodes(
                Networks.alone(builder, builder.callAny(first, 4, 0, builder.end(0))),
                new Arrears(4, new Jobs()),
                1,
                0);
        nodes.hot(0, 0.4);
        int[] calls = new int[4];
        for (int i = 0; i < 1_000; i++) {
            calls[nodes.pick(0, (i + 0.5) / 1_000)]++;
        }
        assertThat(calls).containsExactly(550, 150, 150, 150);
        nodes.avoid(0, true);
        int[] others = new int[4];
        for (int i = 0; i < 1_000; i++) {
            others[nodes.pick(0, (i + 0.5) / 1_000)]++;
        }
        assertThat(others[0]).isZero();
        for (int node = 1; node < 4; node++) {
            assertThat(others[node]).isCloseTo(333, within(3));
        }
    }
}
