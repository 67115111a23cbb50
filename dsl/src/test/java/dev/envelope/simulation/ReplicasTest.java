package dev.envelope.simulation;

import static dev.envelope.Envelope.*;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;
import static org.assertj.core.api.Assertions.withinPercentage;

import dev.envelope.SystemDesign;
import dev.envelope.model.Database;
import dev.envelope.performance.MultiServerQueue;
import dev.envelope.quantity.DesignException;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import tech.tablesaw.api.Table;

/** Databases whose copies agree: simulated, by the formula, and with fewer copies than that takes. */
class ReplicasTest {

    private static Database store() {
        return database("carts")
                .shards(1)
                .copies(3)
                .serviceTime(ms(10))
                .variability(1)
                .concurrency(8)
                .hop(ms(1));
    }

    private static SystemDesign carts(double rate, Database store) {
        return system("carts")
                .operation(read("look").rate(perSecond(rate)))
                .operation(write("put").rate(perSecond(rate)))
                .peak(1)
                .flow("look", store)
                .flow("put", database(store.name()));
    }

    private static double number(Table table, int operation, String column) {
        return table.doubleColumn(column).getDouble(operation);
    }

    /** The k-th of n exponentials takes 1 ÷ n + … + 1 ÷ (n − k + 1) means in the mean. */
    @Test
    void aQuorumTakesItsOrderStatistic() {
        var design = carts(5, store().quorum(2, 2));
        Table table = design.simulate().requests(400_000).table();
        assertThat(number(table, 0, "mean")).isCloseTo(0.001 + 0.010 * (1 + 0.5), withinPercentage(1));
        assertThat(number(table, 1, "mean")).isCloseTo(0.001 + 0.010 * (1.0 / 3 + 0.5), withinPercentage(1));
    }

    @Test
    void aPrimaryWaitsForItsMajority() {
        var design = system("bank")
                .operation(read("balance").rate(perSecond(5)).strong())
                .operation(write("pay").rate(perSecond(5)))
                .peak(1)
                .flow("balance", store().copies(5))
                .flow("pay", database("carts"));
        Table table = design.simulate().requests(400_000).table();
        assertThat(number(table, 0, "mean")).isCloseTo(0.001 + 0.010, withinPercentage(1));
        double others = 0.010 * (1.0 / 4 + 1.0 / 3);
        assertThat(number(table, 1, "mean")).isCloseTo(0.001 + 0.010 + 0.001 + others, withinPercentage(1));
    }

    /** At a tenth of what it can take; under more load the copies' waits are alike, which the formula does not know. */
    @Test
    void theFormulaAgreesAtALowLoad() {
        for (var design : new SystemDesign[] {
            carts(40, store().quorum(2, 2)),
            carts(40, store().quorum(1, 3)),
            system("bank")
                    .operation(read("look").rate(perSecond(40)).strong())
                    .operation(write("put").rate(perSecond(40)))
                    .peak(1)
                    .flow("look", store())
                    .flow("put", database("carts"))
        }) {
            Table formula = design.latency().table();
            Table simulated = design.simulate().requests(1_000_000).table();
            for (int operation = 0; operation < 2; operation++) {
                for (String column : new String[] {"mean", "p50", "p99"}) {
                    assertThat(number(formula, operation, column))
                            .as(
                                    "%s of %d of %s",
                                    column, operation, design.model().name())
                            .isCloseTo(number(simulated, operation, column), withinPercentage(1.5));
                }
            }
        }
    }

    /** A write keeps every copy busy, and a read two of three; sizing and the simulation say the same. */
    @Test
    void copiesAreAsBusyAsSizingSays() {
        var design = carts(200, store().quorum(2, 2));
        double sized = utilisation("carts").of(design.model()).value();
        assertThat(sized).isCloseTo((200 + 200 * 2.0 / 3) * 0.010 / 8, within(1e-9));
        Table parts = design.simulate().requests(400_000).stations();
        assertThat(parts.doubleColumn("queues").get(0)).isEqualTo(3);
        assertThat(parts.doubleColumn("utilisation").get(0)).isCloseTo(sized, within(0.005));
    }

