package dev.envelope.analysis;

import static dev.envelope.Envelope.*;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.withinPercentage;

import dev.envelope.SystemDesign;
import dev.envelope.capacity.Measures;
import dev.envelope.quantity.Scenario;
import dev.envelope.quantity.Term.Source;
import dev.envelope.quantity.Time;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A derivation shows the formula that gives the number, down to what was stated. */
class DerivationTest {

    private static final SystemDesign CLASSIC = system("classic")
            .users(10_000_000)
            .requestsPerUser(10)
            .peak(3)
            .replication(3)
            .growth(percent(20));

    private static final SystemDesign CHAT = system("chat")
            .users(million(40, 60))
            .operation(write("send")
                    .perUserPerDay(20, 60)
                    .payload(bytes(150, 1_500))
                    .fanout(6))
            .operation(read("history").perUserPerDay(5).payload(kB(30)))
            .operation(write("import").rate(perSecond(100)).storing(kB(2)))
            .stored(TB(5))
            .storedPerUser(kB(3))
            .requestSize(bytes(500))
            .peak(1, 4)
            .retention(years(2))
            .headroom(percent(20))
            .growth(percent(30, 80));

    /** Moments that three digits print exactly. */
    static Stream<Derivation> derivations() {
        SystemDesign volume = system("volume").stored(TB(10)).growth(growing(TB(10), TB(50), months(12)));
        return Stream.of(
                        CLASSIC,
                        CHAT,
                        volume,
                        CHAT.scale(10),
                        CHAT.growth(monthly(percent(5))),
                        CHAT.growth(timesPerYear(0.5)),
                        CHAT.growth(doublingEvery(months(6))))
                .flatMap(design -> Stream.of(years(0), years(1), days(73))
                        .flatMap(moment -> Measures.of(design.model()).stream()
                                .map(measure -> design.capacity().at(moment).why(measure))));
    }

    private static void eachNode(Derivation derivation, Consumer<Derivation> check) {
        check.accept(derivation);
        derivation.inputs().forEach(input -> eachNode(input, check));
    }

    private static Map<String, Double> values(Derivation derivation) {
        return derivation.inputs().stream().collect(Collectors.toMap(Derivation::name, Derivation::value));
    }

    @Test
    void everyFormulaInNamesGivesTheValueOfItsLine() {
        derivations()
                .forEach(top -> eachNode(top, node -> {
                    if (!node.isInput()) {
                        String names = node.formula().split(" = ")[0];
                        assertThat(Formula.value(names, values(node)))
                                .as(node.line())
                                .isCloseTo(node.value(), withinPercentage(1e-4));
                    }
                }));
    }

    @Test
    void everyFormulaInNumbersGivesTheValueOfItsLineUpToItsRounding() {
        derivations()
                .forEach(top -> eachNode(top, node -> {
                    String[] sides = node.formula().split(" = ");
                    if (!node.isInput() && sides.length == 2) {
                        assertThat(Formula.value(sides[1], Map.of()))
                                .as(node.line())
                                .isCloseTo(node.value(), withinPercentage(1.5));
                    }
                }));
    }

    @Test
    void nothingIsExplainedByItself() {
        derivations()
                .forEach(top -> eachNode(
                        top,
                        node -> assertThat(node.inputs())
                                .as(node.line())
                                .extracting(Derivation::name)
                                .doesNotContain(node.name())
                                .doesNotHaveDuplicates()));
    }

    @Test
    void everyAssumptionNamesTheWordThatStatesIt() {
        derivations()
                .flatMap(top -> top.leaves().stream())
                .filter(leaf -> leaf.kind() == Source.Kind.ASSUMED)
                .forEach(leaf -> assertThat(leaf.origin()).matches(".*; state it with [a-zA-Z]+\\(.+\\)"));
    }

    @Test
    void aTreeGoesDownToWhatWasStated() {
        assertThat(CLASSIC.why("peak rate").lines())
                .containsExactly(
                        "peak rate = average rate × peak factor = 1,157/s × 3 = 3,472/s",
                        "├ average rate = users × requests per user and day ÷ 1 d = 10 million × 10 ÷ 1 d = 1,157/s",
                        "│ ├ users = 10 million (stated)",
                        "│ └ requests per user and day = 10 (stated)",
                        "└ peak factor = 3 (stated)");
    }

    @Test
    void aTreeAtALaterMomentGoesDownToTheStart() {
        assertThat(CLASSIC.capacity().at(years(1)).why("users").lines())
                .containsExactly(
                        "users = users at the start grown by growth over 1 y = 10 million grown by 20 % a year over 1 y = 12 million",
                        "├ users at the start = 10 million (stated)", "└ growth = 20 % a year (stated)");
    }

