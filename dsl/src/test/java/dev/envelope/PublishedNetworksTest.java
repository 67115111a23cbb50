package dev.envelope;

import static dev.envelope.Cases.exact;
import static dev.envelope.Envelope.*;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.assertj.core.api.Assertions.withinPercentage;

import dev.envelope.performance.Bounds;
import dev.envelope.performance.ClosedNetwork;
import dev.envelope.performance.OpenNetwork;
import dev.envelope.performance.Scalability;
import dev.envelope.performance.Station;
import dev.envelope.performance.Tail;
import dev.envelope.quantity.Count;
import dev.envelope.quantity.Rate;
import dev.envelope.quantity.Share;
import dev.envelope.quantity.Time;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Published examples of networks of queues, of scalability and of tails, in the words of the language. */
class PublishedNetworksTest {

    /** G. Bolch et al., Queueing Networks and Markov Chains, 1998, example 7.4. */
    @Test
    void openNetworkWithFeedback() {
        var network = OpenNetwork.of(
                        Station.named("cpu", ms(40)),
                        Station.named("disk", ms(30)),
                        Station.named("printer", ms(60)),
                        Station.named("terminal", ms(50)))
                .arrivals("terminal", perSecond(4))
                .route("terminal", "cpu", percent(100))
                .route("cpu", "disk", percent(50))
                .route("cpu", "printer", percent(50))
                .route("disk", "cpu", percent(100))
                .route("printer", "cpu", percent(60));
        exact(network.rate("cpu"), perSecond(20));
        exact(network.rate("disk"), perSecond(10));
        exact(network.rate("printer"), perSecond(10));
        exact(network.rate("terminal"), perSecond(4));
        exact(network.station("disk").meanResponse(), seconds(0.04285714285714286));
        exact(network.station("printer").meanResponse(), seconds(0.15));
        exact(network.station("terminal").meanResponse(), seconds(0.0625));
        exact(network.station("cpu").inSystem(), count(4));
        exact(network.station("disk").inSystem(), count(0.4285714285714286));
    }

    /** E. Lazowska et al., Quantitative System Performance, 1984, page 138: two classes, in the operational laws. */
    @Test
    void openNetworkOfTwoClasses() {
        Rate a = perSecond(3 / 19.0);
        Rate b = perSecond(2 / 19.0);
        Share cpu = a.over(seconds(1)).plus(b.over(seconds(2))).asShare();
        Share disk = a.over(seconds(3)).plus(b.over(seconds(4))).asShare();
        Time atCpu = seconds(1).dividedBy(cpu.complement());
        Time atDisk = seconds(3).dividedBy(disk.complement());
        exact(a.times(10), perSecond(1.5789473684210527));
        exact(a.over(seconds(1)).asShare(), share(0.15789473684210525));
        exact(atCpu, seconds(1.5833333333333335));
        exact(a.over(atCpu), count(0.25));
        exact(atCpu.plus(atDisk), seconds(30.083333333333304));
    }

    /** F. Hillier and G. Lieberman, Introduction to Operations Research, 2015, table 17.5. */
    @Test
    void countyHospital() {
        var network = OpenNetwork.of(
                        Station.named("1", minutes(6)),
                        Station.named("2", minutes(6)).servers(2),
                        Station.named("3", minutes(6)))
                .arrivals("1", perHour(1))
                .arrivals("2", perHour(4))
                .arrivals("3", perHour(3))
                .route("1", "2", percent(60))
                .route("1", "3", percent(30))
                .route("2", "1", percent(10))
                .route("2", "3", percent(30))
                .route("3", "1", percent(40))
                .route("3", "2", percent(40));
        exact(network.rate("1"), perHour(5));
        exact(network.rate("2"), perHour(10));
        exact(network.rate("3"), perHour(7.5));
        exact(network.station("1").inSystem(), count(1));
        exact(network.station("2").inSystem(), count(4 / 3.0));
        exact(network.station("3").inSystem(), count(3));
        exact(network.meanResponse(), hours(2 / 3.0));
    }

