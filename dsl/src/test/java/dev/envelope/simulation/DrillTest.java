package dev.envelope.simulation;

import static dev.envelope.Envelope.*;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;
import static org.assertj.core.api.Assertions.withinPercentage;

import dev.envelope.SystemDesign;
import dev.envelope.model.Step;
import dev.envelope.model.policy.Balancing;
import dev.envelope.model.policy.Discipline;
import dev.envelope.quantity.DesignException;
import dev.envelope.simulation.engine.job.Failure;
import dev.envelope.simulation.scene.Scene;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.ForkJoinPool;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import tech.tablesaw.api.Table;

/** Designs that live through scenes: growth, backlog, loss and recovery against fluid limits and published cases. */
class DrillTest {

    private static SystemDesign shop(double rate, Step... way) {
        return system("shop")
                .operation(read("get").rate(perSecond(rate)))
                .peak(1)
                .flow("get", way);
    }

    private static double[] column(Table table, String name) {
        return table.doubleColumn(name).asDoubleArray();
    }

    private static double in(Table table, String phase, String column) {
        return table.where(table.stringColumn("phase").isEqualTo(phase))
                .doubleColumn(column)
                .get(0);
    }

    /** A single server at 200/s that is asked 300/s: the queue grows by (λ − μ) t, the fluid limit. */
    @Test
    void aQueueUnderOverloadGrowsInALine() {
        var series = shop(100, service("api").instances(1).concurrency(1).serviceTime(ms(5)))
                .simulate(burst(3).at(seconds(10)).lasting(seconds(60)))
                .duration(seconds(100))
                .series();
        double[] from = column(series, "from");
        double[] waiting = column(series, "api: waiting");
        for (int i = 0; i < from.length; i++) {
            double middle = from[i] + 0.5 - 10;
            if (middle > 10 && middle < 60) {
                assertThat(waiting[i]).isCloseTo(100 * middle, within(0.03 * 100 * middle + 10));
            }
        }
    }

    /** The published case RT-SPIKE-1: 1,200/s for 10 s on 370/s leave 8,300 behind, which 270/s of spare capacity drain in 31 s. */
    @Test
    void theBacklogOfABurstIsThePublishedOne() {
        var drill = shop(100, service("api").instances(1).concurrency(37).serviceTime(ms(100)))
                .simulate(burst(12).at(seconds(10)).lasting(seconds(10)))
                .duration(seconds(100));
        var series = drill.series();
        double[] waiting = column(series, "api: waiting");
        double worst = Arrays.stream(waiting).max().orElseThrow();
        var backlog = backlog(perSecond(1_200), perSecond(370), seconds(10));
        assertThat(backlog.calls().value()).isCloseTo(8_300, within(0.5));
        // a slice of half a second tells the mean over it, a quarter of a second before the end of the burst
        assertThat(worst).isCloseTo(8_300 - 830 * 0.25, withinPercentage(1.5));
        double drained = backlog.drainedAfter(perSecond(100)).value();
        double[] from = column(series, "from");
        int last = 0;
        for (int i = 0; i < waiting.length; i++) {
            last = waiting[i] > 20 ? i : last;
        }
        assertThat(from[last] + 1 - 20).isCloseTo(drained, within(2.0));
        assertThat(in(drill.table(), "after", "recovered after")).isCloseTo(drained, within(2.5));
    }

    /** Three zones of two instances that are all busy: without one, two thirds of the capacity are left. */
    @Test
    void withoutAZoneTheRestOfTheCapacityIsLeft() {
        var table = shop(
                        580,
                        service("api")
                                .instances(6)
                                .concurrency(10)
                                .serviceTime(ms(100))
                                .policy(healthCheck(seconds(1), 1)))
                .zones(3)
                .simulate(fail("zone 1").at(minutes(1)).lasting(minutes(1)))
                .duration(minutes(3))
                .table();
        assertThat(in(table, "before", "answered")).isCloseTo(580, withinPercentage(2));
        double capacity = 400;
        // half a second long a third of the calls is refused; the others wait, so that all that is left works
        assertThat(in(table, "zone 1 down", "answered")).isCloseTo(capacity, withinPercentage(2));
        assertThat(in(table, "zone 1 down", "failed")).isBetween(0.002, 0.02);
    }

