package dev.envelope.view;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import tech.tablesaw.api.DoubleColumn;
import tech.tablesaw.api.IntColumn;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.api.Table;
import tech.tablesaw.columns.numbers.NumberColumnFormatter;

class PlainTest {

    @Test
    void aViewIsItsBlocksInOrder() {
        var view = View.titled("Capacity of Chat")
                .text("Two data centres.")
                .table("Rates", () -> Table.create(StringColumn.create("operation", "send")))
                .notes("Assumed", List.of("peak 3, by peak(3)", "replication 3"))
                .fold("How", View.titled("").text("users x requests\nper day").text("b"));
        assertThat(Plain.of(view)).isEqualTo("""
                        Capacity of Chat

                        Two data centres.

                        Rates
                        operation
                        ---------
                        send

                        Assumed
                        - peak 3, by peak(3)
                        - replication 3

                        How
                          users x requests
                          per day

                          b""");
    }

    @Test
    void textNeverBuildsAChart() {
        var view = View.titled("Capacity").text("a").chart(() -> {
            throw new AssertionError("a chart was built for a text");
        });
        assertThat(Plain.of(view)).isEqualTo("Capacity\n\na");
    }

    @Test
    void wideCharactersAndAccentsStayAligned() {
        var table = Table.create(
                StringColumn.create("name", "データ", "cafe\u0301", "🚀", "plain"), IntColumn.create("n", 1, 22, 333, 4));
        assertThat(Plain.of(table).lines().skip(2))
                .containsExactly("データ    1", "cafe\u0301     22", "🚀      333", "plain     4");
    }

    @Test
    void aNumberWithoutAFormatterHasThreeDigits() {
        var table = Table.create(DoubleColumn.create("x", 1157.4, 11.574, 0.012345, 0, Double.NaN));
        assertThat(Plain.of(table).lines().skip(2).map(String::strip)).containsExactly("1,157", "11.6", "0.0123", "0");
    }

    @Test
    void whatIsInfiniteIsUnbounded() {
        var table = Table.create(DoubleColumn.create("wait", Double.POSITIVE_INFINITY));
        assertThat(Plain.of(table)).endsWith("unbounded");
    }

    @Test
    void anAuthorsFormatterIsHonoured() {
        var column = DoubleColumn.create("share", 0.12345, 0.5);
        column.setPrintFormatter(NumberColumnFormatter.percent(1));
        assertThat(Plain.of(Table.create(column)).lines().skip(2)).containsExactly("12.3%", "50.0%");
    }

    @Test
    void yearsHaveNoSeparatorsAndLargeCountsDo() {
        var table = Table.create(IntColumn.create("year", 2026, 2027), IntColumn.create("users", 1157, 10_000_000));
        assertThat(Plain.of(table).lines().skip(2)).containsExactly("2026       1,157", "2027  10,000,000");
    }

    @Test
    void aLongTableIsCutAndSaysSo() {
        var table = Table.create(IntColumn.create("n", IntStream.range(0, 1234)));
        assertThat(Plain.of(table).lines())
                .hasSize(2 + 20 + 1 + 10 + 1)
                .contains("   0", "  19", "...", "1224", "1233")
                .doesNotContain("  20", "1223")
                .last()
                .isEqualTo("(1,234 rows, the first 20 and the last 10 shown)");
    }

    @Test
    void anEmptyTableSaysThatItIsEmpty() {
        assertThat(Plain.of(Table.create(StringColumn.create("a")))).isEqualTo("a\n-\n(no rows)");
    }

    @Test
    void aCellStaysOnItsLine() {
        var table = Table.create(StringColumn.create("name", "two\nlines\tand\u001b[31m red"));
        assertThat(Plain.of(table).lines()).hasSize(3).last().isEqualTo("two lines and [31m red");
    }
}
