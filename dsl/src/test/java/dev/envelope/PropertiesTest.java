package dev.envelope;

import static dev.envelope.Cases.at;
import static dev.envelope.Envelope.*;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.assertj.core.api.Assertions.withinPercentage;

import dev.envelope.analysis.Measure;
import dev.envelope.analysis.Worlds;
import dev.envelope.model.Model;
import dev.envelope.model.Operation;
import dev.envelope.quantity.Count;
import dev.envelope.quantity.Outcomes;
import dev.envelope.quantity.Scenarios;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Test;

/** What holds for every design: asked of random ones, each from its own seed. */
class PropertiesTest {

    private static final int DESIGNS = 12;

    private final Random random = new Random();

    private double between(double low, double high) {
        return low * Math.pow(high / low, random.nextDouble());
    }

    private Count range(double low, double high) {
        double end = between(low, high);
        return random.nextBoolean() ? count(end) : count(end, end * between(1.1, 10));
    }

    private Operation anyOperation(int i) {
        Operation operation = random.nextBoolean() ? read("op " + i) : write("op " + i);
        operation = random.nextBoolean()
                ? operation.perUserPerDay(range(0.1, 100))
                : operation.rate(perSecond(between(0.1, 1_000)));
        operation = random.nextBoolean() ? operation.payload(kB(1).times(range(0.1, 1_000))) : operation;
        operation = random.nextInt(3) == 0 ? operation.storing(bytes(between(1, 1e6))) : operation;
        return random.nextInt(3) == 0 ? operation.fanout(range(1, 100)) : operation;
    }

    /** Steps in any order, with some left out; at least one operation writes. */
    private List<UnaryOperator<SystemDesign>> steps() {
        Count users = range(1e3, 1e9);
        Count peak = count(1).times(range(1, 10));
        var copies = 1 + random.nextInt(5);
        var retention = years(between(0.1, 10));
        var growth = growth(percent(between(1, 99)));
        var headroom = percent(between(1, 90));
        List<UnaryOperator<SystemDesign>> steps = new ArrayList<>(List.of(
                d -> d.users(users),
                d -> d.peak(peak),
                d -> d.replication(copies),
                d -> d.retention(retention),
                d -> d.growth(growth),
                d -> d.headroom(headroom)));
        Collections.shuffle(steps, random);
        steps = steps.subList(0, 3 + random.nextInt(4));
        for (int i = 0; i < 1 + random.nextInt(4); i++) {
            Operation operation = anyOperation(i);
            steps.add(d -> d.operation(operation));
        }
        steps.add(d -> d.operation(write("always").perUserPerDay(2, 5)));
        return steps;
    }

    private static SystemDesign build(List<UnaryOperator<SystemDesign>> steps) {
        SystemDesign design = system("any");
        for (var step : steps) {
            design = step.apply(design);
        }
        return design;
    }

    private SystemDesign anyDesign(RepetitionInfo repetition) {
        random.setSeed(repetition.getCurrentRepetition());
        return build(steps());
    }

    private static Outcomes outcomes(SystemDesign design, Measure<?> measure) {
        return Worlds.of(design.model()).draws(2_000).of(measure.of(design.model()));
    }

    /** Outcomes of a design and a variant in the same worlds, as a study draws them. */
    private static double chanceLower(SystemDesign base, SystemDesign variant, Measure<?> measure) {
        List<Model> models = List.of(base.model(), variant.model());
        Scenarios worlds = Scenarios.standard().draws(2_000).naming(Worlds.names(models));
        Outcomes a = worlds.of(measure.of(base.model()));
        Outcomes b = worlds.of(measure.of(variant.model()));
        long lower = IntStream.range(0, a.size())
                .filter(i -> b.get(i) < a.get(i) * (1 - 1e-12))
                .count();
        return (double) lower / a.size();
    }

    @RepeatedTest(DESIGNS)
    void buildingTheSameDesignAgainGivesEqualNumbers(RepetitionInfo repetition) {
        String once = anyDesign(repetition).toString();
        String again = anyDesign(repetition).toString();

        assertThat(again).isEqualTo(once);
    }

    @RepeatedTest(DESIGNS)
    void theOrderOfTheStepsDoesNotMatter(RepetitionInfo repetition) {
        random.setSeed(repetition.getCurrentRepetition());
        List<UnaryOperator<SystemDesign>> inputs = new ArrayList<>(steps());
        List<UnaryOperator<SystemDesign>> shuffled = new ArrayList<>(inputs);
        Collections.shuffle(shuffled, random);

        for (Measure<?> measure : List.of(peakRate(), storage(), egress(), ingress())) {
            double[] one = outcomes(build(inputs), measure).values();
            double[] other = outcomes(build(shuffled), measure).values();
            for (int i = 0; i < one.length; i++) {
                // operations are added up in the order in which they were stated
                assertThat(other[i]).isCloseTo(one[i], withinPercentage(1e-9));
            }
        }
    }

