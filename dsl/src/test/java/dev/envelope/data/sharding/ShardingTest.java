package dev.envelope.data.sharding;

import static dev.envelope.Envelope.*;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.envelope.quantity.DesignException;
import java.util.Arrays;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ShardingTest {

    private static final int KEYS = 200_000;

    /** The deviation of a counted part of {@value #KEYS} keys is below 0.0012; four of them. */
    private static final double COUNTED = 0.005;

    @ParameterizedTest
    @CsvSource({"4, 5", "4, 8", "6, 4", "10, 100", "7, 7"})
    void moduloMovesWhatTheFormulaSays(int from, int to) {
        assertThat(modulo(from).movedOf(KEYS, to))
                .isCloseTo(modulo(from).moved(to).value(), within(COUNTED));
    }

    @ParameterizedTest
    @CsvSource({"10, 11", "10, 9", "20, 25"})
    void aRingMovesWhatTheFormulaSays(int from, int to) {
        Ring ring = ring(from).virtualNodes(1_000);

        double moved = ring.moved(to).value();
        assertThat(ring.movedOf(KEYS, to)).isCloseTo(moved, within(4 * moved / Math.sqrt(1_000) + COUNTED));
    }

    @Test
    void aRingMovesKeysToNewNodesOnly() {
        Ring before = ring(10);
        Ring after = before.nodes(11);

        assertThat(IntStream.range(0, 10_000).mapToObj(Integer::toString))
                .allSatisfy(key -> assertThat(after.owner(key)).isIn(before.owner(key), 10));
    }

    @ParameterizedTest
    @CsvSource({"1", "10", "160"})
    void pointsMakeARingEven(int points) {
        int nodes = 100;
        Ring ring = ring(nodes).virtualNodes(points);
        double mean = KEYS / (double) nodes;

        double deviation = Math.sqrt(Arrays.stream(ring.held(KEYS))
                .mapToDouble(held -> (held / mean - 1) * (held / mean - 1))
                .average()
                .orElseThrow());

        // the deviation of a deviation of 100 nodes is 7 %, more for the long tail of one point each; counting adds 1 ÷
        // mean
        double expected = Math.hypot(ring.balance().value(), 1 / Math.sqrt(mean));
        assertThat(deviation).isCloseTo(expected, within(0.35 * expected));
    }

    @Test
    void theHeaviestOfOneNodeHoldsAll() {
        assertThat(ring(1).heaviest(percent(99)).value()).isEqualTo(1);
        assertThat(ring(1).balance().value()).isZero();
    }

    @Test
    void ofTwoNodesWithAPointEachThePartIsUniform() {
        assertThat(ring(2).virtualNodes(1).heaviest(percent(99)).value()).isCloseTo(0.99, within(1e-12));
    }

    @Test
    void nonsenseIsRefused() {
        assertThatThrownBy(() -> ring(0))
                .isInstanceOf(DesignException.class)
                .hasMessage("ring(0): keys are spread over one node at least; write ring(100)");
        assertThatThrownBy(() -> ring(3).virtualNodes(0))
                .hasMessage("virtualNodes(0): a node stands at one point at least; write virtualNodes(160)");
        assertThatThrownBy(() -> modulo(3).moved(0))
                .hasMessage("moved(0): keys are spread over one node at least; write moved(100)");
    }

    @Test
    void numbersShowTheirWork() {
        assertThat(why(ring(100).virtualNodes(160).balance()).line())
                .isEqualTo("deviation of the parts over their mean = √((nodes − 1) ÷ (points each × nodes + 1))"
                        + " = √((100 − 1) ÷ (160 × 100 + 1)) = 0.0787");
        assertThat(why(ring(100).moved(101)).formula()).endsWith("(101 − 100) ÷ 101");
        assertThat(why(modulo(100).moved(102)).formula()).endsWith("1 − 2 ÷ 102");
        assertThat(why(ring(10).heaviest(percent(99))).formula()).contains("(10, 160, 99 %)");
    }
}