    /** W. Winston, Operations Research, 2004, section 20.10, example 14. */
    @Test
    void twoStationsWithFeedback() {
        var network = OpenNetwork.of(Station.named("1", minutes(3)), Station.named("2", minutes(2)))
                .arrivals("1", perHour(8))
                .arrivals("2", perHour(17))
                .route("1", "2", percent(50))
                .route("2", "1", percent(25));
        exact(network.rate("1"), perHour(14));
        exact(network.rate("2"), perHour(24));
        exact(network.station("1").idle(), percent(30));
        exact(network.inSystem(), count(19 / 3.0));
        exact(network.meanResponse(), hours(19 / 75.0));
    }

    /** R. Jain, 1991, page 577: a central server with twenty terminals. */
    @Nested
    class CentralServer {
        private final ClosedNetwork server = ClosedNetwork.of(
                        Station.named("cpu", ms(125)).visits(16),
                        Station.named("a", ms(300)).visits(10),
                        Station.named("b", ms(200)).visits(5))
                .think(seconds(4));

        @Test
        void responses() {
            exact(server.response("cpu", count(20)), seconds(0.3733391070780969));
            exact(server.response("a", count(20)), seconds(4.854259693196409));
            exact(server.response("b", count(20)), seconds(0.29992184532243005));
        }

        @Test
        void queues() {
            exact(server.queue("cpu", count(20)), count(1.990623284949121));
            exact(server.queue("a", count(20)), count(16.17665112170628));
            exact(server.queue("b", count(20)), count(0.49973954446229485));
        }
    }

    /** G. Bolch et al., 1998, example 8.3: four stations and six jobs. */
    @Test
    void sixJobs() {
        var network = ClosedNetwork.of(
                Station.named("1", ms(20)),
                Station.named("2", ms(200)).visits(0.4),
                Station.named("3", ms(400)).visits(0.2),
                Station.named("4", ms(600)).visits(0.1));
        exact(network.response("1", count(6)), seconds(0.024558394978704327));
        exact(network.response("2", count(6)), seconds(0.5698273929612194));
        exact(network.response("3", count(6)), seconds(1.1396547859224389));
        exact(network.response("4", count(6)), seconds(1.2442837928715536));
        exact(network.queue("1", count(6)), count(0.2436152588919403));
        exact(network.queue("2", count(6)), count(2.261037791441056));
        exact(network.queue("4", count(6)), count(1.2343091582259484));
        exact(network.throughput(count(6)), perSecond(9.919836337154358));
        exact(network.utilisation("2", count(6)), share(0.7935869069723487));
        exact(network.utilisation("4", count(6)), share(0.5951901802292615));
    }

    /** G. Bolch et al., 1998, example 8.1: stations of two, three and one servers, by convolution. */
    @Test
    void stationsOfSeveralServers() {
        var network = ClosedNetwork.of(
                Station.named("1", seconds(1.25)).servers(2),
                Station.named("2", seconds(5 / 3.0)).visits(0.667).servers(3),
                Station.named("3", seconds(2.5)).visits(0.2));
        exact(network.throughput(count(3)), perSecond(0.9444189835024854));
        exact(network.utilisation("1", count(3)), share(0.5902618646890534));
        exact(network.utilisation("3", count(3)), share(0.4722094917512427));
        exact(network.response("3", count(3)), seconds(3.495856276758186));
    }

    /** E. Lazowska et al., 1984, page 117: Schweitzer's approximation with three users who think for 15 s. */
    @Test
    void schweitzer() {
        var network = ClosedNetwork.of(
                        Station.named("1", ms(605)),
                        Station.named("2", seconds(2.1)),
                        Station.named("3", seconds(1.35)))
                .think(seconds(15));
        Rate throughput = network.schweitzer(count(3));
        exact(throughput, perSecond(0.15098587270427732));
        exact(count(3).at(throughput).minus(seconds(15)), seconds(4.8694086159692205));
    }

