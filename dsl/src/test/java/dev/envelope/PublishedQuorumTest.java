package dev.envelope;

import static dev.envelope.Cases.published;
import static dev.envelope.Envelope.*;

import dev.envelope.data.consistency.Quorum;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** P. Bailis et al., "Probabilistically Bounded Staleness for Practical Partial Quorums", VLDB 5(8), 2012, section 3.1. */
class PublishedQuorumTest {

    private static final Quorum OF_THREE = quorum(3).reads(1);

    @ParameterizedTest
    @CsvSource({"1, 2, 0.556, 0.0005", "1, 3, 0.704, 0.001", "1, 5, 0.868, 0.0005", "1, 10, 0.98, 0.005"})
    void partialQuorumOfOneAndOne(int writes, int versions, double target, double tolerance) {
        published(OF_THREE.writes(writes).fresh(versions), share(target), share(tolerance));
    }

    @ParameterizedTest
    @CsvSource({"2, 1, 0.667, 0.0005", "2, 2, 0.889, 0.0005"})
    void partialQuorumOfOneAndTwo(int writes, int versions, double target, double tolerance) {
        published(OF_THREE.writes(writes).fresh(versions), share(target), share(tolerance));
    }
}
