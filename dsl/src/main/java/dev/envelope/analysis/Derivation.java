package dev.envelope.analysis;

import dev.envelope.model.Model;
import dev.envelope.quantity.Operator;
import dev.envelope.quantity.Operator.Projection;
import dev.envelope.quantity.Operator.Restated;
import dev.envelope.quantity.Quantity;
import dev.envelope.quantity.Scenario;
import dev.envelope.quantity.Term;
import dev.envelope.quantity.Term.Constant;
import dev.envelope.quantity.Term.Label;
import dev.envelope.quantity.Term.Operation;
import dev.envelope.quantity.Term.Parameter;
import dev.envelope.quantity.Term.Source;
import dev.envelope.quantity.Term.Variable;
import dev.envelope.view.Answer;
import dev.envelope.view.View;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * How a number came about in one scenario: its formula in names and in numbers, and the same for each number in it down
 * to what was stated, assumed or looked up.
 *
 * <pre>
 * peak rate = average rate × peak factor = 1,157/s × 3 = 3,472/s
 * ├ average rate = users × requests per user and day ÷ 1 d = 10 million × 10 ÷ 1 d = 1,157/s
 * │ ├ users = 10 million (stated)
 * │ └ requests per user and day = 10 (stated)
 * └ peak factor = 3 (stated)
 * </pre>
 */
public final class Derivation extends Answer {

    private final String name;
    private final Term term;
    private final Scenario scenario;
    private final @Nullable Source source;
    private final List<String> leftOut;
    private final List<Derivation> inputs = new ArrayList<>();

    private Derivation(String name, Term term, @Nullable Source source, Scenario scenario, List<String> leftOut) {
        this.name = name;
        this.leftOut = leftOut;
        this.scenario = scenario;
        this.source = source == null ? said(term) : source;
        this.term = inner(term);
        if (!isInput()) {
            Map<String, Label> named = new LinkedHashMap<>();
            visit(this.term, label -> named.putIfAbsent(String.valueOf(label.name()), label));
            named.values().forEach(label -> inputs.add(of(label, scenario)));
        }
    }

    /** The derivation of an amount that has a name. */
    public static Derivation of(Quantity<?> amount, Scenario scenario) {
        return amount.term() instanceof Label label && label.name() != null
                ? of(label, scenario)
                : new Derivation(amount.dimension().noun(), amount.term(), null, scenario, List.of());
    }

    /** The derivation of a measure of a model, with what its formula leaves out. */
    public static Derivation of(Measure<?> measure, Model model, Scenario scenario) {
        Derivation known = of(measure.of(model), scenario);
        return new Derivation(known.name, known.term, known.source, scenario, measure.leftOut(model));
    }

    private static Derivation of(Label any, Scenario scenario) {
        Label label = shown(any, scenario);
        return new Derivation(String.valueOf(label.name()), label.term(), label.source(), scenario, List.of());
    }

    public String name() {
        return name;
    }

    /** The value in the scenario, in the base unit. */
    public double value() {
        return scenario.value(term);
    }

    /** The derivations of the named numbers in the formula, in the order in which they stand there. */
    public List<Derivation> inputs() {
        return List.copyOf(inputs);
    }

    /** Whether it is an input: stated, assumed or looked up, not computed. */
    public boolean isInput() {
        return input(term) != null;
    }

    /** The random variable of an input that is uncertain. */
    public Optional<Variable> variable() {
        return input(term) instanceof Variable variable ? Optional.of(variable) : Optional.empty();
    }

    /** Who vouches for an input. */
    public Source.Kind kind() {
        return source == null ? Source.Kind.STATED : source.kind();
    }

    /** What was said of an input's origin; empty if nothing was. */
    public String origin() {
        return source == null ? "" : source.text();
    }

    private String vouched() {
        return kind() == Source.Kind.ASSUMED ? "assumed: " + origin() : source == null ? "stated" : origin();
    }

    /** The inputs that it rests on, each once, in the order in which they are met. */
    public List<Derivation> leaves() {
        Map<String, Derivation> leaves = new LinkedHashMap<>();
        collect(leaves);
        return List.copyOf(leaves.values());
    }

    private void collect(Map<String, Derivation> leaves) {
        if (inputs.isEmpty()) {
            leaves.putIfAbsent(name, this);
        }
        inputs.forEach(input -> input.collect(leaves));
    }

    /** The value as text; of an uncertain input with its range. */
    public String amount() {
        String value = term instanceof Constant constant ? constant.written() : formatted(term);
        return variable()
                .map(v -> value + " ("
                        + v.distribution().describe(x -> term.dimension().format(restated(term, x))) + ")")
                .orElse(value);
    }

    /** The formula in names and in numbers: {@code average rate × peak factor = 1,157/s × 3}. */
    public String formula() {
        String names = print(term, label -> String.valueOf(label.name()), 0);
        String numbers = print(term, this::formatted, 0);
        return isInput()
                ? vouched()
                : names.equals(numbers) || numbers.equals(formatted(term)) ? names : names + " = " + numbers;
    }

    /** One line: the name, the formula in names, in numbers, and the value. */
    public String line() {
        String line = isInput()
                ? name + " = " + amount() + " (" + vouched() + ")"
                : name + " = " + formula() + " = " + formatted(term);
        return line.replaceAll("\\R", " ");
    }