    /** G. Casale, R. Muntz and G. Serazzi, Geometric Bounds, 2008, tables IV and V: exact values inside published bounds. */
    @ParameterizedTest
    @CsvSource({
        "0, 2, 4.317386231038506",
        "0, 5, 6.71477153174228",
        "0, 10, 8.206170741978632",
        "0, 20, 9.168204393983878",
        "0, 80, 9.853000109036646",
        "1, 2, 1.4335042377315057",
        "1, 5, 3.3636081955176995",
        "1, 10, 5.871914218482613",
        "1, 20, 8.375032226818899",
        "1, 80, 9.827800278996392"
    })
    void throughputLiesWithinItsBounds(double think, double users, double throughput) {
        var network = ClosedNetwork.of(
                        Station.named("1", ms(100)),
                        Station.named("2", ms(100)),
                        Station.named("3", ms(90)),
                        Station.named("4", ms(80)))
                .think(seconds(think));
        Count n = count(users);
        exact(network.throughput(n), perSecond(throughput));
        Bounds bounds = Bounds.of(ms(370), ms(100), seconds(think), count(4));
        assertThat(bounds.least(n).value())
                .isLessThanOrEqualTo(bounds.leastBalanced(n).value());
        assertThat(bounds.leastBalanced(n).value()).isLessThan(throughput);
        assertThat(bounds.mostBalanced(n).value()).isGreaterThan(throughput);
        assertThat(bounds.most(n).value())
                .isGreaterThanOrEqualTo(bounds.mostBalanced(n).value());
    }

    /** S. Möding and N. Gunther, the R package usl, 2020: SPEC SDM91 on a SPARCcenter 2000. */
    @Nested
    class Usl {
        private final Scalability law = Scalability.fit(
                values(1, 18, 36, 72, 108, 144, 216), values(64.9, 995.9, 1652.4, 1853.2, 1828.9, 1775.0, 1702.2));

        private static void near(double actual, double expected) {
            assertThat(actual).isCloseTo(expected, withinPercentage(0.1));
        }

        @Test
        void coefficients() {
            near(law.alpha(), 0.027728426881809726);
            near(law.beta(), 0.00010436575775056236);
            near(law.gamma(), 89.99520248196275);
            near(law.error(), 82.84582002925072);
        }

        @Test
        void whereItPeaksAndEnds() {
            near(law.limit(), 3245.593515476386);
            near(law.peak(), 96.51943672851083);
            near(law.of(law.peak()), 1883.8992252802573);
            near(law.optimum(), 36.06407259461284);
            near(law.of(law.optimum()), 1542.4009350008425);
            near(law.of(108), 1878.8896575479068);
            near(law.efficiency(216, 1702.2), 0.08756639618800806);
        }

        @Test
        void statedCoefficients() {
            var stated = Scalability.of(0.001, 1e-5, 89.99523);
            near(stated.peak(), 316.06961258558215);
            near(stated.limit(), 89995.23);
            near(stated.optimum(), 1_000);
        }

        @Test
        void aFitWithoutNoise() {
            var exact = Scalability.fit(values(1, 2, 4, 6, 8, 10), values(1, 1.8868, 3.0769, 3.5294, 3.5398, 3.3557));
            near(exact.alpha(), 0.0200057613295734);
            near(exact.beta(), 0.01999966527807604);
            near(exact.gamma(), 1.0000051217350976);
        }

        @Test
        void amdahlsLaw() {
            near(Scalability.amdahl(0.05).of(20), 1 / (0.05 + 0.95 / 20));
            near(Scalability.amdahl(0.05).limit(), 20);
        }
    }

    /** J. Dean and L. Barroso, The Tail at Scale, 2013. */
    @Nested
    class TailAtScale {
        @Test
        void fanOutMakesRareSlownessCommon() {
            exact(Tail.slow(percent(1), count(100)), percent(63.39676587267705));
            exact(Tail.slow(percent(0.01), count(2_000)), percent(18.12774347344685));
            exact(Tail.slowestAllowed(percent(63.39676587267705), count(100)), percent(1));
        }

        @Test
        void theSlowestTwentiethCostsHalfOfTheP99() {
            assertThat(ms(140).minus(ms(70)).ratio(ms(140)).value()).isCloseTo(0.5, within(1e-12));
        }
    }
}