    private static double of(Table parts, String nodes, String column) {
        return parts.where(parts.stringColumn("nodes").isEqualTo(nodes))
                .doubleColumn(column)
                .get(0);
    }

    /**
     * Copies that nobody waits for: the primaries of two shards take all calls while they are enough for them, and else those beside them
     * take the reads; each node applies the writes of its shard, and the busiest is as busy as the formula says.
     */
    @Test
    void replicasApplyWhatPrimariesWrite() {
        var few = carts(150, store().shards(2).copies(3));
        Table parts = few.simulate().requests(400_000).stations();
        assertThat(of(parts, "primaries", "queues")).isEqualTo(2);
        assertThat(of(parts, "replicas", "queues")).isEqualTo(4);
        double writes = 150 * 0.010 / 8 / 2;
        assertThat(of(parts, "primaries", "utilisation")).isCloseTo(2 * writes, within(0.003));
        assertThat(of(parts, "replicas", "utilisation")).isCloseTo(writes, within(0.003));
        assertThat(of(parts, "replicas", "served")).isCloseTo(2 * 150, withinPercentage(1));
        double sized = utilisation("carts").of(few.model()).value();
        assertThat(of(parts, "primaries", "utilisation")).isCloseTo(sized, within(0.003));

        var many = carts(600, store().shards(2).replicas(3));
        parts = many.simulate().requests(400_000).stations();
        writes = 600 * 0.010 / 8 / 2;
        assertThat(of(parts, "primaries", "utilisation")).isCloseTo(writes, within(0.005));
        assertThat(of(parts, "replicas", "utilisation")).isCloseTo(writes * (1 + 1.0 / 3), within(0.005));
        sized = utilisation("carts").of(many.model()).value();
        assertThat(of(parts, "replicas", "utilisation")).isCloseTo(sized, within(0.005));
    }

    /** The formula takes every call to wait at the busiest nodes; a replica's queue is M/M/c at its own load. */
    @Test
    void readsWaitAtReplicasAndWritesAtPrimaries() {
        var design = carts(400, store().shards(1).copies(3).instances(3).concurrency(8));
        Table parts = design.simulate()
                .requests(1_000_000)
                .relativeHalfWidth(percent(0))
                .stations();
        var primary = MultiServerQueue.of(perSecond(400), ms(10), count(8));
        var replica = MultiServerQueue.of(perSecond(600), ms(10), count(8));
        assertThat(of(parts, "primary", "wait"))
                .isCloseTo(primary.meanWait().value(), within(2 * of(parts, "primary", "wait ±")));
        assertThat(of(parts, "replicas", "wait"))
                .isCloseTo(replica.meanWait().value(), within(2 * of(parts, "replicas", "wait ±")));
    }

    /** Primaries of three shards are in three zones: without one, a third of the writes fails until the next copy leads. */
    @Test
    void aZoneHasItsShareOfThePrimaries() {
        var design = carts(300, store().shards(3).copies(3).policy(healthCheck(seconds(10), 3)))
                .zones(3);
        var drill = design.simulate(fail("zone 1").at(seconds(60)).lasting(seconds(60)))
                .duration(seconds(180));
        var series = drill.series();
        double[] from = series.doubleColumn("from").asDoubleArray();
        for (int i = 0; i < from.length; i++) {
            double failed = series.doubleColumn("put: failed").getDouble(i);
            boolean unnoticed = from[i] >= 60 && from[i] < 85;
            assertThat(failed).isCloseTo(unnoticed ? 100 : 0, within(unnoticed ? 12.0 : 3.0));
        }
        assertThat(drill.toString()).contains("3 of 9 down").contains("other copies lead in place of 1 primary,");
    }

