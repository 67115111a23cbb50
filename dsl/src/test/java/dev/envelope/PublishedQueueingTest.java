package dev.envelope;

import static dev.envelope.Cases.exact;
import static dev.envelope.Cases.published;
import static dev.envelope.Envelope.*;

import dev.envelope.performance.FiniteQueue;
import dev.envelope.performance.FiniteSource;
import dev.envelope.performance.GeneralQueue;
import dev.envelope.performance.LossSystem;
import dev.envelope.performance.MultiServerQueue;
import dev.envelope.performance.Variability;
import dev.envelope.quantity.Count;
import dev.envelope.quantity.Money;
import dev.envelope.quantity.Rate;
import dev.envelope.quantity.Share;
import dev.envelope.quantity.Time;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Published examples of queues, in the words of the language. */
class PublishedQueueingTest {

    /** R. Jain, The Art of Computer Systems Performance Analysis, 1991, chapter 31: a network gateway. */
    @Nested
    class Gateway {
        private final MultiServerQueue gateway = MultiServerQueue.of(perSecond(125), ms(2));

        @Test
        void utilisation() {
            exact(gateway.utilisation(), share(0.25));
        }

        @Test
        void meanTimeInTheGateway() {
            exact(gateway.meanResponse(), ms(2.6666666666666665));
            published(gateway.meanResponse(), ms(2.66), ms(0.01));
        }

        @Test
        void overflowOfThirteenBuffers() {
            exact(gateway.atLeast(13), share(1.4901161193847656e-08));
        }

        @Test
        void buffersForALossOfOneInAMillion() {
            exact(gateway.places(share(1e-6)), count(9.965784284662087));
            published(gateway.places(share(1e-6)), count(9.96), count(0.011));
            exact(gateway.places(share(1e-6)).roundedUp(), count(10));
        }
    }

    /** M. Rossetti, Simulation Modeling and Arena, 2021, appendix on queueing: a drive-through pharmacy. */
    @Nested
    class Pharmacy {
        private final MultiServerQueue pharmacy = MultiServerQueue.of(perHour(10), minutes(5));

        @Test
        void customers() {
            exact(pharmacy.inSystem(), count(5));
            exact(pharmacy.queue(), count(4.166666666666668));
        }

        @Test
        void times() {
            exact(pharmacy.meanWait(), minutes(25));
            published(pharmacy.meanWait(), minutes(25.02), minutes(0.03));
            exact(pharmacy.meanResponse(), minutes(30));
        }

        @Test
        void atMostTwoAreThere() {
            exact(pharmacy.atLeast(3).complement(), share(0.42129629629629617));
        }

        @Test
        void placesSoThatFourOutOfTenFindOne() {
            Count places = pharmacy.places(percent(40).complement());
            exact(places, count(2.801784016923931));
            exact(places.roundedUp(), count(3));
        }
    }

    /** R. Arenas, pyworkforce, 2021–, README: a contact centre with 100 calls of 3 minutes in half an hour. */
    @Nested
    class ContactCentre {
        private final Rate calls = count(100).per(minutes(30));
        private final Share present = percent(30).complement();

        private MultiServerQueue with(Count agents) {
            return MultiServerQueue.of(calls, minutes(3), agents);
        }

        @Test
        void fourOfFiveCallsAreAnsweredInTwentySeconds() {
            Count forService = MultiServerQueue.servers(calls, minutes(3), percent(80), seconds(20));
            Count agents = forService.atLeast(
                    calls.over(minutes(3)).dividedBy(percent(85)).roundedUp());
            exact(agents, count(14));
            exact(agents.dividedBy(present).roundedUp(), count(20));
            exact(with(agents).load(), count(10));
            exact(with(agents).served(seconds(20)), share(0.8883500191794669));
            exact(with(agents).utilisation(), share(0.7142857142857143));
            exact(with(agents).waiting(), share(0.1741319335950498));
        }

        @Test
        void nineOfTenCallsAreAnsweredInTwentySeconds() {
            Count agents = MultiServerQueue.servers(calls, minutes(3), percent(90), minutes(0.33));
            exact(agents, count(15));
            exact(agents.dividedBy(present).roundedUp(), count(22));
            exact(with(agents).served(minutes(0.33)), share(0.9411266757039652));
            exact(with(agents).waiting(), share(0.10204236700798801));
        }

