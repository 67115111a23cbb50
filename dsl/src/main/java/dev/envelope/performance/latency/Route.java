package dev.envelope.performance.latency;

import dev.envelope.capacity.Loads;
import dev.envelope.capacity.Measures;
import dev.envelope.model.Architecture;
import dev.envelope.model.Flow;
import dev.envelope.model.Model;
import dev.envelope.performance.Formula;
import dev.envelope.quantity.DesignException;
import dev.envelope.quantity.Format;
import dev.envelope.quantity.Quantity;
import dev.envelope.quantity.Rate;
import dev.envelope.quantity.Share;
import dev.envelope.quantity.Time;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.ToDoubleFunction;

/** The journey of one operation for all its users, and the numbers that it is a formula of. */
record Route(String operation, Journey journey, Operands operands) {

    /**
     * The route of an operation.
     *
     * @throws DesignException if it has no flow
     */
    static Route of(Model model, String word, String name) {
        return of(Loads.of(model), word, name);
    }

    /** The route of an operation at parts with these loads. */
    static Route of(Loads loads, String word, String name) {
        Model model = loads.model();
        String operation = model.operation(word, name).name();
        Architecture architecture = model.architecture();
        Flow flow = architecture
                .flow(operation)
                .orElseThrow(() -> new DesignException(
                        word + "(\"" + operation + "\")",
                        "the operation has no flow, so nobody knows what its callers wait for",
                        "write flow(\"" + operation
                                + "\", client(\"browser\"), service(\"web\"), database(\"links\"))"));
        Operands operands = new Operands();
        List<Integer> weights = new ArrayList<>();
        List<Journey> journeys = new ArrayList<>();
        for (String region : loads.regions()) {
            Optional<Share> users = loads.shareOfUsers(region);
            Rate asked = Measures.peakRate(operation).of(model);
            journeys.add(architecture
                    .fold(flow, new Journeys(loads, operation, region, operands))
                    .apply(users.map(asked::times).orElse(asked)));
            users.ifPresent(share -> weights.add(operands.at(share)));
        }
        Journey all = weights.isEmpty() ? journeys.get(0) : new Journey.OneOf(weights, journeys);
        return new Route(operation, all, operands);
    }

    /** The time that a part of the calls does not exceed. */
    Time percentile(double part) {
        return of(name(part) + " of the sum", x -> Percentile.of(journey, x, part))
                .named(operation + " " + name(part));
    }

    private Time of(String formula, ToDoubleFunction<double[]> time) {
        return new Formula(formula, new LastAnswer(time)).time(operands.numbers());
    }

    /** The mean time of all parts together. */
    Time mean() {
        return of("mean of the sum", x -> Arrays.stream(means(x)).sum());
    }

    /** The mean time in one part, over all calls of the operation. */
    Time mean(String part) {
        int at = operands.part(part);
        return of("mean time in " + part, x -> means(x)[at]);
    }

    /** The p99 of one call of a stage. */
    Time p99(String stage) {
        Journey.Stage there = Objects.requireNonNull(operands.stages().get(stage), stage);
        Quantity<?>[] all = operands.numbers();
        Journey.Stage alone = new Journey.Stage(0, 0, 1, 2, 3);
        return new Formula("p99 of wait and service", x -> Percentile.of(alone, x, 0.99))
                .time(
                        all[there.serviceAt()],
                        all[there.variabilityAt()],
                        all[there.utilisationAt()],
                        all[there.serversAt()]);
    }

    /** What the formulas leave out of what is stated on the way, a line for each component. */
    List<String> leftOut() {
        return operands.leftOut().values().stream()
                .flatMap(each -> each.told().stream())
                .distinct()
                .toList();
    }

    /** The mean time in each part. */
    double[] means(double[] x) {
        double[] means = new double[operands.parts().size()];
        journey.means(1, x, means);
        return means;
    }

    /** A percentile that is told as {@code p99.9}. */
    static String name(double part) {
        return "p" + Format.number(100 * part);
    }

    /** A formula that keeps its last answer: in many worlds nothing of what it depends on is uncertain. */
    private static final class LastAnswer implements ToDoubleFunction<double[]> {

        private record Answer(double[] to, double value) {}

        private final ToDoubleFunction<double[]> formula;

        // threads may miss each other's answers, which costs time and nothing else
        private Answer last = new Answer(new double[0], 0);

        LastAnswer(ToDoubleFunction<double[]> formula) {
            this.formula = formula;
        }

        @Override
        public double applyAsDouble(double[] x) {
            Answer known = last;
            if (!Arrays.equals(known.to(), x)) {
                known = new Answer(x.clone(), formula.applyAsDouble(x));
                last = known;
            }
            return known.value();
        }
    }
}
