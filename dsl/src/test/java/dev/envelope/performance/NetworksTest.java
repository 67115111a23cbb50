package dev.envelope.performance;

import static dev.envelope.Envelope.*;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;
import static org.assertj.core.api.Assertions.withinPercentage;

import dev.envelope.quantity.Scenarios;
import org.junit.jupiter.api.Test;

/** Networks of queues against each other and at their ends. */
class NetworksTest {

    private static final double[] DEMANDS = {0.02, 0.05, 0.03};

    @Test
    void convolutionAgreesWithMeanValueAnalysis() {
        for (int users : new int[] {1, 7, 300}) {
            double[] queues = new double[3];
            double[] curve = MeanValue.exact(DEMANDS, 0.5, users, queues);
            var convolution = new Convolution(
                    new double[] {0.02, 0.05, 0.03, 0.5}, new double[] {1, 1, 1, Double.POSITIVE_INFINITY}, users);
            assertThat(convolution.throughput()).isCloseTo(curve[users - 1], withinPercentage(1e-7));
            assertThat(convolution.queues(1, users)[0]).isCloseTo(queues[1], withinPercentage(1e-6));
        }
    }

    @Test
    void theOrderOfStationsDoesNotMatter() {
        double[] forth = {0.02, 0.05, 0.03};
        double[] back = {0.03, 0.05, 0.02};
        double[] servers = {2, 4, 1};
        double[] reversed = {1, 4, 2};
        assertThat(new Convolution(forth, servers, 50).throughput())
                .isCloseTo(new Convolution(back, reversed, 50).throughput(), withinPercentage(1e-10));
    }

    @Test
    void tenThousandUsersFillTheSlowestStation() {
        double[] queues = new double[3];
        double[] curve = MeanValue.exact(DEMANDS, 1, 10_000, queues);
        assertThat(curve[9_999]).isCloseTo(20, withinPercentage(1e-9));
        double there = queues[0] + queues[1] + queues[2] + curve[9_999];
        assertThat(there).isCloseTo(10_000, withinPercentage(1e-9));
    }

    @Test
    void manyServersAndLongThinkingDoNotOverflow() {
        var network =
                ClosedNetwork.of(Station.named("api", ms(100)).servers(400)).think(seconds(1));
        assertThat(network.throughput(count(2_000)).value()).isCloseTo(2_000 / 1.1, withinPercentage(0.01));
    }

    /** Uncertain users are seldom a whole number; Little's law holds for those between two, too. */
    @Test
    void betweenTwoNumbersOfUsersItIsInProportion() {
        for (double servers : new double[] {1, 3}) {
            var network = closedNetwork(station("cpu", ms(200)).servers(servers), station("disk", ms(50)))
                    .think(seconds(1));
            double four = network.throughput(count(4)).value();
            double five = network.throughput(count(5)).value();
            double between = network.throughput(count(4.25)).value();
            assertThat(between).isCloseTo(0.75 * four + 0.25 * five, withinPercentage(1e-9));
            double there = network.queue("cpu", count(4.25)).value()
                    + network.queue("disk", count(4.25)).value();
            assertThat(there + between).isCloseTo(4.25, withinPercentage(1e-9));
        }
    }

    /** Stations with one server, with several and the think time are told in three ways; together they hold all users. */
    @Test
    void nobodyIsLostBetweenStationsOfAllKinds() {
        double[] demands = {0.02, 0.3, 0.05, 0};
        double[] servers = {1, 8, 2, 1};
        for (int users : new int[] {1, 2, 40, 700}) {
            double[] x = {users, 0.4, 0.02, 1, 0.3, 8, 0.05, 2, 0, 1};
            var solution = new ClosedSolution(x);
            double there = 0.4 * solution.throughput();
            for (int k = 0; k < demands.length; k++) {
                there += solution.queue(k);
            }
            assertThat(there).isCloseTo(users, withinPercentage(1e-8));
            assertThat(new Convolution(demands, servers, users).queues(0, 0)[0]).isZero();
        }
    }

    /** The line under a view tells the worlds of the table in it: as many as the largest network that is shown has time for. */
    @Test
    void aViewTellsTheWorldsOfItsTable() {
        var network = closedNetwork(station("api", ms(80, 120)).servers(32), station("disk", ms(1)))
                .think(seconds(1));
        assertThat(network.saturation().value()).isBetween(345.0, 360.0);
        String text = network.toString();
        int draws = Integer.parseInt(
                text.replaceAll("(?s).*90 % intervals: ([\\d,]+) draws.*", "$1").replace(",", ""));
        assertThat(draws).isLessThan(2_000);
        var table = network.table();
        int last = table.rowCount() - 1;
        assertThat(table.doubleColumn("users").get(last)).isEqualTo(500);
        double low = Scenarios.standard()
                .draws(draws)
                .of(network.throughput(count(500)))
                .percentile(5);
        assertThat(table.doubleColumn("throughput p5").get(last)).isCloseTo(low, withinPercentage(1e-9));
    }