    /** The whole tree as lines; what a number rests on is told where it is met first. */
    public List<String> lines() {
        return lines(new HashSet<>());
    }

    private List<String> lines(Set<String> told) {
        List<String> lines = new ArrayList<>();
        if (!inputs.isEmpty() && !told.add(line())) {
            return List.of(line() + " (as above)");
        }
        lines.add(line());
        for (int i = 0; i < inputs.size(); i++) {
            boolean last = i == inputs.size() - 1;
            List<String> below = inputs.get(i).lines(told);
            lines.add((last ? "└ " : "├ ") + below.get(0));
            below.stream().skip(1).forEach(line -> lines.add((last ? "  " : "│ ") + line));
        }
        return lines;
    }

    @Override
    public View view() {
        return View.titled("Why " + name + " is " + formatted(term))
                .listing(String.join("\n", lines()))
                .notes("Left out by the formulas", leftOut);
    }

    private String formatted(Term any) {
        return any.dimension().format(scenario.value(any));
    }

    private String print(Term any, Function<Label, String> named, int outer) {
        if (any instanceof Label label) {
            return label.name() == null ? print(label.term(), named, outer) : named.apply(shown(label, scenario));
        }
        if (any instanceof Operation operation) {
            Operator operator = operation.operator();
            if (stands(operation, scenario) || operator instanceof Restated) {
                return print(operation.operands().get(0), named, outer);
            }
            List<String> parts = new ArrayList<>();
            for (int i = 0; i < operation.operands().size(); i++) {
                parts.add(print(operation.operands().get(i), named, operator.binding(i)));
            }
            String text = operator.print(parts);
            return operator.precedence() < outer ? "(" + text + ")" : text;
        }
        if (any instanceof Constant constant) {
            return constant.written();
        }
        if (any instanceof Parameter parameter) {
            return formatted(parameter);
        }
        return formatted(any);
    }

    /** Whether a projection stands for its first operand: at the start and at the stated load nothing is projected. */
    private static boolean stands(Operation operation, Scenario scenario) {
        return operation.operator() instanceof Projection && scenario.isNow();
    }

    /** The label that is shown for another: where nothing is projected, what it would be projected from. */
    private static Label shown(Label label, Scenario scenario) {
        if (label.term() instanceof Operation operation
                && operation.operator() instanceof Projection projection
                && stands(operation, scenario)
                && operation.operands().get(0) instanceof Label now
                && now.name() != null) {
            String name = projection.sameThing() ? label.name() : now.name();
            return shown(new Label(name, now.source(), now.term()), scenario);
        }
        return label;
    }

    private void visit(Term any, Consumer<Label> found) {
        if (any instanceof Label label && label.name() != null) {
            found.accept(shown(label, scenario));
        } else if (any instanceof Label label) {
            visit(label.term(), found);
        } else if (any instanceof Operation operation && stands(operation, scenario)) {
            visit(operation.operands().get(0), found);
        } else if (any instanceof Operation operation) {
            operation.operands().forEach(operand -> visit(operand, found));
        }
    }

    /** The term within labels that add nothing to a derivation: those without a name, and those around an input. */
    private static Term inner(Term any) {
        return any instanceof Label label && (label.name() == null || input(label.term()) != null)
                ? inner(label.term())
                : any;
    }

    /** The input behind labels and restatements; null where something is computed. */
    private static @Nullable Term input(Term any) {
        if (any instanceof Label label) {
            return input(label.term());
        }
        if (any instanceof Operation operation) {
            return operation.operator() instanceof Restated
                    ? input(operation.operands().get(0))
                    : null;
        }
        return any;
    }

    /** What becomes of a value of the input behind a term. */
    private static double restated(Term any, double value) {
        if (any instanceof Label label) {
            return restated(label.term(), value);
        }
        return any instanceof Operation operation && operation.operator() instanceof Restated told
                ? told.formula().applyAsDouble(restated(operation.operands().get(0), value))
                : value;
    }

    private static @Nullable Source said(Term any) {
        if (any instanceof Label label) {
            return label.source() == null ? said(label.term()) : label.source();
        }
        return any instanceof Operation operation && operation.operator() instanceof Restated
                ? said(operation.operands().get(0))
                : null;
    }

    /** The inputs of answers that nobody stated, a line for each. */
    public static List<String> assumptions(List<Derivation> answers) {
        return answers.stream()
                .flatMap(answer -> answer.leaves().stream())
                .filter(leaf -> leaf.kind() == Source.Kind.ASSUMED)
                .map(leaf -> leaf.name() + " = " + leaf.amount() + ": " + leaf.origin())
                .distinct()
                .collect(Collectors.toList());
    }

    /** What answers rest on that hold in the likely world alone, a line for each: inputs that nobody stated, and ranges. */
    public static List<String> premises(List<Derivation> answers) {
        Stream<String> ranges = answers.stream()
                .flatMap(answer -> answer.leaves().stream())
                .filter(leaf -> leaf.variable().isPresent())
                .map(leaf -> leaf.name() + " = " + leaf.amount() + ": a range, of which the likely value counts")
                .distinct();
        return Stream.concat(assumptions(answers).stream(), ranges).toList();
    }
}
