package dev.envelope.simulation.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** The list of places against one that is searched from its beginning to its end. */
class LruTest {

    private static final int KEYS = 60;

    @Test
    void keepsTheOrderOfUseWhateverComesAndGoes() {
        for (int capacity : new int[] {1, 2, 3, 8, 9, 40}) {
            Lru lru = new Lru(capacity);
            List<Integer> oldestFirst = new ArrayList<>();
            Random random = new Random(capacity);
            for (int i = 0; i < 20_000; i++) {
                // keys that are far apart, and some that share their first address
                int key = random.nextInt(KEYS) * 1_000_003;
                step(lru, oldestFirst, key, random.nextInt(4), capacity);
                assertThat(order(lru)).isEqualTo(oldestFirst);
                assertThat(lru.size()).isEqualTo(oldestFirst.size());
            }
            for (int k = 0; k < KEYS; k++) {
                int key = k * 1_000_003;
                assertThat(lru.find(key) != Lru.NONE).isEqualTo(oldestFirst.contains(key));
            }
        }
    }

    private static void step(Lru lru, List<Integer> expected, int key, int what, int capacity) {
        int place = lru.find(key);
        if (place == Lru.NONE && expected.size() < capacity) {
            if (what == 0) {
                assertThat(lru.key(lru.addOldest(key))).isEqualTo(key);
                expected.add(0, key);
            } else {
                assertThat(lru.key(lru.add(key))).isEqualTo(key);
                expected.add(key);
            }
        } else if (place == Lru.NONE) {
            lru.remove(lru.oldest());
            expected.remove(0);
        } else if (what == 1) {
            lru.remove(place);
            expected.remove((Integer) key);
        } else {
            lru.use(place);
            expected.remove((Integer) key);
            expected.add(key);
        }
    }

    private static List<Integer> order(Lru lru) {
        List<Integer> keys = new ArrayList<>();
        for (int place = lru.oldest(); place != Lru.NONE; place = lru.newer(place)) {
            keys.add(lru.key(place));
        }
        return keys;
    }
}