    @Test
    void ratesAndTheirIntervalsAreReadInOneUnit() {
        var table = openNetwork(station("batch", minutes(1)).servers(100))
                .arrivals("batch", perHour(60, 1_200))
                .table();
        for (String column : new String[] {"rate", "rate p5", "rate p95"}) {
            assertThat(table.column(column).getString(0)).as(column).endsWith("/s");
        }
    }

    @Test
    void whatIsNoNetworkIsRefused() {
        assertThatThrownBy(() -> closedNetwork(station("cpu", ms(0)))
                        .throughput(count(5))
                        .value())
                .hasMessageContaining("nothing takes time")
                .hasMessageContaining("think(seconds(1))");
        assertThatThrownBy(() -> closedNetwork(station("cpu", ms(1)), station("cpu", ms(2))))
                .hasMessageContaining("a name of its own");
        assertThatThrownBy(() -> openNetwork(station("cpu", ms(1)), station("cpu", ms(2))))
                .hasMessageContaining("a name of its own");
        assertThatThrownBy(() -> OpenNetwork.of()).hasMessageContaining("at least one station");
        assertThatThrownBy(() -> closedNetwork(station("cpu", ms(1)))
                        .throughput(count(0))
                        .value())
                .hasMessageContaining("a closed network of 0 users");
    }

    @Test
    void moreUsersThanAConvolutionTakesAreRefused() {
        var network = ClosedNetwork.of(Station.named("api", ms(100)).servers(8));
        assertThat(network.throughput(count(30_000)).value()).isCloseTo(80, withinPercentage(1e-6));
        assertThatThrownBy(() -> network.throughput(count(30_001)).value())
                .hasMessageContaining("up to 30,000 users")
                .hasMessageContaining("most(count(30001))");
    }

    @Test
    void schweitzerWithClassesOfTheSameKindIsOneClass() {
        double[][] one = MeanValue.schweitzer(new double[][] {DEMANDS}, new double[] {1}, new double[] {8})
                .queues();
        double[][] two = MeanValue.schweitzer(
                        new double[][] {DEMANDS, DEMANDS}, new double[] {1, 1}, new double[] {4, 4})
                .queues();
        assertThat(two[0][1]).isCloseTo(two[1][1], withinPercentage(1e-9));
        assertThat(two[0][1] + two[1][1]).isCloseTo(one[0][1], withinPercentage(5));
    }

    @Test
    void anUncertainDemandGivesAnInterval() {
        var network = ClosedNetwork.of(Station.named("db", ms(10, 20)));
        assertThat(network.throughput(count(50)).percentile(5)).isCloseTo(50, withinPercentage(2));
        assertThat(network.throughput(count(50)).percentile(95)).isCloseTo(100, withinPercentage(2));
    }

    @Test
    void aCallThatNeverLeavesIsRefused() {
        var network = OpenNetwork.of(Station.named("a", ms(1)), Station.named("b", ms(1)))
                .arrivals("a", perSecond(1))
                .route("a", "b", percent(100))
                .route("b", "a", percent(100));
        assertThatThrownBy(() -> network.rate("a")).hasMessageContaining("every call must leave at last");
    }

    @Test
    void anUnknownStationIsRefusedWithTheNearestName() {
        assertThatThrownBy(() -> OpenNetwork.of(Station.named("disk", ms(1))).arrivals("dsik", perSecond(1)))
                .hasMessageContaining("did you mean \"disk\"?");
    }

    @Test
    void moreThanAllCallsCannotGoOn() {
        var network = OpenNetwork.of(Station.named("a", ms(1)), Station.named("b", ms(1)))
                .route("a", "a", percent(60));
        assertThatThrownBy(() -> network.route("a", "b", percent(50))).hasMessageContaining("more than all calls");
    }

    /** {@code Σ ρ^(2^k − 2)} for two choices: 1 + 0.9² + 0.9⁶ + 0.9¹⁴ + ... */
    @Test
    void theSecondChoiceBringsNearlyAll() {
        double sum = 0;
        for (int k = 1; k < 12; k++) {
            sum += Math.pow(0.9, Math.pow(2, k) - 2);
        }
        assertThat(LoadBalancing.meanResponse(percent(90), seconds(1), count(2)).value())
                .isCloseTo(sum, withinPercentage(1e-9));
        assertThat(LoadBalancing.meanResponse(percent(90), seconds(1), count(1)).value())
                .isCloseTo(10, withinPercentage(1e-9));
        assertThat(LoadBalancing.meanResponse(percent(100), seconds(1), count(2)))
                .hasToString("unbounded");
    }

