package dev.envelope.capacity;

import static dev.envelope.quantity.Units.count;
import static dev.envelope.quantity.Units.ms;
import static dev.envelope.quantity.Units.perSecond;
import static dev.envelope.quantity.Units.percent;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

/** Worked by hand. */
class PoolsTest {

    @Test
    void inUseIsLittlesLaw() {
        assertThat(Pools.inUse(perSecond(500), ms(20)).value()).isCloseTo(10, within(1e-9));
    }

    @Test
    void halfTheUtilisationTakesHalfTheThreads() {
        assertThat(Pools.threads(count(8), percent(50), ms(30), ms(10)).value()).isEqualTo(16);
    }

    @Test
    void aTaskThatNeverWaitsTakesAThreadOfEachCore() {
        assertThat(Pools.threads(count(8), percent(100), ms(0), ms(10)).value()).isEqualTo(8);
    }

    @Test
    void instancesShareTheLimitOfTheServer() {
        assertThat(Pools.ofEachInstance(count(100), count(3), count(12)).value())
                .isEqualTo(8);
        assertThat(Pools.ofEachInstance(count(99), count(3), count(12)).value()).isEqualTo(8);
    }
}
