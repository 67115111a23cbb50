package dev.envelope.capacity;

import static dev.envelope.Envelope.*;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.envelope.SystemDesign;
import dev.envelope.quantity.DesignException;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tech.tablesaw.api.Table;

/** What users set out to do, as calls of operations and as load. */
class UserJourneysTest {

    private final SystemDesign shop = system("Shop")
            .users(864_000)
            .peak(3)
            .operation(read("search"))
            .operation(write("pay"))
            .operation(read("status").rate(perSecond(5)))
            .journey(journey("checkout").perUserPerDay(0.5).step("search", 3).step("pay", 0.2))
            .journey(journey("browse").perUserPerDay(2).step("search", 4).niceToHave())
            .flow("search", service("web"), searchIndex("index"))
            .flow("pay", service("web"), database("orders"))
            .flow("status", service("web"));

    private static double rate(SystemDesign design, String operation) {
        return averageRate(operation).of(design.model()).value();
    }

    /** 864,000 users a day are ten a second: × 0.5 × 3 + 2 × 4, and × 0.5 × 0.2. */
    @Test
    void giveTheOperationsTheirRates() {
        assertThat(rate(shop, "search")).isCloseTo(95, within(1e-9));
        assertThat(rate(shop, "pay")).isCloseTo(1, within(1e-9));
        assertThat(shop.why("search rate").toString()).contains("checkout: calls of search = 3 (stated)");
    }

    @Test
    void saysWhatCannotBeShed() {
        Table load = shop.journeys().load();

        assertThat(load.doubleColumn("checkout").asDoubleArray())
                .containsExactly(new double[] {3 * 16, 3 * 15, 3}, within(1e-9));
        assertThat(load.doubleColumn("no journey").asDoubleArray())
                .containsExactly(new double[] {15, 0, 0}, within(1e-9));
        assertThat(load.doubleColumn("cannot be shed").get(0)).isCloseTo((48.0 + 15) / (3 * 101), within(1e-9));
        assertThat(shop.journeys().toString()).contains("nice to have").contains("search × 3, pay × 0.2");
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 4, 5})
    void everyCallIsOfOneJourneyOrOfNone(int seed) {
        Random random = new Random(seed);
        SystemDesign design = shop;
        for (int i = 0; i < 4; i++) {
            design = design.journey(journey("j" + i)
                    .perUserPerDay(0.1 + random.nextDouble())
                    .step("search", 0.1 + random.nextInt(5))
                    .step("pay", 0.1 + random.nextDouble()));
        }
        Table load = design.journeys().load();
        Loads loads = Loads.of(design.model());
        for (int row = 0; row < load.rowCount(); row++) {
            double sum = 0;
            for (int column = 1; column < load.columnCount() - 1; column++) {
                sum += load.doubleColumn(column).get(row);
            }
            var component = design.model().architecture().components().get(row);
            assertThat(sum).isCloseTo(loads.peakRate(component).value(), within(1e-6));
        }
    }

    @Test
    void anOperationSaysOnceHowOftenItIsAskedFor() {
        assertThatThrownBy(() -> shop.journey(journey("poll").step("status")))
                .isInstanceOf(DesignException.class)
                .hasMessageContaining("that is stated once");
        assertThatThrownBy(() -> shop.operation(read("search").perUserPerDay(3)))
                .hasMessageContaining("journey(\"checkout\").step(\"search\")");
        assertThatThrownBy(() -> shop.journey(journey("typo").step("serach")))
                .hasMessageContaining("did you mean \"search\"?");
        assertThatThrownBy(() -> journey("x").step("search", 0)).hasMessageContaining("must be above 0");
        assertThatThrownBy(() -> system().journeys()).hasMessageContaining("what users set out to do");
    }

    @Test
    void aJourneyThatIsStatedAgainReplacesTheOther() {
        assertThat(rate(shop.journey(journey("browse").step("search")), "search"))
                .isCloseTo(25, within(1e-9));
    }

    @Test
    void anUncertainJourneyMakesItsOperationsUncertain() {
        var uncertain = shop.journey(journey("browse").perUserPerDay(1, 4).step("search", 4));

        assertThat(averageRate("search").of(uncertain.model()).uncertain()).isTrue();
        assertThat(uncertain.sensitivity(peakRate()).toString()).contains("browse: journeys per user and day");
    }
}
