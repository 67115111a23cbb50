package dev.envelope.bench;

import static dev.envelope.Envelope.*;

import dev.envelope.performance.ClosedNetwork;
import dev.envelope.performance.OpenNetwork;
import dev.envelope.quantity.Outcomes;
import dev.envelope.quantity.Rate;
import dev.envelope.quantity.Scenarios;
import dev.envelope.quantity.Time;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/**
 * Networks of queues, through the language and by hand: the exact mean value analysis of five stations and a thousand users, and the
 * reference network of six open stations, for one load and for a hundred thousand uncertain ones.
 *
 * <p>Targets: the analysis at most 1.1 times JMT's 17 to 21 µs, where the loop by hand took 16.4 µs on the same machine; an open
 * network in a microsecond; a hundred thousand scenarios of it in 0.1 s more than the draws alone.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(3)
public class NetworksBenchmark {

    private static final int SCENARIOS = 100_000;
    private static final int USERS = 1_000;

    private final double[] demands = {0.005, 0.02, 0.01, 0.03, 0.015};
    private final ClosedNetwork closed = closedNetwork(
                    station("a", ms(5)),
                    station("b", ms(20)),
                    station("c", ms(10)),
                    station("d", ms(30)),
                    station("e", ms(15)))
            .think(seconds(1));

    private final Time certain = open(perSecond(1_000)).meanResponse();
    private final Rate rates = perSecond(500, 1_000);
    private final Time uncertain = open(rates).meanResponse();

    private static OpenNetwork open(Rate rate) {
        return openNetwork(
                        station("balancer", ms(0.5)),
                        station("service", ms(16)).servers(20),
                        station("cache", ms(0.5)),
                        station("database", ms(64)).servers(8),
                        station("broker", ms(0.6)),
                        station("worker", ms(8)).servers(10))
                .arrivals("balancer", rate)
                .route("balancer", "service", percent(100))
                .route("service", "cache", percent(100))
                .route("cache", "database", percent(10))
                .route("cache", "broker", percent(90))
                .route("database", "broker", percent(100))
                .route("broker", "worker", percent(100));
    }

    @Benchmark
    public double closedNetworkByHand() {
        double[] queues = new double[demands.length];
        double throughput = 0;
        for (int n = 1; n <= USERS; n++) {
            double response = 1;
            for (int k = 0; k < demands.length; k++) {
                queues[k] = demands[k] * (1 + queues[k]);
                response += queues[k];
            }
            throughput = n / response;
            for (int k = 0; k < demands.length; k++) {
                queues[k] *= throughput;
            }
        }
        return throughput;
    }

    @Benchmark
    public double closedNetworkInTheLanguage() {
        return closed.throughput(count(USERS)).value();
    }

    /** Of a network that is stated: solved, not written down again. */
    @Benchmark
    public double openNetworkOnce() {
        return certain.value();
    }

    /** The same written down first, which no loop by hand does. */
    @Benchmark
    public double openNetworkWrittenAndSolved() {
        return open(perSecond(1_000)).meanResponse().value();
    }

    @Benchmark
    public Outcomes openNetworkInScenarios() {
        return Scenarios.standard().draws(SCENARIOS).of(uncertain);
    }

    @Benchmark
    public Outcomes drawsAlone() {
        return Scenarios.standard().draws(SCENARIOS).of(rates);
    }
}
