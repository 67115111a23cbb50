package dev.envelope.simulation.engine;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Every key has one that tells for it, near to it in popularity, and those are the keys that are played. */
class KeySampleTest {

    @ParameterizedTest
    @CsvSource({
        "1, 1",
        "16384, 16384",
        "16385, 16385",
        "1000000, 1000",
        "1000000, 100000",
        "1000001, 999999",
        "100000000, 60000000",
        "2147483647, 20000",
        "2147483647, 2147483647"
    })
    void everyKeyIsToldByOneThatIsPlayed(int number, int objects) {
        KeySample sample = KeySample.of(number, objects);
        int step = Math.max(1, sample.size() / 10_000);
        int before = -1;
        for (int i = 0; i >= 0 && i < sample.size(); i += step) {
            int key = sample.key(i);
            assertThat(key).isGreaterThan(before).isLessThan(number);
            assertThat(sample.teller(key)).isEqualTo(key);
            before = key;
        }
        assertThat(sample.key(sample.size() - 1)).isEqualTo(sample.teller(number - 1));
        for (long key = 0; key < number; key += Math.max(1, number / 10_000)) {
            int teller = sample.teller((int) key);
            assertThat(sample.teller(teller)).isEqualTo(teller);
            assertThat(Math.abs(teller - key)).isLessThan(sample.room(teller));
        }
        assertThat((long) sample.grain() * 70_000).isGreaterThanOrEqualTo(objects);
    }

    /** What is small is played as it is. */
    @ParameterizedTest
    @CsvSource({"200000, 60000", "1000000, 1000"})
    void smallCachesAreWhole(int number, int objects) {
        KeySample sample = KeySample.of(number, objects);
        assertThat(sample.grain()).isEqualTo(1);
        assertThat(sample.size()).isEqualTo(number);
    }
}
