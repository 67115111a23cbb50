package dev.envelope;

import static dev.envelope.Envelope.count;
import static dev.envelope.Envelope.million;
import static dev.envelope.Envelope.peakRate;
import static dev.envelope.Envelope.system;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** Variants of a design whose inputs move together. */
class CorrelatedVariantsTest {

    @Test
    void anInputStatedAnewStaysCorrelated() {
        var users = million(40, 60);
        var requests = count(20, 60);
        var design =
                system("Chat").users(users).requestsPerUser(requests).peak(2).correlated(users, requests, 0.9);
        var same = design.users(million(40, 60)).uncertainty(peakRate()).outcomes();
        var independent = system("Chat")
                .users(million(40, 60))
                .requestsPerUser(count(20, 60))
                .peak(2)
                .uncertainty(peakRate())
                .outcomes();

        assertThat(same.values())
                .isEqualTo(design.uncertainty(peakRate()).outcomes().values());
        assertThat(same.percentile(95)).isGreaterThan(1.05 * independent.percentile(95));
    }

    @Test
    void anInputThatIsNowCertainHasNothingToMoveWith() {
        var users = million(40, 60);
        var requests = count(20, 60);
        var design =
                system("Chat").users(users).requestsPerUser(requests).peak(2).correlated(users, requests, 0.9);

        assertThat(design.users(million(50)).uncertainty(peakRate()).outcomes().percentile(95))
                .isFinite();
    }
}