    /** A part that is down as a whole answers nothing, and what it served is lost. */
    @Test
    void aPartThatIsDownAnswersNothing() {
        var table = shop(100, service("api").instances(2).concurrency(4).serviceTime(ms(20)))
                .simulate(fail("api").at(minutes(1)).lasting(minutes(1)))
                .table();
        assertThat(in(table, "api down", "answered")).isZero();
        assertThat(in(table, "api down", "failed")).isEqualTo(1);
        assertThat(in(table, "before", "failed")).isZero();
        // one good check of Kubernetes' ten seconds
        assertThat(in(table, "after", "recovered after")).isCloseTo(10, within(2.1));
    }

    /** The primary is in the zone that is lost; a copy elsewhere takes over once three checks of ten seconds have failed. */
    @Test
    void aCopyThatStandsByTakesOverFromAPrimaryThatIsDown() {
        var store = database("store").serviceTime(ms(2)).concurrency(8);
        var drill = shop(50, service("api").serviceTime(ms(5)), store)
                .zones(3)
                .replication(3)
                .simulate(fail("zone 1").at(seconds(60)).lasting(seconds(120)))
                .duration(seconds(240));
        var series = drill.series();
        double[] from = column(series, "from");
        double[] answered = column(series, "get: answered");
        for (int i = 0; i < from.length; i++) {
            if (from[i] > 62 && from[i] < 83) {
                assertThat(answered[i]).as("before it is noticed").isLessThan(1);
            } else if (from[i] > 90 && from[i] < 230) {
                assertThat(answered[i]).as("after it").isCloseTo(50, withinPercentage(12));
            }
        }
        assertThat(drill.toString()).contains("1 of 2 that stand by take over");
    }

    /** Of a store that is only read, a node in each zone stands beside the primary, whatever number of copies was stated. */
    @Test
    void aNodeInAnotherZoneTakesOver() {
        var drill = shop(50, database("store").serviceTime(ms(2)).concurrency(8).policy(healthCheck(seconds(1), 1)))
                .zones(3)
                .simulate(fail("zone 1").at(seconds(60)).lasting(seconds(60)));
        assertThat(in(drill.table(), "zone 1 down", "failed")).isCloseTo(0.5 / 60, within(0.003));
        assertThat(drill.toString()).contains("1 of 2 that stand by take over");
    }

    /**
     * Workers that are all down for 30 s, and back after one check of ten more: 200/s wait in the stream, 8,000 of them. Then 400/s work
     * them off at 200/s more than come, in 40 s. None is lost, those that the workers had begun neither.
     */
    @Test
    void whatABrokerHoldsWaitsForItsWorkers() {
        for (Discipline order : new Discipline[] {fifo(), processorSharing()}) {
            var mail = worker("mail").serviceTime(ms(20)).concurrency(4).instances(2);
            var drill = behindABroker(mail.policy(order))
                    .simulate(fail("mail").at(seconds(20)).lasting(seconds(30)))
                    .duration(seconds(160));
            var series = drill.series();
            double[] from = column(series, "from");
            double[] waiting = column(series, "mail: waiting");
            double worst = Arrays.stream(waiting).max().orElseThrow();
            assertThat(worst).isCloseTo(40 * 200, withinPercentage(3));
            for (int i = 0; i < from.length; i++) {
                if (from[i] > 105) {
                    assertThat(waiting[i]).isLessThan(50);
                }
            }
            assertThat(work(series, "mail") / 0.020).isCloseTo(160 * 200, withinPercentage(1.5));
            assertThat(in(drill.table(), "mail down", "failed")).isZero();
            assertThat(drill.toString()).contains("mail, for which nobody waits: up to 7,");
        }
    }