        @Test
        void linesSoThatTwoPercentFindNone() {
            Count lines = LossSystem.servers(calls, minutes(3), percent(2));
            exact(lines, count(17));
            exact(lines.dividedBy(present).roundedUp(), count(25));
        }
    }

    /** R. Jain, 1991, chapter 31: a computing centre with five terminals. */
    @Nested
    class ComputingCentre {
        private final MultiServerQueue centre = MultiServerQueue.of(perHour(10), minutes(20), count(5));

        @Test
        void howBusyItIs() {
            exact(centre.utilisation(), share(0.6666666666666666));
            exact(centre.idle(), share(0.03175225401803216));
            exact(centre.waiting(), share(0.3266692800209068));
        }

        @Test
        void students() {
            exact(centre.queue(), count(0.6533385600418135));
            exact(centre.inSystem(), count(3.9866718933751466));
        }

        @Test
        void times() {
            exact(centre.meanResponse(), minutes(23.92003136025088));
            exact(centre.meanWait(), minutes(3.920031360250881));
            exact(centre.wait(percent(90)), minutes(14.205337164484998));
        }
    }

    /** Erlang B tables; T. Rappaport, Wireless Communications, 2002, table 3.4. */
    @ParameterizedTest
    @CsvSource({
        "1, 1, 0.010101010101011079",
        "1, 2, 0.15259329272389788",
        "1, 5, 1.3607867966625355",
        "1, 10, 4.461176857577496",
        "1, 20, 12.030614594901195",
        "1, 30, 20.337285728095317",
        "1, 50, 37.9013980885249",
        "1, 100, 84.06415889394778",
        "2, 1, 0.020408163265794844",
        "2, 5, 1.6571430690548483",
        "2, 10, 5.084004630455149",
        "2, 20, 13.18153778716622",
        "2, 30, 21.93156526261885",
        "2, 50, 40.25514380365628",
        "2, 100, 87.97198289587426"
    })
    void loadByErlangB(double blocked, double servers, double load) {
        exact(LossSystem.mostLoad(count(servers), percent(blocked)), count(load));
    }

    /** H. Taha, Operations Research, 2017, example 18.9-2: clerks at $12 an hour, a waiting job at $50 an hour. */
    @ParameterizedTest
    @CsvSource({
        "2, 7.466666666666667, 397.3333333333333",
        "3, 2.2171206225680935, 146.85603112840468",
        "4, 1.8420649006332304, 140.10324503166152",
        "5, 1.7696176223606446, 148.48088111803224",
        "6, 1.7540272470038505, 159.70136235019254"
    })
    void clerksAtLeastCost(double clerks, double jobs, double cost) {
        Count waiting =
                MultiServerQueue.of(perHour(17.5), minutes(6), count(clerks)).inSystem();
        Money anHour = count(clerks).times(usd(12)).plus(waiting.times(usd(50)));
        exact(waiting, count(jobs));
        exact(anHour, usd(cost));
    }

    /** B. Render, R. Stair and M. Hanna, Quantitative Analysis for Management: trucks at a compactor, constant service. */
    @Nested
    class Compactor {
        private final GeneralQueue compactor = GeneralQueue.constant(perHour(8), minutes(5));

        @Test
        void trucksAndTheirWait() {
            exact(compactor.queue(), count(2 / 3.0));
            exact(compactor.meanWait(), minutes(5));
        }

        @Test
        void savingPerTrip() {
            Money before = minutes(15).ratio(hours(1)).times(usd(60));
            Money after = compactor.meanWait().ratio(hours(1)).times(usd(60));
            exact(before, usd(15));
            exact(after, usd(5));
            exact(before.minus(after).minus(usd(3)), usd(7));
        }
    }

    /** W. Hopp and M. Spearman, Factory Physics, 2008, section 8.4: two machines, as often out of order for different times. */
    @Nested
    class HareAndTortoise {
        private final Rate jobs = perHour(2.875);
        private final Variability hare = outages(744, 248);
        private final Variability tortoise = outages(114, 38);

