package dev.envelope.data.consistency;

import static dev.envelope.Envelope.*;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.envelope.SystemDesign;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tech.tablesaw.api.Row;
import tech.tablesaw.api.Table;

/** What reads see, who answers them, and what a quorum is good for. */
class ConsistencyTest {

    @Nested
    class AQuorum {
        @ParameterizedTest
        @CsvSource({"1, 1", "2, 2", "3, 2", "4, 3", "5, 3", "7, 4"})
        void isAMajority(int copies, int majority) {
            assertThat(quorum(copies)).isEqualTo(new Quorum(copies, majority, majority));
            assertThat(quorum(copies).isStrong()).isTrue();
        }

        @Test
        void isStrongWhereReadsMeetWrites() {
            assertThat(quorum(3).reads(1).writes(3).isStrong()).isTrue();
            assertThat(quorum(3).reads(1).writes(2).isStrong()).isFalse();
            assertThat(quorum(3).reads(2).writes(2).fresh(1).value()).isEqualTo(1);
        }

        @Test
        void showsItsWork() {
            assertThat(why(quorum(3).reads(1).writes(1).fresh(2)).line())
                    .isEqualTo("reads that see one of the last writes = chance to meet(copies, W, R, writes)"
                            + " = chance to meet(3, 1, 1, 2) = 55.6 %");
        }

        /** 3 a² (1 − a) + a³ at 99.5 %. */
        @Test
        void isThereWhenEnoughCopiesAre() {
            assertThat(quorum(3).availability(percent(99.5)).value()).isCloseTo(0.99992525, within(1e-12));
            assertThat(quorum(3).availability(percent(99.5))).hasToString("99.9925 %");
            assertThat(quorum(3).reads(1).readAvailability(percent(99)).value()).isCloseTo(1 - 1e-6, within(1e-12));
            assertThat(quorum(3).writes(3).writeAvailability(percent(99)).value())
                    .isCloseTo(0.970299, within(1e-12));
        }

        /** Against the sum over all subsets of copies. */
        @ParameterizedTest
        @CsvSource({"1, 1", "3, 2", "5, 3", "5, 2", "8, 6"})
        void agreesWithTheCountOfAllCases(int copies, int needed) {
            double up = 0.9;
            double expected = 0;
            for (int world = 0; world < 1 << copies; world++) {
                int alive = Integer.bitCount(world);
                expected += alive < needed ? 0 : Math.pow(up, alive) * Math.pow(1 - up, copies - alive);
            }
            assertThat(quorum(copies)
                            .reads(needed)
                            .readAvailability(percent(90))
                            .value())
                    .isCloseTo(expected, within(1e-12));
        }
    }

    private static final SystemDesign BANK = system("Bank")
            .operation(read("balance").rate(perSecond(100)).strong())
            .operation(read("history").rate(perSecond(50)).causal())
            .operation(read("news").rate(perSecond(10)))
            .operation(write("pay").rate(perSecond(20)))
            .peak(2)
            .replication(3)
            .flow("balance", service("api"), database("accounts"))
            .flow("history", service("api"), database("ledger"))
            .flow("news", service("api"), cache("redis").hitRate(0.5).missTo(database("ledger")))
            .flow(
                    "pay",
                    service("api"),
                    database("accounts"),
                    database("ledger").copies(5));

    private static Row row(SystemDesign design, String operation, String store) {
        Table table = design.consistency().table();
        return table.where(table.stringColumn("operation")
                        .isEqualTo(operation)
                        .and(table.stringColumn("store").isEqualTo(store)))
                .row(0);
    }

    private static void assertRow(Row row, String sees, String answeredBy, double r, double w, double nodes) {
        assertThat(row.getString("sees")).isEqualTo(sees);
        assertThat(row.getString("answered by")).isEqualTo(answeredBy);
        assertThat(row.getDouble("R")).isEqualTo(Double.valueOf(r));
        assertThat(row.getDouble("W")).isEqualTo(Double.valueOf(w));
        assertThat(row.getDouble("node peak rate")).isCloseTo(nodes, within(1e-9));
    }

    @Test
    void aStrongReadAsksThePrimaryAndMakesWritesWaitForAMajority() {
        assertRow(row(BANK, "balance", "accounts"), "strong", "the primary", 1, 2, 200);
        assertRow(row(BANK, "pay", "accounts"), "", "all copies", Double.NaN, 2, 40 * 3);
    }

    @Test
    void otherReadsAskOneCopy() {
        assertRow(row(BANK, "history", "ledger"), "causal", "the primary", 1, 1, 100);
        assertRow(row(BANK, "news", "ledger"), "eventual", "the primary", 1, 1, 10);
        assertRow(row(BANK, "pay", "ledger"), "", "all copies", Double.NaN, 1, 40 * 5);
    }

    /** 10,000 reads a second of 5 ms take 1.6 nodes of 32 calls at once: one primary is not enough for them beside the writes. */
    @Test
    void readsGoToReplicasWherePrimariesDoNotSuffice() {
        var posts = database("posts").serviceTime(ms(5)).concurrency(32).utilisation(percent(100));
        var feed = system("Feed")
                .operation(read("feed").rate(perSecond(5_000)))
                .operation(read("thread").rate(perSecond(5_000)).causal())
                .operation(read("own").rate(perSecond(10)).strong())
                .operation(write("post").rate(perSecond(10)))
                .peak(1)
                .replication(3)
                .flow("feed", posts)
                .flow("thread", posts)
                .flow("own", posts)
                .flow("post", posts);

        assertRow(row(feed, "feed", "posts"), "eventual", "a replica", 1, 2, 5_000);
        assertRow(row(feed, "thread", "posts"), "causal", "a replica that has caught up", 1, 2, 5_000);
        assertRow(row(feed, "own", "posts"), "strong", "the primary", 1, 2, 10);
        // the simulation plays it so: 20 calls a second at the primary, and all others at the two replicas
        Table played = feed.simulate().requests(20_000).stations();
        Table nodes = played.where(played.stringColumn("part").isEqualTo("posts"));
        assertThat(nodes.stringColumn("nodes").asList()).containsExactly("primary", "replicas");
        assertThat(nodes.row(0).getDouble("served")).isCloseTo(20, within(5.0));
        assertThat(feed.operation(read("thread").rate(perSecond(10)).causal())
                        .operation(read("feed").rate(perSecond(10)))
                        .consistency()
                        .table()
                        .stringColumn("answered by")
                        .asList())
                .containsExactly("the primary", "the primary", "the primary", "all copies");
    }

    @Test
    void aReadThatCannotSeeTheLastWriteIsFound() {
        assertThat(BANK.consistency().findings()).isEmpty();
        assertThat(BANK.as(cqrs()).consistency().findings())
                .contains("balance has to see earlier writes, and pay is answered before it is in \"accounts\":"
                        + " let its caller wait for that store, or leave strong() out");
        assertThat(BANK.flow("balance", service("api"), cache("redis").missTo(database("accounts")))
                        .consistency()
                        .findings())
                .containsExactly(
                        "balance has to see earlier writes, and a cache may answer it in place of \"accounts\":"
                                + " let it go past the cache, or leave strong() out");
    }

    @Test
    void whatNobodyStatedIsSaid() {
        assertThat(BANK.consistency().toString())
                .contains("news: eventual, where nothing else is stated; state it with strong() or causal()");
    }
}
