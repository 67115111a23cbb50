package dev.envelope.architecture.pattern;

import static dev.envelope.Envelope.*;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.assertj.core.api.Assumptions.assumeThat;

import dev.envelope.SystemDesign;
import dev.envelope.capacity.CallRates;
import dev.envelope.model.Component;
import dev.envelope.model.Model;
import dev.envelope.model.Operation;
import dev.envelope.model.Operation.Kind;
import dev.envelope.model.Role;
import dev.envelope.model.Step;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What every pattern leaves as it is, over random designs: requests, data, work, and flows; and twice is once. */
class PatternPropertiesTest {

    private static final double NEARLY = 1e-9;

    /** A random design of four operations over three databases, services that call each other, queues and caches. */
    private static final class RandomDesign {
        private final Random random;

        RandomDesign(int seed) {
            random = new Random(seed);
        }

        SystemDesign design() {
            SystemDesign design = system("random").retention(days(30)).peak(2);
            for (int i = 0; i < 4; i++) {
                design = design.component(
                        service("s" + i).serviceTime(ms(1 + random.nextInt(20))).concurrency(4));
            }
            for (int i = 0; i < 4; i++) {
                String name = "op" + i;
                Operation operation = i % 2 == 0 ? read(name) : write(name);
                design = design.operation(operation
                                .rate(perSecond(1 + random.nextInt(500)))
                                .payload(kB(1)))
                        .flow(name, way(i).toArray(Step[]::new));
            }
            return design;
        }

        /** Services are called in the order of their numbers, so that none waits for itself. */
        private List<Step> way(int operation) {
            List<Step> steps = new ArrayList<>(List.of(client("app"), loadBalancer("edge"), service("s0")));
            steps.addAll(calls(1, 3));
            steps.add(path(database("db" + operation % 3)));
            return steps;
        }

        private List<Step> calls(int from, int depth) {
            return IntStream.range(0, 1 + random.nextInt(2))
                    .<Step>mapToObj(i -> call(from, depth))
                    .toList();
        }

        private Step call(int from, int depth) {
            Step[] inner = depth == 0
                    ? new Step[] {store()}
                    : calls(Math.min(from + 1, 4), depth - 1).toArray(Step[]::new);
            return switch (random.nextInt(8)) {
                case 0 -> cache("cache").hitRate(0.8).missTo(inner);
                case 1 -> parallel(path(inner), path(store()));
                case 2 -> aside(queue("queue"), worker("worker"), path(inner));
                case 3 -> path(inner).share(percent(30));
                case 4 -> path(inner).times(2);
                case 5 -> path(external("partner"));
                default ->
                    from < 4
                            ? path(Stream.concat(Stream.of(service("s" + from)), Stream.of(inner))
                                    .toArray(Step[]::new))
                            : path(inner);
            };
        }

        private Step store() {
            return path(database("db" + random.nextInt(3)));
        }
    }

    static Stream<Arguments> patternsOverDesigns() {
        return IntStream.range(0, 20)
                .boxed()
                .flatMap(seed -> patterns()
                        .map(pattern -> Arguments.of(
                                pattern, new RandomDesign(seed).design().model())));
    }

    private static Stream<Pattern> patterns() {
        return Stream.of(
                monolith(),
                microservices(),
                eventDriven(),
                cqrs(),
                cqrs().batch(20),
                readReplicas(2),
                sharded(8),
                cacheAside(cache("aside").hitRate(0.5)),
                cdnInFront(cdn("edge network").hitRate(0.5)),
                activeActive("us", "eu"),
                activePassive("us", "eu"));
    }

    private static double rate(Model model, Operation operation, String component) {
        return CallRates.of(model).of(operation, component).value();
    }

    @ParameterizedTest
    @MethodSource("patternsOverDesigns")
    void aPatternLosesNothing(Pattern pattern, Model before) {
        Model after = pattern.rewrite(before);
        assertThat(after.architecture().flows()).hasSize(4);
        for (Operation operation : before.operations()) {
            assertThat(rate(after, operation, "app"))
                    .as("requests of the client")
                    .isEqualTo(rate(before, operation, "app"));
            double passed = pattern instanceof CdnInFront && operation.kind() == Kind.READ ? 0.5 : 1;
            assertThat(rate(after, operation, "partner"))
                    .as("calls of other people's services")
                    .isCloseTo(rate(before, operation, "partner") * passed, within(NEARLY));
        }
        for (Component<?> component : before.architecture().components()) {
            if (component.role() == Role.DATABASE) {
                assertThat(dataIn(component.name()).of(after).value())
                        .as("data in " + component.name())
                        .isEqualTo(dataIn(component.name()).of(before).value());
            }
        }
    }

    @ParameterizedTest
    @MethodSource("patternsOverDesigns")
    void aPatternTwiceIsThePatternOnce(Pattern pattern, Model before) {
        Model once = pattern.applyTo(before);
        Model twice = pattern.applyTo(once);
        assertThat(twice.name()).isEqualTo(once.name());
        assertThat(told(twice)).isEqualTo(told(once));
    }

    private static String told(Model model) {
        return model.architecture().components() + "\n"
                + model.architecture().flows().stream()
                        .map(flow -> flow.operation() + flow.root())
                        .toList();
    }

    /** Σ calls × service time over services and workers; a batch is one call. */
    private static double work(Model model) {
        return model.architecture().components().stream()
                .filter(component -> component.role() == Role.SERVICE || component.role() == Role.WORKER)
                .mapToDouble(component -> model.operations().stream()
                                .mapToDouble(operation -> rate(model, operation, component.name()))
                                .sum()
                        * component.get(Component.SERVICE_TIME).value())
                .sum();
    }

    @ParameterizedTest
    @MethodSource("patternsOverDesigns")
    void theWorkOfServicesStays(Pattern pattern, Model before) {
        assumeThat(pattern).as("a CDN spares the services work").isNotInstanceOf(CdnInFront.class);
        double expected = work(before);
        assertThat(work(pattern.rewrite(before))).isCloseTo(expected, within(expected * NEARLY));
    }
}