    /** Halfin and Whitt: with β = 1 a part of {@code 1 ÷ (1 + Φ(1) ÷ φ(1))} waits, at any size. */
    @Test
    void theSquareRootRuleKeepsThePartThatWaits() {
        var servers = MultiServerQueue.squareRootStaffing(perSecond(10_000), seconds(1), count(1));
        assertThat(servers.value()).isEqualTo(10_100);
        var waiting =
                MultiServerQueue.of(perSecond(10_000), seconds(1), servers).waiting();
        assertThat(waiting.value()).isCloseTo(1 / (1 + 0.8413447460685429 / 0.24197072451914337), withinPercentage(1));
    }

    @Test
    void tooFewMeasurementsAreRefused() {
        assertThatThrownBy(() -> Scalability.fit(values(1, 2, 3), values(1, 2, 3)))
                .hasMessageContaining("at least four measurements");
    }

    /** A call that fails is tried again: 1 ÷ (1 − p) visits, in each world with its own p. */
    @Test
    void anUncertainRouteIsDrawn() {
        var retry = openNetwork(station("api", ms(10)))
                .arrivals("api", perSecond(10))
                .route("api", "api", percent(10, 50));
        assertThat(retry.rate("api").percentile(5)).isCloseTo(10 / 0.9, withinPercentage(1));
        assertThat(retry.rate("api").percentile(95)).isCloseTo(10 / 0.5, withinPercentage(1));
        assertThat(retry.table().columnNames()).contains("rate p5", "utilisation p95");
        assertThat(retry.toString())
                .contains("90 % intervals", "11.1/s to 20.1/s")
                .doesNotContain("rate p5");
    }

    /** Where two uncertain parts are more than all, they share all: nobody leaves any more, and there is no end of calls. */
    @Test
    void whereMoreThanAllWouldGoOnNobodyLeaves() {
        var network = openNetwork(station("a", ms(1)), station("b", ms(1)))
                .arrivals("a", perSecond(1))
                .route("a", "a", percent(25, 70))
                .route("a", "b", percent(25, 70))
                .route("b", "a", percent(100));
        assertThat(network.rate("a").percentile(95)).isInfinite();
        assertThat(network.rate("a").percentile(5)).isBetween(1.0, 5.0);
    }

    @Test
    void aNumberIsToldByTheWordThatWasWritten() {
        assertThatThrownBy(() -> mg1(perSecond(50), ms(15), -1)).hasMessageStartingWith("mg1(");
        assertThatThrownBy(() -> ggc(perSecond(50), ms(15), 2).arrivalVariability(-1))
                .hasMessageStartingWith("arrivalVariability(-1)");
        assertThat(closedNetwork(station("cpu", ms(10))).toString()).contains("from 2 users on some wait");
    }

    /** (12 + 16 + 3,000 ms) ÷ 16 ms is 189.25, so 189 users need not wait and 190 have to; 100 ms ÷ 10 ms are ten who need not. */
    @Test
    void someWaitFromTheFirstWholeNumberOnThatIsTooMany() {
        var sale = closedNetwork(
                station("shop", ms(12)).servers(32), station("seats", ms(8)).visits(2));
        assertThat(sale.think(seconds(3)).saturation().value()).isCloseTo(189.25, within(1e-9));
        assertThat(sale.think(seconds(3)).toString()).contains("from 190 users on some wait for certain");
        assertThat(closedNetwork(station("cpu", ms(10))).think(ms(90)).toString())
                .contains("from 11 users on some wait for certain");
    }

    @Test
    void aPartOfARouteMayBeANumber() {
        var network = openNetwork(
                        station("shop", ms(12)).servers(32),
                        station("seats", ms(8)).servers(8))
                .arrivals("shop", perSecond(700));
        assertThat(network.route("shop", "seats", 0.8).rate("seats").value()).isCloseTo(560, within(1e-9));
        assertThatThrownBy(() -> network.route("shop", "seats", 80))
                .hasMessageContaining(
                        "route(80): a share is at most 1, the whole; write route(\"cpu\", \"disk\", 0.5)");
    }

    @Test
    void anOverloadedStationSaysHowManyServersItTakes() {
        var network = openNetwork(
                        station("shop", ms(12)).servers(8),
                        station("seats", ms(8)).servers(8))
                .arrivals("shop", perSecond(700))
                .route("shop", "seats", 0.8);
        assertThat(network.toString())
                .contains("shop: the calls keep 8.4 servers busy and there are 8", "it takes 9 at least")
                .doesNotContain("seats: the calls");
    }
}