    /**
     * A database that takes what a broker holds: its primary is lost, and then all of its nodes. What comes meanwhile waits for the
     * next primary, or for any; each event is written by three nodes, once, except for a few that were answered by none when they fell.
     */
    @Test
    void whatABrokerHoldsWaitsForTheNextPrimary() {
        var store = database("mail")
                .shards(1)
                .copies(3)
                .serviceTime(ms(20))
                .variability(0)
                .concurrency(16)
                .policy(healthCheck(seconds(10), 1));
        var design = behindABroker(store);
        var one = design.simulate(fail("mail").instances(1).at(seconds(20)).lasting(seconds(30)))
                .duration(seconds(120));
        Table series = one.series();
        double worst =
                Arrays.stream(column(series, "mail primary: waiting")).max().orElseThrow();
        // until that is noticed, after five seconds
        assertThat(worst).isBetween(0.8 * 5 * 200, 5.1 * 200);
        assertThat((work(series, "mail primary") + work(series, "mail replicas")) / 0.020)
                .isCloseTo(3 * 120 * 200, withinPercentage(0.5));
        var all = design.simulate(fail("mail").at(seconds(20)).lasting(seconds(30)))
                .duration(seconds(120));
        assertThat((work(all.series(), "mail primary") + work(all.series(), "mail replicas")) / 0.020)
                .isCloseTo(3 * 120 * 200, withinPercentage(0.5));
        assertThat(all.toString()).contains("mail primary, for which nobody waits: up to 7,");
    }

    /** A worker's call that fails is told, though nobody waits for it; with retries all of them are made in the end. */
    @Test
    void whatFailsBehindABrokerIsToldOrTriedAgain() {
        var mail = external("mail").serviceTime(ms(50));
        var down = fail("mail").at(seconds(20)).lasting(seconds(30));
        var lost = behindABroker(path(worker("mailer"), mail)).simulate(down).duration(seconds(120));
        double[] aside = column(lost.series(), "event: failed aside");
        assertThat(Arrays.stream(aside).sum()).isCloseTo(30 * 200, withinPercentage(2));
        assertThat(aside[30]).isCloseTo(200, withinPercentage(10));
        assertThat(in(lost.table(), "mail down", "failed")).isZero();
        assertThat(lost.toString())
                .containsPattern("event: (5,9|6,0)\\d\\d calls for which nobody waits failed")
                .contains("retries(20)");
        var again = mail.policy(retries(20).backoff(seconds(1), seconds(30)));
        var kept = behindABroker(path(worker("mailer"), again)).simulate(down).duration(seconds(120));
        assertThat(Arrays.stream(column(kept.series(), "event: failed aside")).sum())
                .isZero();
        assertThat(kept.toString()).doesNotContain("nobody waits failed");
    }

    private static SystemDesign behindABroker(Step consumer) {
        return system("pipe")
                .operation(write("event").rate(perSecond(200)))
                .peak(1)
                .flow("event", service("api").serviceTime(ms(1)), stream("log"), consumer);
    }

    /** The seconds of work that a part has done. */
    private static double work(Table series, String part) {
        double[] busy = column(series, part + ": utilisation");
        double[] servers = column(series, part + ": servers");
        double slice = column(series, "from")[1];
        return IntStream.range(0, busy.length)
                .mapToDouble(i -> busy[i] * servers[i] * slice)
                .sum();
    }