    @Test
    void aDesignScaledTwiceShowsOneScale() {
        assertThat(CLASSIC.scale(2).scale(5).why("users").lines())
                .containsExactly(
                        "users = users at the start × scale = 10 million × 10 = 100 million",
                        "├ users at the start = 10 million (stated)",
                        "└ scale = 10 (stated)");
    }

    @Test
    void growthBetweenTwoAmountsShowsThem() {
        SystemDesign volume = system().stored(TB(10)).growth(growing(TB(10), TB(50), months(12)));

        assertThat(volume.capacity().at(years(1)).why("data").lines())
                .containsExactly(
                        "data = stored at the start grown by growth over 1 y = 10 TB grown by ×5 a year over 1 y = 50 TB",
                        "├ stored at the start = 10 TB (stated)",
                        "└ growth = (50 TB ÷ 10 TB)^(1 y ÷ 12 months of 730 h) = ×5 a year");
    }

    @Test
    void aRangeIsShownAsItWasStatedThoughItIsHeldAtABound() {
        assertThat(CHAT.why("peak rate").lines()).contains("└ peak factor = 2 (1 to 4) (stated)");
    }

    @Test
    void aShareToldAsGrowthKeepsItsRange() {
        assertThat(CHAT.capacity().at(years(1)).why("users").lines())
                .contains("└ growth = 56.7 % a year (30 % a year to 80 % a year) (stated)");
    }

    @Test
    void anAssumptionIsMarkedWithItsReasonAndItsWord() {
        assertThat(system().why("peak rate").lines())
                .contains(
                        "└ peak factor = 2 (assumed: peak is twice the average (A. Xu, System Design Interview, 2020, ch. 2);"
                                + " state it with peak(3))");
    }

    @Nested
    class Sources {
        @Test
        void aReasonStandsBesideItsInput() {
            SystemDesign design = system().users(million(8, 12).because("access logs, March 2026"));

            assertThat(design.why("users").lines())
                    .containsExactly("users = 9.8 million (8 million to 12 million) (access logs, March 2026)");
        }

        @Test
        void aReasonForAShareIsAReasonForTheGrowth() {
            SystemDesign design = system().growth(percent(20).because("three years of invoices"));

            assertThat(design.capacity().at(years(1)).why("users").lines())
                    .contains("└ growth = 20 % a year (three years of invoices)");
        }

        @Test
        void aReasonForAPeakThatIsHeldAtOneStays() {
            SystemDesign design = system().peak(count(1.1, 4).because("last Black Friday"));

            assertThat(design.why("peak rate").lines()).contains("└ peak factor = 2.1 (1.1 to 4) (last Black Friday)");
        }

        @Test
        void aFactKeepsItsKind() {
            SystemDesign design =
                    system().requestSize(kB(2).labelled("size", new Source(Source.Kind.FACT, "HTTP Archive, 2026-01")));

            assertThat(design.why("ingress").leaves())
                    .filteredOn(leaf -> leaf.kind() == Source.Kind.FACT)
                    .extracting(Derivation::origin)
                    .containsExactly("HTTP Archive, 2026-01");
        }
    }

    @Test
    void aMeasureOfOnesOwnShowsItsFormula() {
        Measure<?> tickets = measure(
                "support tickets", m -> peakRate().of(m).times(percent(1).named("share with a problem")));

        assertThat(CLASSIC.why(tickets).line())
                .isEqualTo("support tickets = peak rate × share with a problem = 3,472/s × 1 % = 34.7/s");
    }

    @Test
    void theLargerOfTwoIsPrintedAsAFunction() {
        Measure<Time> slowest = measure("slowest", m -> ms(20).atLeast(ms(30)).plus(ms(5)));

        assertThat(CLASSIC.why(slowest).line()).isEqualTo("slowest = max(20 ms, 30 ms) + 5 ms = 35 ms");
    }

    @Test
    void aFormulaOfADifferenceKeepsItsParentheses() {
        Measure<Time> rest =
                measure("rest", m -> ms(100).minus(ms(20).plus(ms(30))).times(2));

        assertThat(CLASSIC.why(rest).line()).isEqualTo("rest = (100 ms − (20 ms + 30 ms)) × 2 = 100 ms");
    }

    @ParameterizedTest
    @MethodSource("loads")
    void aLoadOfTheScenarioMultipliesTheUsers(double load) {
        double users = Scenario.likely().load(load).value(users().of(CLASSIC.model()));

        assertThat(users).isEqualTo(10_000_000 * load);
    }

    static List<Double> loads() {
        return List.of(1.0, 10.0, 100.0);
    }
}