    /**
     * A primary misses 100 writes a second for a minute. Back, it applies them with what is left of 800 a second beside those that still
     * come, which is the fluid limit, and leads again after that; or each of three copies does, one after the other, after 20 s.
     */
    @Test
    void whoIsBackAppliesWhatItMissed() {
        var design = carts(100, store().policy(healthCheck(seconds(2), 1)));
        var lost = design.simulate(fail("carts").instances(1).at(seconds(30)).lasting(seconds(60)))
                .duration(seconds(120));
        double[] behind = lost.series().doubleColumn("carts primary: behind").asDoubleArray();
        // noticed after a second, and called again after a good check; a slice is a second
        assertThat(behind[59]).isCloseTo(100 * 29, withinPercentage(5));
        assertThat(behind[91]).isCloseTo(100 * 61, withinPercentage(5));
        assertThat(behind[96] - behind[94]).isCloseTo(-2 * (800 - 100), withinPercentage(4));
        double[] busy = lost.series().doubleColumn("carts primary: utilisation").asDoubleArray();
        assertThat(busy[96]).isCloseTo(1, within(0.01));
        assertThat(behind[102]).isZero();
        assertThat(busy[110]).isCloseTo((100 + 100) / 800.0, within(0.05));
        assertThat(lost.toString())
                .contains("carts primary: nodes were behind by up to 6,")
                .contains("caught up by 1.6")
                .contains("can lead again when it has caught up");

        var rolled = design.simulate(deployment("carts").at(seconds(30)).lasting(seconds(60)))
                .duration(seconds(120));
        double[] replicas =
                rolled.series().doubleColumn("carts replicas: behind").asDoubleArray();
        assertThat(Arrays.stream(replicas).max().orElseThrow()).isCloseTo(100 * 20, withinPercentage(5));
        assertThat(rolled.table().doubleColumn("failed").max()).isZero();
    }

    @Test
    void nobodyLeadsWhereAllCopiesAreDown() {
        var drill = carts(10, store()).simulate(fail("carts")).duration(seconds(90));
        assertThat(drill.toString()).contains("3 of 3 down").doesNotContain("other copies lead");
    }

    /** Half of the nodes at a time would be two copies of each record; one goes after the other, and no call meets one that is away. */
    @Test
    void aRollOutLeavesTheOtherCopies() {
        for (var store : new Database[] {store().shards(2), store().shards(3).quorum(2, 2)}) {
            var drill = carts(100, store)
                    .simulate(deployment("carts")
                            .unavailable(percent(70))
                            .at(seconds(20))
                            .lasting(seconds(30)))
                    .duration(seconds(60));
            Table table = drill.table();
            assertThat(table.doubleColumn("failed").max()).isZero();
            assertThat(answered(table, "deployment of carts", 1)).isCloseTo(100, withinPercentage(3));
            int shards = store.get(Database.SHARDS).value() == 2 ? 2 : 3;
            assertThat(drill.toString()).contains("in each " + shards + " of " + 3 * shards + " away");
        }
    }

    private static double answered(Table table, String phase, int operation) {
        return table.where(table.stringColumn("phase").isEqualTo(phase))
                .doubleColumn("answered")
                .get(operation);
    }

    /** Two of three zones have a majority; one has not, and then writes fail and what asks one copy does not. */
    @Test
    void aMajorityIsEnough() {
        var design = carts(50, store().quorum(1, 2).policy(healthCheck(seconds(1), 1)))
                .zones(3);
        Table one = design.simulate(fail("zone 1").lasting(minutes(2))).table();
        assertThat(one.doubleColumn("failed").max()).isLessThan(0.001);
        Table two = design.simulate(
                        fail("zone 1").lasting(minutes(2)), fail("zone 2").lasting(minutes(2)))
                .table();
        String during = "zone 1 down + zone 2 down";
        assertThat(answered(two, during, 0)).isCloseTo(50, withinPercentage(4));
        // what the lost copies had answered, the third may complete
        assertThat(answered(two, during, 1)).isLessThan(0.02);
    }

    @Test
    void aQuorumIsAmongTheCopies() {
        assertThatThrownBy(() -> carts(5, store().quorum(2, 4)).simulate())
                .isInstanceOf(DesignException.class)
                .hasMessageContaining("quorum(2, 2)");
        assertThatThrownBy(() -> store().quorum(0, 2)).isInstanceOf(DesignException.class);
    }

    @Test
    void aStrongReadWantsQuorumsThatMeet() {
        var design = system("bank")
                .operation(read("balance").rate(perSecond(5)).strong())
                .peak(1)
                .flow("balance", store().quorum(1, 2));
        assertThat(design.consistency().findings())
                .anySatisfy(
                        finding -> assertThat(finding).contains("R 1, W 2 of 3").contains("quorum(2, 2)"));
    }
}