    /** As many as there are nodes are all of them: without one, no query is answered until that is noticed. */
    @Test
    void aFanOutToAllNodesNeedsAllOfThem() {
        var search = shop(
                20,
                service("api").serviceTime(ms(1)).variability(0),
                searchIndex("leaf")
                        .instances(50)
                        .concurrency(8)
                        .serviceTime(ms(10))
                        .hop(us(1))
                        .policy(healthCheck(seconds(10), 1))
                        .fanout(50));
        double harmonic = IntStream.rangeClosed(1, 50).mapToDouble(i -> 1.0 / i).sum();
        double mean =
                search.simulate().requests(100_000).table().doubleColumn("mean").get(0);
        assertThat(mean).isCloseTo(0.00125 + 0.010 * harmonic, withinPercentage(1.5));
        var series = search.simulate(fail("leaf").instances(1).at(seconds(20)).lasting(seconds(30)))
                .duration(seconds(100))
                .series();
        double[] from = column(series, "from");
        double[] failed = column(series, "get: failed");
        for (int i = 0; i < from.length; i++) {
            boolean unnoticed = from[i] >= 20 && from[i] < 25;
            // who asks the lost one before waits for the others
            if (from[i] < 25 || from[i] >= 26) {
                assertThat(failed[i]).isCloseTo(unnoticed ? 20 : 0, within(unnoticed ? 5.0 : 0.3));
            }
        }
    }

    /** It does so where nobody waits for it, too: each node has as much to do and as long a queue. */
    @Test
    void aFanOutThatNobodyWaitsForAsksEachNodeOnce() {
        var leaf = searchIndex("leaf")
                .instances(20)
                .concurrency(1)
                .serviceTime(ms(10))
                .hop(us(1));
        double[] waits = Stream.of(leaf.fanout(20), aside(leaf).fanout(20), aside(leaf.fanout(20)))
                .map(way -> shop(60, service("api"), way)
                        .simulate()
                        .requests(200_000)
                        .stations())
                .mapToDouble(parts -> parts.where(parts.stringColumn("part").isEqualTo("leaf"))
                        .doubleColumn("wait")
                        .get(0))
                .toArray();
        double alone = mm1(perSecond(60), ms(10)).meanWait().value();
        for (double wait : waits) {
            assertThat(wait).isCloseTo(alone, withinPercentage(3));
        }
    }

    /** An operation of which a slice has too few calls for a p99 recovers no later than the others. */
    @Test
    void whatIsRarelyAskedRecoversToo() {
        var table = shop(400, service("api").instances(2).concurrency(4).serviceTime(ms(10)))
                .operation(read("rare").rate(perSecond(5)))
                .flow("rare", service("api"))
                .simulate(burst(3).at(seconds(60)).lasting(seconds(30)))
                .duration(minutes(6))
                .table();
        var after = table.where(table.stringColumn("phase").isEqualTo("after"));
        for (int k = 0; k < 2; k++) {
            assertThat(after.doubleColumn("recovered after").getDouble(k)).isBetween(5.0, 60.0);
        }
    }

    /** Callers pass a cache that is down by, as far as was stated; then all of them ask what is behind it. */
    @Test
    void aCacheThatIsDownIsPassedBy() {
        for (double part : new double[] {1, 0.5, 0}) {
            var table = shop(
                            100,
                            cache("redis")
                                    .instances(1)
                                    .concurrency(1)
                                    .serviceTime(ms(1))
                                    .hitRate(0.9)
                                    .bypass(percent(100 * part))
                                    .missTo(database("store")
                                            .instances(1)
                                            .concurrency(8)
                                            .serviceTime(ms(20))))
                    .simulate(fail("redis").lasting(minutes(1)))
                    .table();
            assertThat(in(table, "redis down", "failed")).isCloseTo(1 - part, within(0.01));
            assertThat(in(table, "before", "failed")).isZero();
        }
    }

