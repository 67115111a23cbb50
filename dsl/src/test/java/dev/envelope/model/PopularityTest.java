package dev.envelope.model;

import static dev.envelope.quantity.Units.count;
import static dev.envelope.quantity.Units.million;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.envelope.quantity.DesignException;
import org.junit.jupiter.api.Test;
import tech.tablesaw.api.IntColumn;

class PopularityTest {

    @Test
    void tellsItself() {
        assertThat(Popularity.zipf(0.8).keys(million(100))).hasToString("Zipf with exponent 0.8 over 100 million keys");
        assertThat(Popularity.zipf(count(0.7, 0.9)))
                .hasToString("Zipf with exponent 0.794 (0.7 to 0.9) over 1 million keys");
        assertThat(Popularity.uniform().keys(500)).hasToString("uniform over 500 keys");
        assertThat(Popularity.of(100, 500, 400))
                .hasToString("3 weighted keys, 50 % of the requests for the most popular");
    }

    @Test
    void theNumberOfKeysIsAssumedUntilItIsStated() {
        assertThat(Popularity.zipf(1).keys().value()).isEqualTo(1e6);
        assertThat(Popularity.zipf(1).keys(2_000).keys(50, 200).keys().percentile(5))
                .isCloseTo(50, within(1e-9));
    }

    @Test
    void weightsAreSortedAndKeptFromTheCaller() {
        double[] given = {1, 3, 2};
        Popularity.Weighted popularity = Popularity.of(given);
        given[1] = 0;
        popularity.weights()[0] = 0;

        assertThat(popularity.weights()).containsExactly(3, 2, 1);
        assertThat(given).containsExactly(1, 0, 2);
    }

    @Test
    void aColumnOfCountsIsAPopularity() {
        IntColumn requests = IntColumn.create("requests", 5, 9);
        requests.appendMissing();

        assertThat(Popularity.of(requests).weights()).containsExactly(9, 5);
    }

    @Test
    void refusesWhatNoPopularityCanBe() {
        assertThatThrownBy(() -> Popularity.of())
                .isInstanceOf(DesignException.class)
                .hasMessage(
                        "popularity(): a weight is a finite number that is not negative, and at least one is above 0;"
                                + " write popularity(500, 400, 100): how often each key is asked for");
        assertThatThrownBy(() -> Popularity.of(3, -1)).hasMessageStartingWith("popularity(3, -1): ");
        assertThatThrownBy(() -> Popularity.of(0, 0)).isInstanceOf(DesignException.class);
        assertThatThrownBy(() -> Popularity.of(1, Double.NaN)).isInstanceOf(DesignException.class);
        assertThatThrownBy(() -> Popularity.of(1, Double.POSITIVE_INFINITY)).isInstanceOf(DesignException.class);
        assertThatThrownBy(() -> Popularity.zipf(-1)).hasMessage("zipf(-1): a count is not negative; write zipf(1)");
        assertThatThrownBy(() -> Popularity.zipf(1).keys(0))
                .hasMessage("keys(0): keys must be at least 1; write keys(million(10))");
    }
}
