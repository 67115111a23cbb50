package dev.envelope.capacity;

import static dev.envelope.quantity.Units.KiB;
import static dev.envelope.quantity.Units.count;
import static dev.envelope.quantity.Units.million;
import static dev.envelope.quantity.Units.minutes;
import static dev.envelope.quantity.Units.ms;
import static dev.envelope.quantity.Units.perSecond;
import static dev.envelope.quantity.Units.percent;
import static dev.envelope.quantity.Units.seconds;
import static org.assertj.core.api.Assertions.assertThat;

import dev.envelope.quantity.Count;
import org.junit.jupiter.api.Test;

/** Worked by hand. */
class ConnectionsTest {

    @Test
    void aConnectionIsOpenWhileItIsUsedAndKept() {
        assertThat(Connections.open(perSecond(2_000), ms(200), seconds(15)).value())
                .isEqualTo(2_000 * 15.2);
    }

    @Test
    void usersWhoAreOnlineHoldTheirs() {
        Count open = Connections.ofUsers(million(4), percent(25), count(2));

        assertThat(open.value()).isEqualTo(2e6);
        assertThat(Connections.handshakes(open, minutes(10)).value()).isEqualTo(2e6 / 600);
        assertThat(Connections.nodes(open, count(300_000)).value()).isEqualTo(7);
        assertThat(Connections.memory(open, KiB(16))).hasToString("32.8 GB");
    }

    /** Linux: ports 32,768 to 60,999, each held for 60 s after its connection was closed. */
    @Test
    void portsLimitHowOftenADestinationIsConnected() {
        assertThat(Connections.rateOfPorts(count(28_232), seconds(60))).hasToString("471/s");
        assertThat(Connections.addresses(count(100_000), count(28_232)).value()).isEqualTo(4);
    }
}