    /** One of four instances that nobody knows to be down gets a quarter of the calls for two and a half periods. */
    @Test
    void untilItIsNoticedAnInstanceThatIsDownGetsItsCalls() {
        var series = shop(
                        400,
                        service("api")
                                .instances(4)
                                .concurrency(10)
                                .serviceTime(ms(10))
                                .policy(healthCheck(seconds(10), 3)))
                .simulate(fail("api").instances(1).at(minutes(1)).lasting(minutes(1)))
                .duration(minutes(3))
                .series();
        double[] from = column(series, "from");
        double[] failed = column(series, "get: failed");
        for (int i = 0; i < from.length; i++) {
            boolean unnoticed = from[i] >= 60 && from[i] < 85;
            assertThat(failed[i]).isCloseTo(unnoticed ? 100 : 0, within(unnoticed ? 8.0 : 0.6));
        }
    }

    /** One of four instances that hangs keeps a quarter of the calls: they wait for their timeout, until it is taken out. */
    @Test
    void whatHangsCostsATimeoutUntilItIsNoticed() {
        var api = service("api")
                .instances(4)
                .concurrency(10)
                .serviceTime(ms(10))
                .policy(timeout(seconds(1)), healthCheck(seconds(10), 3));
        var drill = shop(400, api)
                .simulate(fail("api").instances(1).hanging().at(minutes(1)).lasting(minutes(1)))
                .duration(minutes(3));
        var series = drill.series();
        double[] from = column(series, "from");
        double[] failed = column(series, "get: failed");
        for (int i = 0; i < from.length; i++) {
            boolean late = from[i] >= 61 && from[i] < 85;
            if (from[i] < 60 || from[i] >= 86 || late) {
                assertThat(failed[i]).isCloseTo(late ? 100 : 0, within(late ? 8.0 : 0.6));
            }
        }
        assertThat(drill.toString())
                .contains("1 of 4 hanging, noticed after 25 s")
                .doesNotContain("No timeout");
    }

    /** Without a timeout calls wait as long as what they met hangs, here all 30 s, and then all are answered at once. */
    @Test
    void withoutATimeoutCallsHangAsLongAsWhatTheyMet() {
        var drill = shop(50, service("api"), external("pay").serviceTime(ms(10)))
                .simulate(fail("pay").hanging().at(seconds(60)).lasting(seconds(30)))
                .duration(minutes(3));
        var table = drill.table();
        assertThat(table.doubleColumn("failed").sum()).isZero();
        assertThat(in(table, "pay hanging", "answered")).isLessThan(0.5);
        assertThat(in(table, "after", "p99")).isCloseTo(30, within(2.0));
        assertThat(drill.toString())
                .contains("No timeout is stated for calls of pay")
                .contains("for 30 s at most");
    }

    /** What a provider runs is back as soon as it is, because no health check of ours has to notice that. */
    @Test
    void aProviderIsBackAtOnce() {
        var drill = shop(50, service("api"), external("pay").serviceTime(ms(10)))
                .simulate(fail("pay").at(seconds(60)).lasting(seconds(30)))
                .duration(minutes(3));
        assertThat(in(drill.table(), "pay down", "down")).isEqualTo(1);
        assertThat(in(drill.table(), "after", "failed")).isZero();
        assertThat(drill.toString()).contains("refused until the end").doesNotContain("noticed after");
    }

