package dev.envelope.study;

import static dev.envelope.Envelope.*;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.assertj.core.api.Assertions.withinPercentage;

import dev.envelope.SystemDesign;
import dev.envelope.quantity.Distribution.Scores;
import org.junit.jupiter.api.Test;
import tech.tablesaw.api.Table;

/** How sure an answer is. */
class UncertaintyTest {

    private final SystemDesign design =
            system("Chat").users(million(8, 12)).requestsPerUser(5, 20).growth(percent(50));

    private static double exact(double bound, double shift) {
        double scale = Math.hypot(Math.log(12.0 / 8), Math.log(20.0 / 5)) / 2 / Scores.P95;
        double median = Math.sqrt(8e6 * 12e6) * 10 / 86_400;
        return Scores.probability((Math.log(bound / median) - shift) / scale);
    }

    @Test
    void theChanceIsThatOfTheLognormal() {
        double chance = design.uncertainty(averageRate().atMost(perSecond(1_800)))
                .draws(200_000)
                .chance();

        assertThat(chance).isCloseTo(exact(1_800, 0), within(0.005));
    }

    @Test
    void theChanceFromBelowIsTheRest() {
        double below =
                design.uncertainty(averageRate().atMost(perSecond(1_800))).chance();
        double above =
                design.uncertainty(averageRate().atLeast(perSecond(1_800))).chance();

        assertThat(below + above).isCloseTo(1, within(1e-9));
    }

    @Test
    void theChanceAtALaterMomentCountsTheGrowth() {
        double chance = design.uncertainty(averageRate().atMost(perSecond(1_800)))
                .draws(200_000)
                .at(years(1))
                .chance();

        assertThat(chance).isCloseTo(exact(1_800, Math.log(1.5)), within(0.005));
    }

    @Test
    void anUncertainTargetIsDrawnInTheSameWorlds() {
        var users = million(8, 12);

        assertThat(system().users(users)
                        .uncertainty(users().atMost(users.times(1.01)))
                        .chance())
                .isEqualTo(1);
    }

    @Test
    void theTableShowsHowItSettles() {
        Table table = design.uncertainty(averageRate()).draws(100_000).table();

        assertThat(table.columnNames()).containsExactly("draws", "mean", "standard error", "p5", "p50", "p95");
        assertThat(table.intColumn("draws").asList()).containsExactly(100, 1_000, 10_000, 100_000);
        assertThat(table.doubleColumn("standard error").get(3))
                .isLessThan(table.doubleColumn("standard error").get(0) / 10);
    }

    @Test
    void theSameSeedGivesTheSameNumbers() {
        assertThat(design.uncertainty(averageRate()).seed(7).outcomes().values())
                .containsExactly(
                        design.uncertainty(averageRate()).seed(7).outcomes().values());
    }

    @Test
    void anotherSeedGivesOtherNumbersOfTheSameDistribution() {
        var one = design.uncertainty(averageRate()).draws(100_000).outcomes();
        var other = design.uncertainty(averageRate()).draws(100_000).seed(7).outcomes();

        assertThat(other.get(0)).isNotEqualTo(one.get(0));
        assertThat(other.percentile(95)).isCloseTo(one.percentile(95), withinPercentage(2));
    }

    @Test
    void moreDrawsBeginWithTheSameWorlds() {
        var few = design.uncertainty(averageRate()).draws(1_000).outcomes();
        var more = design.uncertainty(averageRate()).draws(5_000).outcomes();

        assertThat(more.first(1_000).values()).containsExactly(few.values());
    }

    @Test
    void theTextTellsTheTargetTheChanceAndTheSeed() {
        assertThat(design.uncertainty(averageRate().atMost(perSecond(1_800)))
                        .seed(7)
                        .toString())
                .containsPattern("average rate at most 1,800/s: met in [0-9.]+ % of the worlds")
                .endsWith("10,000 draws, seed 7.");
    }
}
