package dev.envelope.view.chart;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

class LargestTest {

    @Test
    void ofMorePartsThanColoursTheSmallestAreOne() {
        Map<String, double[]> parts = new LinkedHashMap<>();
        for (int i = 1; i <= 10; i++) {
            parts.put("part " + i, new double[] {i, 2 * i});
        }
        Map<String, double[]> largest = Largest.of(parts);
        assertThat(largest.keySet())
                .containsExactly("3 others", "part 4", "part 5", "part 6", "part 7", "part 8", "part 9", "part 10");
        assertThat(largest.get("3 others")).containsExactly(1 + 2 + 3, 2 * (1 + 2 + 3));
    }

    @Test
    void asManyAsThereAreColoursStayAsTheyAre() {
        Map<String, double[]> parts = new LinkedHashMap<>();
        for (int i = 1; i <= Theme.SERIES.length; i++) {
            parts.put("part " + i, new double[] {i});
        }
        assertThat(Largest.of(parts)).isSameAs(parts);
    }
}