    /**
     * A breaker that looks back on 20 calls and opens for ten seconds, after which ten trials wait a second for their timeout. So it is
     * open for ten seconds of about 11.2, and in the rest half-open.
     */
    @Test
    void aBreakerSparesItsCallersTheWait() {
        var pay = external("pay").serviceTime(ms(10)).policy(timeout(seconds(1)));
        var scene = fail("pay").hanging().at(minutes(1)).lasting(minutes(2));
        var without = shop(50, service("api").instances(1), pay).simulate(scene).table();
        var with = shop(
                        50,
                        service("api").instances(1),
                        pay.policy(
                                breaker(percent(50)).over(20).open(seconds(10)).trials(10)))
                .simulate(scene)
                .duration(minutes(4));
        assertThat(in(without, "pay hanging", "timed out")).isCloseTo(1, within(0.01));
        assertThat(in(with.table(), "pay hanging", "timed out")).isLessThan(0.04);
        assertThat(in(with.table(), "pay hanging", "breaker open")).isGreaterThan(0.96);
        var series = with.series();
        double[] open = column(series, "api to pay: breaker open");
        double[] half = column(series, "api to pay: breaker half-open");
        double[] closed = column(series, "api to pay: breaker closed");
        double[] from = column(series, "from");
        double sum = 0;
        int slices = 0;
        for (int i = 0; i < from.length; i++) {
            assertThat(open[i] + half[i] + closed[i]).isCloseTo(1, within(1e-9));
            if (from[i] < 60 || from[i] > 195) {
                assertThat(closed[i]).isEqualTo(1);
            } else if (from[i] >= 70 && from[i] < 170) {
                sum += open[i];
                slices++;
            }
        }
        assertThat(sum / slices).isCloseTo(10 / 11.2, within(0.02));
        assertThat(with.breakers().getSeriesCollection().stream().map(each -> each.getName()))
                .contains("api to pay open", "api to pay half-open");
        double widest = 0;
        for (int i = 0; i < from.length; i++) {
            widest = Math.max(
                    widest,
                    open[i] + series.doubleColumn("api to pay: breaker open ±").getDouble(i));
        }
        assertThat(widest).as("where chance alone knows no bound").isGreaterThan(1);
        with.breakers()
                .getSeriesCollection()
                .forEach(each -> assertThat(Arrays.stream(each.getYData()).filter(y -> y < Double.MAX_VALUE))
                        .as(each.getName())
                        .allMatch(share -> share >= 0 && share <= 1));
    }

    /** What is offered is answered or fails, for a reason that is told, or is still on its way. */
    @Test
    void everyCallIsAccountedFor() {
        var api = service("api")
                .instances(2)
                .concurrency(4)
                .serviceTime(ms(20))
                .policy(timeout(ms(200)), queueLimit(20), shedding(ms(150)), tokenBucket(perSecond(500), 50));
        var drill = shop(300, api).simulate(burst(2), fail("api").instances(1).at(seconds(90)));
        Table table = drill.table();
        Table series = drill.series();
        double[] reasons = new double[table.rowCount()];
        int known = 0;
        for (Failure why : Failure.values()) {
            double[] parts = column(table, why.told());
            Arrays.setAll(reasons, i -> reasons[i] + parts[i]);
            known += Arrays.stream(parts).anyMatch(part -> part > 0) ? 1 : 0;
        }
        assertThat(known).isGreaterThanOrEqualTo(4);
        double[] failed = column(table, "failed");
        for (int i = 0; i < failed.length; i++) {
            assertThat(reasons[i]).isCloseTo(failed[i], within(1e-9));
        }
        double ended = series.doubleColumn("get: answered").sum()
                + series.doubleColumn("get: failed").sum();
        assertThat(ended).isCloseTo(series.doubleColumn("get: offered").sum(), withinPercentage(0.1));
    }

    @Test
    void aDesignWithoutBreakersHasNoChartOfThem() {
        var drill = shop(10, service("api")).simulate(burst(2));
        assertThatThrownBy(drill::breakers)
                .isInstanceOf(DesignException.class)
                .hasMessageContaining("breaker(percent(50))");
    }

    /** A copy that hangs is not needed by a write that two of three answer. */
    @Test
    void aQuorumGoesOnWithoutACopyThatHangs() {
        var store = database("carts").shards(1).copies(3).serviceTime(ms(2)).concurrency(8);
        var table = system("carts")
                .operation(write("put").rate(perSecond(100)))
                .peak(1)
                .flow("put", store.quorum(2, 2))
                .simulate(fail("carts").instances(1).hanging().lasting(seconds(20)))
                .table();
        assertThat(in(table, "1 of carts hanging", "failed")).isZero();
        assertThat(in(table, "1 of carts hanging", "p99")).isLessThan(0.05);
    }

