package dev.envelope.cost;

import static dev.envelope.Envelope.*;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.envelope.SystemDesign;
import dev.envelope.quantity.DesignException;
import dev.envelope.quantity.Rate;
import org.junit.jupiter.api.Test;
import tech.tablesaw.api.Table;

/** Machines for an uncertain load; of c7g.large one vCPU costs $26.46 a month, of no type less. */
class LeastRegretTest {

    private static final double RENT = 730 * 0.0725;

    private static SystemDesign api(Rate rate) {
        return system("API")
                .operation(read("get").rate(rate).payload(kB(1)))
                .peak(1)
                .flow("get", client("app"), service("api").serviceTime(ms(6)).cores(4), database("store"));
    }

    /** Too small for 1,000/s: 6 busy of 6 ms each, 10 at 60 %, five of 2 vCPU and a spare one; 16 for 3,000/s. */
    private static Rate twoWorlds() {
        return perSecond(discrete(1_000, 0.8, 3_000, 0.2));
    }

    @Test
    void ofACertainLoadIsTheCheapestThatCarriesIt() {
        LeastRegret choice = api(perSecond(1_000)).cost().leastRegret("api");

        assertThat(choice.type()).isEqualTo("c7g.large");
        assertThat(choice.number()).isEqualTo(6);
        Table table = choice.table();
        assertThat(table.doubleColumn("rent").get(0)).isCloseTo(6 * RENT, within(0.005));
        assertThat(table.doubleColumn("rent").min())
                .isEqualTo(table.doubleColumn("rent").get(0));
        assertThat(table.doubleColumn("too small in").max()).isZero();
        assertThat(table.doubleColumn("expected regret").get(0)).isCloseTo(0, within(1e-9));
    }

    @Test
    void isTheSmallNumberWhereLittleIsLostAndTheLargeOneWhereMuchIs() {
        // ten machines more are $529 a month; without them (1 − 6 ÷ 16) is lost in one of five worlds: an eighth
        Cost cost = api(twoWorlds()).cost();

        assertThat(cost.leastRegret("api", usd(4_000)).number()).isEqualTo(6);
        assertThat(cost.leastRegret("api", usd(4_500)).number()).isEqualTo(16);
    }

    @Test
    void isWorthWhatItWouldSaveToKnowTheLoadBeforehand() {
        LeastRegret choice = api(twoWorlds()).cost().leastRegret("api", usd(100_000));

        // who knew would rent 6 machines in four of five worlds
        Table table = choice.table();
        double few = 1 - table.doubleColumn("expected regret").get(0) / (10 * RENT);
        assertThat(table.stringColumn("machines").get(0)).isEqualTo("16 c7g.large");
        assertThat(1 - few).isCloseTo(0.8, within(0.01));
        assertThat(choice.numbers().doubleColumn("too small in").get(0)).isCloseTo(0.2, within(0.01));
    }

    @Test
    void isNeverBelowNothing() {
        LeastRegret choice = api(perSecond(800, 4_000)).cost().leastRegret("api", usd(20_000));

        assertThat(choice.table().doubleColumn("expected regret").asList())
                .isSorted()
                .allMatch(regret -> regret >= 0);
        assertThat(choice.numbers().doubleColumn("regret p95").asList()).allMatch(regret -> regret >= 0);
        assertThat(choice.table().doubleColumn("expected cost").asList()).isSorted();
    }

    @Test
    void namesAReasonForEveryTypeThatIsNotTaken() {
        Table table = api(perSecond(800, 4_000)).cost().leastRegret("api").table();

        assertThat(table.stringColumn("why not").get(0)).isEmpty();
        assertThat(table.stringColumn("why not").asList().subList(1, table.rowCount()))
                .noneMatch(String::isEmpty);
    }

    @Test
    void saysWhatWasAssumedToBeLost() {
        assertThat(api(twoWorlds()).cost().leastRegret("api").toString())
                .contains("ten times its bill: a placeholder; state the revenue that goes through it");
        assertThat(api(twoWorlds()).cost().leastRegret("api", usd(4_000)).toString())
                .doesNotContain("placeholder");
    }

    @Test
    void isNotAskedOfWhatKeepsDataOrHasAStatedNumber() {
        Cost cost = api(twoWorlds()).cost();
        assertThatThrownBy(() -> cost.leastRegret("store"))
                .isInstanceOf(DesignException.class)
                .hasMessageContaining("ask for a part that keeps nothing");
        assertThatThrownBy(() -> cost.leastRegret("app"))
                .isInstanceOf(DesignException.class)
                .hasMessageContaining("it does not run on machines of one type");
        assertThatThrownBy(() -> cost.leastRegret("apu"))
                .isInstanceOf(DesignException.class)
                .hasMessageContaining("did you mean \"app\"?");
        assertThatThrownBy(() -> api(twoWorlds())
                        .component(service("api").serviceTime(ms(6)).cores(4).instances(8))
                        .cost()
                        .leastRegret("api"))
                .isInstanceOf(DesignException.class)
                .hasMessageContaining("leave instances(...) out");
    }
}