    @RepeatedTest(DESIGNS)
    void threeCopiesNeverTakeLessThanTwo(RepetitionInfo repetition) {
        SystemDesign design = anyDesign(repetition);

        assertThat(chanceLower(design.replication(2), design.replication(3), storage()))
                .isZero();
    }

    @RepeatedTest(DESIGNS)
    void tenTimesTheLoadIsTenTimesTheRateInEveryWorld(RepetitionInfo repetition) {
        SystemDesign design = anyDesign(repetition);
        Outcomes ratio = outcomes(design.scale(10), peakRate()).dividedBy(outcomes(design, peakRate()));

        assertThat(ratio.percentile(0)).isCloseTo(10, within(1e-9));
        assertThat(ratio.percentile(100)).isCloseTo(10, within(1e-9));
    }

    @RepeatedTest(DESIGNS)
    void scalingTwiceMultiplies(RepetitionInfo repetition) {
        SystemDesign design = anyDesign(repetition);

        assertThat(at(design.scale(2).scale(5), storage(), years(1)))
                .isCloseTo(at(design.scale(10), storage(), years(1)), withinPercentage(1e-9));
    }

    @RepeatedTest(DESIGNS)
    void moreRetentionNeverKeepsLess(RepetitionInfo repetition) {
        SystemDesign design = anyDesign(repetition);
        double shorter = between(0.1, 5);
        double longer = shorter * between(1, 5);
        var moment = years(between(0.01, 10));

        assertThat(at(design.retention(years(longer)), data(), moment))
                .isGreaterThanOrEqualTo(at(design.retention(years(shorter)), data(), moment) * (1 - 1e-12));
    }

    @RepeatedTest(DESIGNS)
    void withGrowthALaterMomentNeverHasLess(RepetitionInfo repetition) {
        SystemDesign design = anyDesign(repetition).growth(percent(between(0.01, 99)));
        double earlier = between(0.01, 5);
        double later = earlier * between(1, 5);

        for (Measure<?> measure : List.of(users(), peakRate(), ingress(), egress(), data(), storage())) {
            assertThat(at(design, measure, years(later)))
                    .isGreaterThanOrEqualTo(at(design, measure, years(earlier)) * (1 - 1e-12));
        }
    }

    @RepeatedTest(DESIGNS)
    void thePeakIsNeverBelowTheAverageInAnyWorld(RepetitionInfo repetition) {
        SystemDesign design = anyDesign(repetition).peak(1, 3);
        Outcomes ratio = outcomes(
                design,
                measure("ratio", m -> peakRate().of(m).ratio(averageRate().of(m))));

        assertThat(ratio.percentile(0)).isGreaterThanOrEqualTo(1 - 1e-12);
    }

    @RepeatedTest(DESIGNS)
    void operationsAddUpToTheWhole(RepetitionInfo repetition) {
        SystemDesign design = anyDesign(repetition);
        double sum = design.model().operations().stream()
                .mapToDouble(o -> at(design, averageRate(o.name()), months(7)))
                .sum();

        assertThat(at(design, averageRate(), months(7))).isCloseTo(sum, withinPercentage(1e-9));
    }

    /** What is kept is what was written within the retention: ∫ rate(u) du, at the rate of the start before the start. */
    @RepeatedTest(40)
    void keptDataIsTheIntegralOfWhatWasWritten(RepetitionInfo repetition) {
        random.setSeed(repetition.getCurrentRepetition());
        double growth = between(0.3, 8);
        double retention = between(0.05, 12);
        double moment = random.nextInt(5) == 0 ? 0 : between(0.05, 12);
        SystemDesign design = system().operation(
                        write("send").rate(perSecond(100)).payload(kB(1)))
                .retention(years(retention))
                .growth(timesPerYear(growth));

        int steps = 200_000;
        double kept = 0;
        for (int i = 0; i < steps; i++) {
            double when = moment - retention * (i + 0.5) / steps;
            kept += Math.pow(growth, Math.max(0, when));
        }
        double integral = kept / steps * years(retention).value() * 100 * 1_000;

        assertThat(at(design, data(), years(moment))).isCloseTo(integral, withinPercentage(1e-3));
    }

