package dev.envelope.capacity;

import static dev.envelope.Envelope.*;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.envelope.SystemDesign;
import dev.envelope.model.Component;
import dev.envelope.model.Operation;
import dev.envelope.quantity.Scenario;
import org.junit.jupiter.api.Test;
import tech.tablesaw.api.Row;

/** What 2,000 calls a second of 100 kB at the peak ask of disks. */
class DiskAccessTest {

    private static final Operation SCAN = read("scan").rate(perSecond(1_000)).payload(kB(100));
    private static final Component<?> INDEX =
            searchIndex("index").throughput(perSecond(100_000)).iops(3_000).diskThroughput(MB(250).per(seconds(1)));

    private static SystemDesign design(Operation operation, Component<?> store) {
        return system().operation(operation).peak(2).flow("scan", service("api"), store);
    }

    private static Row row(SystemDesign design, String component) {
        var table = design.components().table();
        return table.where(table.stringColumn("component").isEqualTo(component)).row(0);
    }

    @Test
    void aRandomCallIsAnOperationOfTheDisk() {
        // 2,000 / (3,000 × 60 %) = 1.11 against 200 MB/s / (250 MB/s × 60 %) = 1.33
        assertThat(row(design(SCAN.payload(kB(10)), INDEX), "index").getString("decided by"))
                .isEqualTo("disk operations");
        assertThat(row(design(SCAN.payload(kB(10)), INDEX), "index").getDouble("instances"))
                .isEqualTo(2 + 1);
    }

    @Test
    void theBytesDecideWhereTheyFillTheDiskFirst() {
        assertThat(row(design(SCAN, INDEX), "index").getString("decided by")).isEqualTo("disk throughput");
    }

    @Test
    void asSequentialOneOnlyItsBytesCount() {
        Row row = row(design(SCAN.payload(kB(10)).sequential(), INDEX), "index");

        assertThat(row.getString("decided by")).isEqualTo("at least one");
        assertThat(row.getDouble("instances")).isEqualTo(1 + 1);
    }

    @Test
    void aLogIsAppendedTo() {
        SystemDesign design = system().operation(
                        write("scan").rate(perSecond(1_000)).payload(kB(10)))
                .peak(2)
                .flow("scan", service("api"), stream("log").iops(100));

        assertThat(row(design, "log").getString("decided by")).isEqualTo("at least one");
    }

    @Test
    void aDatabaseTakesReplicasForTheReadsOfItsDisks() {
        // 1.11 primaries' worth of reads go to 2 replicas, and one stands by
        Component<?> store = database("store").throughput(perSecond(100_000)).iops(3_000);

        assertThat(row(design(SCAN, store), "store").getDouble("instances")).isEqualTo(1 + 2 + 1);
        assertThat(row(design(SCAN, store), "store").getString("decided by"))
                .isEqualTo("at least one, 4 × for disk operations of reads");
    }

    @Test
    void aDatabaseIsSplitForTheWritesOfItsDisks() {
        // 9,000 / (3,000 × 60 %) = 5
        SystemDesign design = system().operation(write("scan").rate(perSecond(9_000)))
                .peak(1)
                .flow(
                        "scan",
                        service("api"),
                        database("store")
                                .throughput(perSecond(100_000))
                                .iops(3_000)
                                .spare(0));

        assertThat(row(design, "store").getDouble("instances")).isEqualTo(5);
    }

    @Test
    void thePeakFillsTheDiskAtTheMultipleThatItHasRoomFor() {
        // 3,000 × 3 / 2,000
        SystemDesign design = design(SCAN.payload(kB(10)), INDEX);
        Sizing sizing = Sizing.all(
                        Loads.of(design.model()), design.model().architecture().component("x", "index"))
                .get(0);

        assertThat(sizing.first(Scenario.likely()).resource()).isEqualTo("disk operations");
        assertThat(sizing.lastsTo(sizing.first(Scenario.likely())).value()).isCloseTo(4.5, within(1e-9));
    }

    @Test
    void theProfileHoldsThemAgainstTypicalDisks() {
        Row row = design(SCAN, INDEX).profile().disks().row(0);

        assertThat(row.getDouble("operations")).isEqualTo(2_000);
        assertThat(row.getDouble("bytes")).isEqualTo(200e6);
        // 2,000 / (100 seeks a second × 60 %); 200 MB/s / (250 MiB/s × 60 %) = 1.3
        assertThat(row.getDouble("hard disks")).isEqualTo(34);
        assertThat(row.getString("hard disks by")).isEqualTo("operations");
        assertThat(row.getDouble("NVMe disks")).isEqualTo(1);
    }

    @Test
    void aScanOfHardDisksIsLimitedByTheirThroughput() {
        Row row = design(SCAN.sequential(), INDEX).profile().disks().row(0);

        assertThat(row.getDouble("hard disks")).isEqualTo(2);
        assertThat(row.getString("hard disks by")).isEqualTo("throughput");
    }

    @Test
    void theProfileSaysWhatAccessWasAssumed() {
        assertThat(design(SCAN, INDEX).profile().toString()).contains("scan: access = random");
        assertThat(design(SCAN.random(), INDEX).profile().toString()).doesNotContain("access = random");
    }

    /** Of 3,600 Poisson seconds of mean 1 the busiest has 6 calls: P(X ≤ 5) = 0.99941, P(X ≤ 6) = 0.99992. */
    @Test
    void theBusiestSecondIsAQuantileOfPoisson() {
        var summary =
                system().operation(SCAN.rate(perSecond(1))).peak(1).profile().summary();

        assertThat(summary.where(summary.stringColumn("number").isEqualTo("busiest second to peak"))
                        .row(0)
                        .getString("value"))
                .isEqualTo("6");
    }
}