    /** 480 calls a second of 100 ms are 48 servers' work: ⌈4.8 ÷ 0.6⌉ = 8 instances of ten, once the backlog is gone. */
    @Test
    void anAutoscalerReachesItsTarget() {
        var api = service("api")
                .instances(2)
                .concurrency(10)
                .serviceTime(ms(100))
                .policy(autoscale(percent(60)).between(2, 20).delay(seconds(30)).settling(seconds(30)));
        var series = shop(60, api)
                .simulate(burst(8).at(minutes(1)).lasting(minutes(9)))
                .duration(minutes(12))
                .series();
        double[] servers = column(series, "api: servers");
        double[] from = column(series, "from");
        for (int i = 0; i < from.length; i++) {
            if (from[i] < 60 + 30) {
                assertThat(servers[i]).isEqualTo(20);
            }
            if (from[i] > 420 && from[i] < 600) {
                // in a slice of 5 s the load is not exactly its mean, and a ninth instance may be asked for
                assertThat(servers[i]).isBetween(80.0, 90.0);
            }
        }
    }

    /** The same with a queue for each instance: new ones join the balancer, and those that go finish what waits at them. */
    @ParameterizedTest
    @EnumSource(Balancing.class)
    void newInstancesJoinTheBalancer(Balancing way) {
        var api = service("api")
                .instances(2)
                .concurrency(10)
                .serviceTime(ms(100))
                .policy(
                        way,
                        autoscale(percent(60)).between(2, 20).delay(seconds(30)).settling(seconds(30)));
        var drill = shop(60, api)
                .simulate(burst(8).at(minutes(1)).lasting(minutes(9)))
                .duration(minutes(15))
                .requests(1_500_000);
        var series = drill.series();
        double[] servers = column(series, "api: servers");
        double[] from = column(series, "from");
        for (int i = 0; i < from.length; i++) {
            if (from[i] < 60 + 30) {
                assertThat(servers[i]).isEqualTo(20);
            }
            if (from[i] > 450 && from[i] < 600) {
                assertThat(servers[i]).isBetween(80.0, 95.0);
            }
            if (from[i] > 800) {
                assertThat(servers[i]).isEqualTo(20);
            }
        }
        assertThat(column(series, "get: failed")).containsOnly(0);
        assertThat(series.doubleColumn("get: answered").sum())
                .isCloseTo(series.doubleColumn("get: offered").sum(), withinPercentage(0.1));
        assertThat(in(drill.table(), "after", "p99")).isLessThan(1);
    }

    /** Of four instances behind a balancer one is lost: the others get its calls, each as many, in the way that is stated. */
    @Test
    void aBalancerGoesOnWithThoseThatAreLeft() {
        var api = service("api")
                .instances(4)
                .concurrency(1)
                .serviceTime(ms(10))
                .policy(leastConnections(), healthCheck(seconds(1), 1));
        var table = shop(240, api)
                .simulate(fail("api").instances(1).lasting(minutes(2)))
                .table();
        // to the shortest of three queues at 0.8: well below the 50 ms of queues that are chosen by chance
        assertThat(in(table, "1 of api down", "p50")).isLessThan(0.020);
        assertThat(in(table, "1 of api down", "failed")).isLessThan(0.01);
    }

    @Test
    void theHoursOfADayHaveTheirCalls() {
        double[] hours = new double[24];
        Arrays.setAll(hours, h -> 1 + h);
        var design = system("shop")
                .operation(read("get").rate(perSecond(100)))
                .dailyCurve(hours)
                .flow("get", service("api").serviceTime(ms(1)));
        var table = design.simulate(day()).table();
        double peak = peakRate().of(design.model()).value();
        assertThat(table.rowCount()).isEqualTo(24);
        for (int h = 0; h < 24; h++) {
            assertThat(table.stringColumn("phase").get(h)).isEqualTo(h + ":00");
            assertThat(table.doubleColumn("offered").get(h))
                    .isCloseTo(peak * (1 + h) / 24, withinPercentage(h < 3 ? 6 : 3));
        }
    }