    /** The same for a system that had run for less than its retention: nothing was written before. */
    @RepeatedTest(40)
    void aYoungSystemKeepsTheIntegralSinceItRuns(RepetitionInfo repetition) {
        random.setSeed(repetition.getCurrentRepetition());
        double growth = between(0.3, 8);
        double retention = between(0.05, 12);
        double running = random.nextInt(3) == 0 ? 0 : between(0.05, 12);
        double moment = random.nextInt(5) == 0 ? 0 : between(0.05, 12);
        SystemDesign design = system().operation(
                        write("send").rate(perSecond(100)).payload(kB(1)))
                .retention(years(retention))
                .runningFor(years(running))
                .growth(timesPerYear(growth));

        int steps = 200_000;
        double from = Math.max(moment - retention, -running);
        double kept = 0;
        for (int i = 0; i < steps; i++) {
            kept += Math.pow(growth, Math.max(0, from + (moment - from) * (i + 0.5) / steps));
        }
        double integral = kept / steps * years(moment - from).value() * 100 * 1_000;

        assertThat(at(design, data(), years(moment))).isCloseTo(integral, within(integral * 1e-5 + 1e-6));
    }

    @Test
    void addingAnOperationByTheSameNameReplacesIt() {
        SystemDesign design = system().operation(read("page").perUserPerDay(5))
                .operation(write("post").perUserPerDay(1))
                .operation(read("page").perUserPerDay(7));

        assertThat(design.model().operations()).extracting(Operation::name).containsExactly("page", "post");
        assertThat(at(design, averageRate("page"), years(0))).isCloseTo(7e6 / 86_400, withinPercentage(1e-9));
    }

    @Test
    void aStepLeavesTheDesignItWasTakenFromAsItWas() {
        SystemDesign design = system().users(1_000);
        String before = design.toString();
        SystemDesign ignored = design.users(5_000).replication(3).operation(read("page"));

        assertThat(design).hasToString(before);
        assertThat(ignored.toString()).isNotEqualTo(before);
    }

    @Test
    void oneVariableBehindTwoInputsIsDrawnOnce() {
        var message = bytes(150, 1_500);
        SystemDesign design = system().operation(
                        write("send").rate(perSecond(1)).payload(message).storing(message))
                .retention(years(1));
        Outcomes seconds = outcomes(
                design,
                measure("kept over written", m -> data().of(m).at(ingress().of(m))));

        assertThat(seconds.percentile(100) / seconds.percentile(0)).isCloseTo(1, within(1e-9));
    }

    @Test
    void equalBoundsBehindTwoInputsAreDrawnApart() {
        SystemDesign design = system().operation(write("send")
                        .rate(perSecond(1))
                        .payload(bytes(150, 1_500))
                        .storing(bytes(150, 1_500)))
                .retention(years(1));
        Outcomes seconds = outcomes(
                design,
                measure("kept over written", m -> data().of(m).at(ingress().of(m))));

        assertThat(seconds.percentile(95) / seconds.percentile(5)).isGreaterThan(10);
    }

    @Test
    void oneVariableInTwoOperationsIsDrawnOnce() {
        Count often = count(2, 9);
        SystemDesign design = system().operation(read("a").perUserPerDay(often))
                .operation(read("b").perUserPerDay(often));
        Outcomes ratio = outcomes(
                design,
                measure(
                        "ratio",
                        m -> averageRate("a").of(m).ratio(averageRate("b").of(m))));

        assertThat(ratio.values()).containsOnly(1);
    }

    @Test
    void anInputOfAVariantIsPairedWithThatOfItsBase() {
        SystemDesign design = system().users(million(8, 12));

        assertThat(chanceLower(design, design.users(million(9, 13)), averageRate()))
                .isZero();
    }

    @Test
    void everyUncertainInputHasANameOfItsOwn() {
        var message = bytes(150, 1_500);
        SystemDesign design = system().users(million(8, 12))
                .peak(2, 4)
                .operation(write("send").perUserPerDay(20, 60).payload(message).storing(message))
                .operation(read("history").perUserPerDay(1, 3));

        assertThat(Worlds.names(List.of(design.model())).values())
                .containsExactlyInAnyOrder(
                        "users", "peak factor", "send: per user and day", "send: payload", "history: per user and day");
    }

    @Test
    void correlatedInputsOfADesignMoveTogether() {
        Count users = million(8, 12);
        Count requests = count(5, 20);
        SystemDesign design = system().users(users).requestsPerUser(requests);

        assertThat(outcomes(design.correlated(users, requests, 0.9), averageRate())
                        .variance())
                .isGreaterThan(outcomes(design, averageRate()).variance());
    }
}
