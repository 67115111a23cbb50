package dev.envelope.capacity;

import static dev.envelope.Envelope.*;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.envelope.SystemDesign;
import org.junit.jupiter.api.Test;
import tech.tablesaw.api.Row;

/** The character of a workload, from what was stated. */
class ProfileTest {

    private static final SystemDesign CHAT = system("Chat")
            .users(million(1))
            .operation(read("history").perUserPerDay(9).payload(kB(30)))
            .operation(write("send").rate(perDay(million(1))).payload(kB(1)).fanout(6))
            .requestSize(bytes(200))
            .peak(3);

    @Test
    void tellsEachOperation() {
        Row history = CHAT.profile().table().row(0);
        assertThat(history.getDouble("share of calls")).isCloseTo(0.9, within(1e-12));
        assertThat(history.getDouble("peak rate")).isCloseTo(9e6 / 86_400 * 3, within(1e-9));
        assertThat(history.getDouble("in")).isEqualTo(200);
        assertThat(history.getDouble("out")).isEqualTo(30_000);
        assertThat(history.getDouble("kept")).isZero();
        Row send = CHAT.profile().table().row(1);
        assertThat(send.getDouble("per user and day")).isCloseTo(1, within(1e-12));
        assertThat(send.getDouble("in")).isEqualTo(1_000);
        assertThat(send.getDouble("out")).isNaN();
        assertThat(send.getDouble("kept")).isEqualTo(1_000);
        assertThat(send.getDouble("receivers")).isEqualTo(6);
    }

    @Test
    void tellsTheWhole() {
        assertThat(CHAT.profile().summary().stringColumn("value").asList())
                .startsWith("90 %", "10 %", "9", "3")
                .endsWith("0 % a year");
    }

    @Test
    void saysWhatItAssumed() {
        assertThat(CHAT.profile().toString())
                .contains("retention = 5 y of 365 d: five years")
                .doesNotContain("payload =");
    }
}