    /** A node that one key in three asks for has that and its share of the rest. */
    @Test
    void aHotKeyFillsOneNode() {
        var store = database("store").instances(4).concurrency(1).serviceTime(ms(4));
        var table = shop(600, store)
                .simulate(hotKey("store", percent(30)).at(minutes(1)).lasting(minutes(1)))
                .duration(minutes(3))
                .table();
        assertThat(table.doubleColumn("p99").get(1)).isGreaterThan(10 * in(table, "before", "p99"));
    }

    @Test
    void aDeploymentTakesItsShareAway() {
        var series = shop(100, service("api").instances(8).concurrency(10).serviceTime(ms(20)))
                .simulate(deployment("api").surge(percent(0)).at(minutes(1)).lasting(minutes(4)))
                .duration(minutes(6))
                .series();
        double[] from = column(series, "from");
        double[] servers = column(series, "api: servers");
        for (int i = 0; i < from.length; i++) {
            assertThat(servers[i]).isCloseTo(from[i] >= 60 && from[i] < 300 ? 60 : 80, within(1e-9));
        }
        assertThat(Arrays.stream(column(series, "get: failed")).sum()).isZero();
    }

    /** Scenes that change nothing leave every call what it is: common random numbers. */
    @Test
    void aSceneWithoutEffectGivesTheNumbersOfNone() {
        var design = shop(200, service("api").instances(1).concurrency(4).serviceTime(ms(15)), database("store"));
        var none = Drill.of(design.model(), List.of()).duration(minutes(4)).series();
        for (Scene scene : new Scene[] {burst(1), slow("api", 1), ramp(1, 1), hotKey("store", percent(0))}) {
            assertThat(design.simulate(scene).duration(minutes(4)).series().print(300))
                    .isEqualTo(none.print(300));
        }
    }

    @Test
    void theNumbersAreTheSameOnAnyNumberOfThreads() throws Exception {
        var design = shop(200, service("api").instances(4).concurrency(1).serviceTime(ms(15)));
        String[] told = new String[2];
        for (int threads = 1; threads <= 2; threads++) {
            var pool = new ForkJoinPool(threads);
            told[threads - 1] = pool.submit(() ->
                            design.simulate(fail("zone 1"), burst(1.5)).series().print(300))
                    .get();
            pool.shutdown();
        }
        assertThat(told[1]).isEqualTo(told[0]);
    }

    @Test
    void aSceneTellsWhatItIs() {
        assertThat(fail("zone 1").at(minutes(2)).lasting(minutes(3))).hasToString("zone 1 down after 2 min, for 3 min");
        assertThat(fail("api").instances(2)).hasToString("2 of api down after 1 min, for 2 min");
        assertThat(ramp(1, 3)).hasToString("load 1× to 3× after 1 min, for 2 min");
    }

    @Test
    void whatIsNotThereCannotFail() {
        var design = shop(100, service("api"), database("links")).zones(2);
        assertThatThrownBy(() -> design.simulate(fail("zone 3")))
                .isInstanceOf(DesignException.class)
                .hasMessageContaining("zone 2");
        assertThatThrownBy(() -> design.simulate(slow("linkz", 10))).hasMessageContaining("did you mean \"links\"?");
        assertThatThrownBy(() -> design.simulate(hotKey("api", percent(30)))).hasMessageContaining("any call");
        assertThatThrownBy(() -> design.simulate(day())).hasMessageContaining("dailyCurve");
        assertThatThrownBy(() -> burst(-1)).hasMessageContaining("burst(2)");
        assertThatThrownBy(() -> fail("api").lasting(minutes(0))).hasMessageContaining("lasting(minutes(3))");
    }
}
