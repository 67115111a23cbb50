package dev.envelope.cost;

import static dev.envelope.Envelope.*;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.envelope.SystemDesign;
import dev.envelope.model.Database;
import dev.envelope.quantity.DataSize;
import dev.envelope.quantity.DesignException;
import dev.envelope.quantity.Rate;
import org.junit.jupiter.api.Test;
import tech.tablesaw.api.Table;

/** Machines for an uncertain load; of c7g.large one vCPU costs $26.46 a month, of no type less. */
class LeastRegretTest {

    private static final double RENT = 730 * 0.0725;

    private static SystemDesign api(Rate rate) {
        return system("API")
                .operation(read("get").rate(rate).payload(kB(1)))
                .peak(1)
                .flow("get", client("app"), service("api").serviceTime(ms(6)).cores(4), database("store"));
    }

    /** Too small for 1,000/s: 6 busy of 6 ms each, 10 at 60 %, five of 2 vCPU and a spare one; 16 for 3,000/s. */
    private static Rate twoWorlds() {
        return perSecond(discrete(1_000, 0.8, 3_000, 0.2));
    }

    @Test
    void ofACertainLoadIsTheCheapestThatCarriesIt() {
        LeastRegret choice = api(perSecond(1_000)).cost().leastRegret("api");

        assertThat(choice.type()).isEqualTo("c7g.large");
        assertThat(choice.number()).isEqualTo(6);
        Table table = choice.table();
        assertThat(table.doubleColumn("rent").get(0)).isCloseTo(6 * RENT, within(0.005));
        assertThat(table.doubleColumn("rent").min())
                .isEqualTo(table.doubleColumn("rent").get(0));
        assertThat(table.doubleColumn("too small in").max()).isZero();
        assertThat(table.doubleColumn("expected regret").get(0)).isCloseTo(0, within(1e-9));
    }

    @Test
    void isTheSmallNumberWhereLittleIsLostAndTheLargeOneWhereMuchIs() {
        // ten machines more are $529 a month; without them (1 − 6 ÷ 16) is lost in one of five worlds: an eighth
        Cost cost = api(twoWorlds()).cost();

        assertThat(cost.leastRegret("api", usd(4_000)).number()).isEqualTo(6);
        assertThat(cost.leastRegret("api", usd(4_500)).number()).isEqualTo(16);
    }

    @Test
    void isWorthWhatItWouldSaveToKnowTheLoadBeforehand() {
        LeastRegret choice = api(twoWorlds()).cost().leastRegret("api", usd(100_000));

        // who knew would rent 6 machines in four of five worlds
        Table table = choice.table();
        double few = 1 - table.doubleColumn("expected regret").get(0) / (10 * RENT);
        assertThat(table.stringColumn("machines").get(0)).isEqualTo("16 c7g.large");
        assertThat(1 - few).isCloseTo(0.8, within(0.01));
        assertThat(choice.numbers().doubleColumn("too small in").get(0)).isCloseTo(0.2, within(0.01));
    }

    @Test
    void isNeverBelowNothing() {
        LeastRegret choice = api(perSecond(800, 4_000)).cost().leastRegret("api", usd(20_000));

        assertThat(choice.table().doubleColumn("expected regret").asList())
                .isSorted()
                .allMatch(regret -> regret >= 0);
        assertThat(choice.numbers().doubleColumn("regret p95").asList()).allMatch(regret -> regret >= 0);
        assertThat(choice.table().doubleColumn("expected cost").asList()).isSorted();
    }

    @Test
    void namesAReasonForEveryTypeThatIsNotTaken() {
        Table table = api(perSecond(800, 4_000)).cost().leastRegret("api").table();

        assertThat(table.stringColumn("why not").get(0)).isEmpty();
        assertThat(table.stringColumn("why not").asList().subList(1, table.rowCount()))
                .noneMatch(String::isEmpty);
    }

    @Test
    void saysWhatWasAssumedToBeLost() {
        assertThat(api(twoWorlds()).cost().leastRegret("api").toString())
                .contains("ten times its bill: a placeholder; state the revenue that goes through it");
        assertThat(api(twoWorlds()).cost().leastRegret("api", usd(4_000)).toString())
                .doesNotContain("placeholder");
    }

    /** A store with so much data on each of its copies, and next to no calls. */
    private static SystemDesign store(Database store, DataSize data, double copies) {
        return system("Store")
                .operation(read("get").rate(perSecond(1)).payload(bytes(0)))
                .replication(copies)
                .flow("get", client("app"), store.stored(data));
    }

