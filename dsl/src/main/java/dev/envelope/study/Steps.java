package dev.envelope.study;

import dev.envelope.analysis.Plan;
import dev.envelope.quantity.Dimension;
import dev.envelope.quantity.Operator;
import dev.envelope.quantity.Scenario;
import dev.envelope.quantity.Term;
import dev.envelope.quantity.Term.Constant;
import dev.envelope.quantity.Term.Label;
import dev.envelope.quantity.Term.Operation;
import dev.envelope.quantity.Units;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.IntStream;

/**
 * The months in which an amount takes a step in the likely world, and what does.
 *
 * <p>What takes steps is found in the formula itself: a named count that is whole in every month, such as instances, shards or
 * replicas, and a formula that begins to count, such as the next tier of a price. Beside them a choice may change, such as a type
 * of machine, and another formula holds from there on. What they add is the amount less what the formula of the month before would
 * make of this month, had the counts stayed; a tier adds nothing, only what comes after is at another price.
 */
final class Steps {

    /**
     * One step.
     *
     * @param month the first month in which it holds
     * @param what what becomes of what, in words
     * @param change by how much the amount is another one for it; 0 for the next tier of a price
     */
    record Step(int month, String what, double change) {}

    private final Term amount;
    private final List<Term> counts = new ArrayList<>();
    private final double[][] course;

    private Steps(Term amount, int months) {
        this.amount = amount;
        walk(amount, counts, Collections.newSetFromMap(new IdentityHashMap<>()));
        List<Term> asked = new ArrayList<>(counts);
        asked.add(amount);
        this.course = IntStream.rangeClosed(0, months)
                .mapToObj(month -> Scenario.likely().at(Units.months(month)).values(asked))
                .toArray(double[][]::new);
    }

    /** The steps of an amount by the plan that holds in each month. */
    static List<Step> of(List<? extends Plan<?>> plans) {
        int months = plans.size() - 1;
        Map<Plan<?>, Steps> formulas = new IdentityHashMap<>();
        plans.forEach(plan ->
                formulas.computeIfAbsent(plan, each -> new Steps(each.amount().term(), months)));
        List<Step> steps = new ArrayList<>();
        for (int month = 1; month <= months; month++) {
            Plan<?> before = plans.get(month - 1);
            Plan<?> after = plans.get(month);
            Steps formula = Objects.requireNonNull(formulas.get(before));
            int[] taken = formula.taken(month);
            double change = Objects.requireNonNull(formulas.get(after)).value(month) - formula.without(taken, month);
            List<String> what = new ArrayList<>(formula.told(taken, month));
            what.addAll(chosen(before.choices(), after.choices()));
            if (change != 0 || before != after || formula.hasTier(taken)) {
                steps.add(new Step(month, String.join("; ", what), change));
            }
        }
        return steps;
    }

    private static List<String> chosen(Map<String, String> before, Map<String, String> after) {
        return after.entrySet().stream()
                .filter(choice -> !choice.getValue().equals(before.get(choice.getKey())))
                .map(choice -> "machines of " + choice.getKey() + " " + before.get(choice.getKey()) + " → "
                        + choice.getValue())
                .toList();
    }

    private double value(int month) {
        return course[month][counts.size()];
    }

    private int[] taken(int month) {
        return IntStream.range(0, counts.size())
                .filter(k -> takesStep(counts.get(k), course[month - 1][k], course[month][k]) && isStepwise(k))
                .toArray();
    }

    private boolean hasTier(int[] taken) {
        return IntStream.of(taken).anyMatch(k -> counts.get(k) instanceof Operation);
    }

    /** The amount in a month, had these counts stayed as they were in the month before. */
    private double without(int[] taken, int month) {
        Map<Term, Term> asBefore = new IdentityHashMap<>();
        IntStream.of(taken)
                .filter(k -> counts.get(k) instanceof Label)
                .forEach(k -> asBefore.put(counts.get(k), new Constant(Dimension.COUNT, course[month - 1][k])));
        return Scenario.likely().at(Units.months(month)).value(replaced(amount, asBefore));
    }

    private List<String> told(int[] taken, int month) {
        return IntStream.of(taken)
                .mapToObj(k -> told(counts.get(k), course[month - 1][k], course[month][k]))
                .distinct()
                .toList();
    }

    /** The same term with others in the place of some that are in it; what was made anew is remembered beside them. */
    private static Term replaced(Term term, Map<Term, Term> others) {
        Term known = others.get(term);
        if (known != null) {
            return known;
        }
        Term made = term;
        if (term instanceof Label label) {
            Term inner = replaced(label.term(), others);
            made = inner == label.term() ? term : new Label(label.name(), label.source(), inner);
        } else if (term instanceof Operation operation) {
            List<Term> operands = operation.operands().stream()
                    .map(operand -> replaced(operand, others))
                    .toList();
            boolean same = IntStream.range(0, operands.size())
                    .allMatch(k -> operands.get(k) == operation.operands().get(k));
            made = same ? term : new Operation(operation.dimension(), operation.operator(), operands);
        }
        others.put(term, made);
        return made;
    }

    private static void walk(Term term, List<Term> found, Set<Term> seen) {
        if (!seen.add(term)) {
            return;
        }
        if (term instanceof Label label) {
            boolean innermost = !(label.term() instanceof Label);
            if (label.name() != null && innermost && label.dimension() == Dimension.COUNT) {
                found.add(label);
            }
            walk(label.term(), found, seen);
        } else if (term instanceof Operation operation) {
            if (isTier(operation)) {
                found.add(operation);
            }
            operation.operands().forEach(operand -> walk(operand, found, seen));
        }
    }

    /** A formula of one named amount that is not told as a count: what begins to count is told by both names. */
    private static boolean isTier(Operation operation) {
        return operation.operator() instanceof Operator.Function
                && operation.operands().size() == 1
                && operation.operands().get(0) instanceof Label label
                && label.name() != null;
    }

    private static boolean takesStep(Term term, double before, double after) {
        return term instanceof Operation ? before == 0 && after > 0 : after != before;
    }

    private boolean isStepwise(int k) {
        return counts.get(k) instanceof Operation
                || Arrays.stream(course).allMatch(month -> month[k] == Math.rint(month[k]));
    }

    private static String told(Term term, double before, double after) {
        if (term instanceof Label label) {
            return label.name() + " " + Dimension.COUNT.format(before) + " → " + Dimension.COUNT.format(after);
        }
        Operation tier = (Operation) term;
        Label used = (Label) tier.operands().get(0);
        return used.name() + ", " + ((Operator.Function) tier.operator()).name();
    }
}