        private static Variability outages(double between, double outage) {
            Count root = count(Math.sqrt(0.05));
            return Variability.withOutages(minutes(15), root, minutes(between), minutes(outage), count(1));
        }

        private static Count squared(Count variability) {
            return variability.times(variability);
        }

        private GeneralQueue queue(Variability machine) {
            return GeneralQueue.of(jobs, machine.service(), count(1)).serviceVariability(machine.variability());
        }

        @Test
        void serviceWithOutages() {
            exact(hare.service(), minutes(20));
            exact(squared(hare.variability()), count(6.25));
            exact(squared(tortoise.variability()), count(1));
        }

        @Test
        void waitInFrontOfEach() {
            exact(queue(hare).meanWait(), minutes(1667.5));
            Count arriving = Variability.departures(queue(hare).utilisation(), count(1), hare.variability());
            exact(squared(arriving), count(5.821614583333334));
            exact(queue(tortoise).arrivalVariability(arriving).meanWait(), hours(26.14952256944447));
            exact(queue(tortoise).meanWait(), hours(7.666666666666674));
        }

        @Test
        void threeMachinesWithOneQueue() {
            Time pooled = GeneralQueue.of(jobs.times(3), minutes(20), count(3)).sakasegawa();
            exact(pooled, hours(2.467022849564521));
            exact(GeneralQueue.of(jobs, minutes(20), count(1)).sakasegawa(), hours(7.666666666666674));
        }
    }

    /** M. Rossetti, 2021: ten parking meters. The solution's text says 20 an hour, where task and result have 40. */
    @Test
    void parkingMeters() {
        Rate lost = LossSystem.of(perHour(40), hours(1), count(10)).lost();
        exact(lost, perHour(30.30750848967233));
        published(lost.over(hours(1)).times(usd(2)), usd(60.6), usd(0.05));
    }

    /** D. Anderson, D. Sweeney and T. Williams, An Introduction to Management Science: six machines and their repairers. */
    @Nested
    class Kolkmeyer {
        private FiniteSource repairers(double number) {
            return FiniteSource.of(count(6), hours(20), hours(2), count(number));
        }

        @Test
        void oneRepairer() {
            FiniteSource one = repairers(1);
            exact(one.idle(), share(0.48451490367843714));
            exact(one.queue(), count(0.32966394046280867));
            exact(one.inSystem(), count(0.8451490367843717));
            exact(one.meanWait(), hours(1.2790435371080529));
            exact(one.meanResponse(), hours(3.279043537108053));
        }

        @Test
        void twoRepairers() {
            exact(repairers(2).meanWait(), hours(0.0833861713808515));
        }
    }

    /** H. Taha, 2017: Toolco's 22 machines, each out of order every two hours, repaired in twelve minutes. */
    @ParameterizedTest
    @CsvSource({
        "1, 4.997979834040925, 12.004040331918155, 11.00444436510997, 2.401778464602717, 45.436180309462934",
        "2, 8.8161130660559, 4.367773867888206, 2.6045512546770273, 0.4954307907761708, 80.14648241868997",
        "3, 9.766959845644548, 2.466080308710899, 0.5126883395819893, 0.25249211092135454, 88.79054405131409",
        "4, 9.949901579730996, 2.1001968405380045, 0.11021652459180466, 0.21107714721684565, 90.45365072482726"
    })
    void toolco(double repairers, double rate, double broken, double waiting, double hours, double productivity) {
        FiniteSource machines = FiniteSource.of(count(22), hours(2), minutes(12), count(repairers));
        exact(machines.throughput(), perHour(rate));
        exact(machines.inSystem(), count(broken));
        exact(machines.queue(), count(waiting));
        exact(machines.meanResponse(), hours(hours));
        exact(machines.thinking(), percent(productivity));
    }

    /** M/M/1/K and M/M/c/c are the two ends of a queue with an end. */
    @Test
    void aQueueWithoutWaitingPlacesIsALossSystem() {
        exact(
                FiniteQueue.of(perHour(40), hours(1), count(10), count(10)).turnedAway(),
                LossSystem.of(perHour(40), hours(1), count(10)).blocked());
    }
}