    @Test
    void ofWhatHoldsDataIsTheCheapestWithRoomForIt() {
        LeastRegret choice =
                store(database("store").storage(GB(500)), TB(11), 3).cost().leastRegret("store", usd(100_000));

        // 11 TB on the 1,250 GB of an i3en.large take nine shards of three nodes; on 500 GB of gp3 they take 22
        Table table = choice.table();
        assertThat(table.stringColumn("machines").get(0)).isEqualTo("27 i3en.large");
        assertThat(table.doubleColumn("rent").get(0)).isCloseTo(27 * 730 * 0.226, within(0.005));
        int next = table.stringColumn("machines").firstIndexOf("66 c7g.large");
        assertThat(table.doubleColumn("rent").get(next)).isCloseTo(66 * (RENT + 500 * 0.08), within(0.005));
        // $6,133 for 33 TB, and $4,454 for 27 × 1.25 TB
        assertThat(table.stringColumn("why not").get(next)).isEqualTo("$186 a TB of disk in place of $132");
        int coarse = table.stringColumn("machines").firstIndexOf("15 i3en.xlarge");
        assertThat(table.stringColumn("why not").get(coarse))
                .isEqualTo("37.5 TB of disk in place of 33.8: large machines are a coarse measure");
        assertThat(table.stringColumn("why not").asList().subList(1, table.rowCount()))
                .noneMatch(String::isEmpty);
        assertThat(choice.toString()).contains("its copies have to make up");
    }

    @Test
    void aSingleCopyIsNotLeftOnTheDisksOfAMachine() {
        LeastRegret choice =
                store(database("store").storage(GB(500)), TB(11), 1).cost().leastRegret("store", usd(100_000));

        assertThat(choice.toString())
                .contains("i3en.2xlarge")
                .contains(
                        "its disks are lost with the machine, and there is one copy of the data: state replication(3)");
        assertThat(choice.table().stringColumn("machines").asList()).noneMatch(type -> type.contains("i3en"));
    }

    @Test
    void disksThatGrowWithTheDataArePaidForInEachWorld() {
        // of 1 TB and, in one world of five, 3 TB: two nodes of all of it; nothing is too small, as nobody stated a
        // disk
        DataSize data = TB(discrete(1, 0.8, 3, 0.2));
        Table table = store(database("store"), data, 1)
                .cost()
                .leastRegret("store", usd(100_000))
                .table();

        assertThat(table.stringColumn("machines").get(0)).isEqualTo("2 m7g.medium");
        assertThat(table.doubleColumn("rent").get(0))
                .isCloseTo(2 * 730 * 0.0408 + 2 * 1_400 * 0.08, within(2 * 2_000 * 0.08 * 0.01));
        assertThat(table.doubleColumn("expected regret").get(0)).isCloseTo(0, within(1e-9));
        assertThat(table.doubleColumn("regret p95").get(0)).isCloseTo(0, within(1e-9));
    }

    @Test
    void dataThatHasNoRoomIsLost() {
        // 1 TB in two nodes of 1 TB, or 2 TB in four; without the second two, half of the data has no room in one of
        // five worlds
        DataSize data = TB(discrete(1, 0.8, 2, 0.2));
        Cost cost = store(database("store").storage(TB(1)), data, 1).cost();

        double pair = 2 * (730 * 0.0408 + 1_000 * 0.08);
        assertThat(cost.leastRegret("store", usd(9 * pair)).number()).isEqualTo(2);
        assertThat(cost.leastRegret("store", usd(11 * pair)).number()).isEqualTo(4);
    }

    @Test
    void aCacheIsSpreadOverAsMuchMemoryAsItHolds() {
        // 100 GB are 93.1 GiB: six of 16 GiB and a spare one, or three of 32 GiB and a spare one
        LeastRegret choice = system("Cache")
                .operation(read("get").rate(perSecond(1)).payload(bytes(0)))
                .flow("get", client("app"), cache("redis").capacity(GB(100)).missTo(database("store")))
                .cost()
                .leastRegret("redis", usd(100_000));

        Table table = choice.table();
        assertThat(table.stringColumn("machines").asList()).contains("7 r7i.large", "4 r7i.xlarge");
        assertThat(table.stringColumn("why not").asList())
                .anyMatch(reason -> reason.contains("a GiB of memory in place of"));
        assertThat(choice.type()).startsWith("r");
    }

    @Test
    void isNotAskedOfWhatHasAStatedNumber() {
        Cost cost = api(twoWorlds()).cost();
        assertThatThrownBy(() -> cost.leastRegret("app"))
                .isInstanceOf(DesignException.class)
                .hasMessageContaining("it does not run on machines");
        assertThatThrownBy(() -> cost.leastRegret("apu"))
                .isInstanceOf(DesignException.class)
                .hasMessageContaining("did you mean \"app\"?");
        assertThatThrownBy(() -> api(twoWorlds())
                        .component(service("api").serviceTime(ms(6)).cores(4).instances(8))
                        .cost()
                        .leastRegret("api"))
                .isInstanceOf(DesignException.class)
                .hasMessageContaining("leave instances(...) out");
        assertThatThrownBy(() -> api(twoWorlds())
                        .component(database("store").shards(8))
                        .cost()
                        .leastRegret("store"))
                .isInstanceOf(DesignException.class)
                .hasMessageContaining("leave shards(...) out");
    }

    @Test
    void whatFitsOnNoTypeIsToldWithTheReason() {
        Cost cost = system("Cache")
                .operation(read("get").rate(perSecond(1)).payload(bytes(0)))
                .flow("get", client("app"), cache("redis").stored(TB(10)))
                .cost();
        assertThatThrownBy(() -> cost.leastRegret("redis"))
                .isInstanceOf(DesignException.class)
                .hasMessageContaining("of memory, and one instance asks for")
                .hasMessageContaining("for a cache capacity(...) of all");
    }
}
