package dev.envelope.quantity;

import dev.envelope.quantity.Term.Constant;
import dev.envelope.quantity.Term.Label;
import dev.envelope.quantity.Term.Operation;
import dev.envelope.quantity.Term.Parameter;
import dev.envelope.quantity.Term.Variable;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToDoubleFunction;

/**
 * Terms put in the order in which they are computed, each once, a block of scenarios at a time.
 *
 * <p>A term that several results share is computed once a block. Blocks are small enough to stay in the first-level
 * cache, so a million draws through the language cost about what a hand-written loop over arrays costs.
 */
public final class Program {

    /** Scenarios computed together. Small enough for the cache, large enough to hide the dispatch per operation. */
    public static final int BLOCK = 256;

    private record Step(Operator operator, int[] operands, int result) {}

    private record Fixed(double value, int register) {}

    private record Asked(Parameter parameter, int register) {}

    private final List<Variable> variables = new ArrayList<>();
    // made once: the study of a block asks for it again and again, and a view each time would be garbage
    private final List<Variable> variablesSeen = Collections.unmodifiableList(variables);
    private final List<Integer> variableRegisters = new ArrayList<>();
    private final Map<Term, Integer> registers = new IdentityHashMap<>();
    private final List<Fixed> constants = new ArrayList<>();
    private final List<Asked> parameters = new ArrayList<>();
    private final List<Step> steps = new ArrayList<>();
    private final int[] outputs;
    private int size;

    private Program(List<? extends Term> results) {
        this.outputs = registers(results);
    }

    /** The program that computes these results, in this order. */
    public static Program of(List<? extends Term> results) {
        return new Program(results);
    }

    /** The random variables that the results depend on, in the order in which they are met. */
    public List<Variable> variables() {
        return variablesSeen;
    }

    /** Memory for one block, with the constants and the parameters of a scenario already in it. */
    public Block block(ToDoubleFunction<Parameter> scenario) {
        return new Block(scenario, BLOCK);
    }

    /** Memory for a single scenario: a block of them takes longer to fill than one takes to compute. */
    Block single(ToDoubleFunction<Parameter> scenario) {
        return new Block(scenario, 1);
    }

    private int[] registers(List<? extends Term> terms) {
        int[] all = new int[terms.size()];
        for (int i = 0; i < all.length; i++) {
            all[i] = register(terms.get(i));
        }
        return all;
    }

    private int register(Term term) {
        Integer known = registers.get(term);
        if (known != null) {
            return known;
        }
        int register;
        if (term instanceof Label label) {
            register = register(label.term());
        } else if (term instanceof Operation operation) {
            int[] operands = registers(operation.operands());
            register = size++;
            steps.add(new Step(operation.operator(), operands, register));
        } else {
            register = size++;
            if (term instanceof Constant constant) {
                constants.add(new Fixed(constant.value(), register));
            } else if (term instanceof Parameter parameter) {
                parameters.add(new Asked(parameter, register));
            } else if (term instanceof Variable variable) {
                variables.add(variable);
                variableRegisters.add(register);
            }
        }
        registers.put(term, register);
        return register;
    }

    /** The registers of one block of scenarios: fill the variables, run, read the results. */
    public final class Block {
        private final double[][] values;
        private final double[][][] operands = new double[steps.size()][][];
        private final boolean[] changed = new boolean[size];
        private int computed;

        private Block(ToDoubleFunction<Parameter> scenario, int width) {
            values = new double[size][width];
            constants.forEach(each -> Arrays.fill(values[each.register], each.value));
            parameters.forEach(each -> Arrays.fill(values[each.register], scenario.applyAsDouble(each.parameter)));
            for (int s = 0; s < operands.length; s++) {
                operands[s] = new double[steps.get(s).operands().length][];
            }
        }

        /** Where the k-th variable's values go; to be asked for before each filling, since it counts as changed then. */
        public double[] variable(int k) {
            changed[variableRegisters.get(k)] = true;
            return values[variableRegisters.get(k)];
        }

        /** Puts another array in the place of the k-th variable's values. */
        public void variable(int k, double[] others) {
            changed[variableRegisters.get(k)] = true;
            values[variableRegisters.get(k)] = others;
        }

        /** Computes the first {@code n} scenarios of the block: what depends on a variable that changed since the last run. */
        public void run(int n) {
            boolean more = n > computed;
            for (int s = 0; s < operands.length; s++) {
                Step step = steps.get(s);
                double[][] x = operands[s];
                boolean stale = more;
                for (int k = 0; k < x.length; k++) {
                    x[k] = values[step.operands[k]];
                    stale |= changed[step.operands[k]];
                }
                if (stale) {
                    step.operator.apply(x, values[step.result], n);
                }
                changed[step.result] = stale;
            }
            Arrays.fill(changed, false);
            computed = n;
        }

        /** The j-th result of the last run. */
        public double[] result(int j) {
            return values[outputs[j]];
        }
    }
}
