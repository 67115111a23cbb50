package dev.envelope.capacity;

import static dev.envelope.Envelope.*;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.envelope.SystemDesign;
import dev.envelope.model.Component;
import dev.envelope.model.Step;
import dev.envelope.quantity.Scenario;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What enters a component leaves it or is accounted for, over random flows whose calls were counted while they were made. */
class ConservationTest {

    private static final double RATE = 1_000;
    private static final int PAYLOAD = 100;

    /** A random flow, and how often each component is called for one call of the operation. */
    private static final class RandomFlow {
        private final Random random;
        private final Map<String, Double> calls = new HashMap<>();
        private int names;

        RandomFlow(int seed) {
            random = new Random(seed);
        }

        Step[] steps(double weight, int depth) {
            List<Step> steps = new ArrayList<>();
            int length = 1 + random.nextInt(3);
            for (int i = 0; i < length; i++) {
                steps.add(step(weight, depth));
            }
            return steps.toArray(Step[]::new);
        }

        private Step step(double weight, int depth) {
            return switch (depth == 0 ? 0 : random.nextInt(8)) {
                case 1 -> cached(weight, depth);
                case 2 -> parallel(path(steps(weight, depth - 1)), path(steps(weight, depth - 1)));
                case 3 -> aside(steps(weight, depth - 1));
                case 4 -> path(steps(weight * 0.25, depth - 1)).share(percent(25));
                case 5 -> path(steps(weight * 3, depth - 1)).times(3);
                case 6 -> path(steps(weight * 5, depth - 1)).fanout(5);
                case 7 -> path(steps(weight / 10, depth - 1)).batch(10);
                default -> called(service("s" + names++), weight);
            };
        }

        private Step cached(double weight, int depth) {
            var cache = cache("c" + names++).hitRate(0.75);
            calls.put(cache.name(), weight);
            return cache.missTo(steps(weight * 0.25, depth - 1));
        }

        private Step called(Component<?> component, double weight) {
            calls.put(component.name(), weight);
            return component;
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18, 19, 20, 21, 22, 23, 24, 25})
    void callsAndBytesAreConserved(int seed) {
        RandomFlow flow = new RandomFlow(seed);
        SystemDesign design = system().operation(
                        read("get").rate(perSecond(RATE)).payload(bytes(PAYLOAD)))
                .flow("get", flow.steps(1, 4));
        Loads loads = Loads.of(design.model());
        Scenario likely = Scenario.likely();
        double moved = 0;
        double in = 0;
        double out = 0;
        for (Component<?> component : design.model().architecture().components()) {
            double expected = flow.calls.getOrDefault(component.name(), Double.NaN) * RATE;
            assertThat(likely.value(loads.rate(component)))
                    .as(component.name())
                    .isCloseTo(expected, within(expected * 1e-9));
            in += likely.value(loads.ingress(component));
            out += likely.value(loads.egress(component));
        }
        double toUsers = 0;
        for (Link link : loads.links()) {
            double bytes = likely.value(link.rate().times(link.received().orElseThrow()));
            moved += bytes;
            toUsers += link.from().isEmpty() ? bytes : 0;
        }
        assertThat(out)
                .as("what leaves components arrives at components or users")
                .isCloseTo(moved, within(moved * 1e-9));
        assertThat(in + toUsers).as("all that arrives was sent").isCloseTo(out, within(out * 1e-9));
    }
}
