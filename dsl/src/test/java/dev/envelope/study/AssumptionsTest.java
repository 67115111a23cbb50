package dev.envelope.study;

import static dev.envelope.Envelope.*;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.envelope.SystemDesign;
import dev.envelope.quantity.DataSize;
import org.junit.jupiter.api.Test;
import tech.tablesaw.api.Row;
import tech.tablesaw.api.Table;

/** Everything that answers rest on. */
class AssumptionsTest {

    private final DataSize message = bytes(150, 1_500);
    private final SystemDesign design = system("Chat")
            .users(million(40, 60).because("access logs, March 2026"))
            .operation(write("send").perUserPerDay(20, 60).payload(message).storing(message))
            .replication(3)
            .growth(percent(20, 80));
    private final Table table = design.assumptions(storage()).table();

    private Row row(String input) {
        return table.where(table.stringColumn("input").isEqualTo(input)).row(0);
    }

    @Test
    void everyInputIsListedOnceStatedOrAssumed() {
        assertThat(table.stringColumn("input").asList())
                .containsExactly(
                        "users at the start",
                        "growth",
                        "send: per user and day",
                        "retention",
                        "send: stored each",
                        "copies",
                        "headroom");
    }

    @Test
    void aStatedInputHasItsRangeAndItsReason() {
        assertThat(row("users at the start").getString("value")).isEqualTo("49 million (40 million to 60 million)");
        assertThat(row("users at the start").getString("by")).isEqualTo("stated");
        assertThat(row("users at the start").getString("because")).isEqualTo("access logs, March 2026");
    }

    @Test
    void anInputWithoutAReasonHasNone() {
        assertThat(row("copies").getString("because")).isEmpty();
    }

    @Test
    void anAssumedInputHasTheWordThatStatesIt() {
        assertThat(row("retention").getString("by")).isEqualTo("assumed");
        assertThat(row("retention").getString("because")).endsWith("state it with retention(years(2))");
    }

    @Test
    void aVariableBehindTwoInputsHasItsPartOfTheVariance() {
        assertThat(row("send: stored each").getDouble("of variance of storage")).isCloseTo(0.85, within(0.1));
    }

    @Test
    void aCertainInputHasNoPartOfTheVariance() {
        assertThat(table.where(table.stringColumn("input").isEqualTo("copies"))
                        .doubleColumn("of variance of storage")
                        .countMissing())
                .isEqualTo(1);
    }

    @Test
    void whatOnlyGrowthMovesHasNoPartsNow() {
        assertThat(system().growth(percent(10, 30))
                        .assumptions(peakRate())
                        .table()
                        .columnNames())
                .containsExactly("input", "value", "by", "because");
    }

    @Test
    void theTextSaysHowThePartsWereDrawn() {
        assertThat(design.assumptions(storage()).toString()).endsWith("10,000 draws, seed 1.");
    }

    @Test
    void withCorrelatedInputsNoPartsAreTold() {
        var users = million(8, 12);
        var requests = count(5, 20);
        SystemDesign correlated =
                system().users(users).requestsPerUser(requests).correlated(users, requests, 0.5);

        assertThat(correlated.assumptions(peakRate()).table().columnNames())
                .containsExactly("input", "value", "by", "because");
    }
}
