package dev.envelope.quantity;

import dev.envelope.quantity.Term.Constant;
import dev.envelope.quantity.Term.Label;
import dev.envelope.quantity.Term.Operation;
import dev.envelope.quantity.Term.Parameter;
import dev.envelope.quantity.Term.Variable;
import java.util.ArrayList;
import java.util.Arrays;
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

    private record Asked(Parameter parameter, int register) {}

    private final List<Variable> variables;
    private final int[] variableRegisters;
    private final List<Asked> parameters;
    private final Step[] steps;

    /** What stands in the registers before anything is computed: the constants. */
    private final double[] constants;

    private final int[] outputs;

    private Program(Order order, int[] outputs) {
        this.variables = List.copyOf(order.variables);
        this.variableRegisters =
                order.variableRegisters.stream().mapToInt(register -> register).toArray();
        this.parameters = List.copyOf(order.parameters);
        this.steps = order.steps.toArray(Step[]::new);
        this.constants = Arrays.copyOf(order.constants, order.size);
        this.outputs = outputs;
    }

    /** The program that computes these results, in this order. */
    public static Program of(List<? extends Term> results) {
        Order order = new Order();
        int[] outputs = order.registers(results);
        return new Program(order, outputs);
    }

    /** The random variables that the results depend on, in the order in which they are met. */
    public List<Variable> variables() {
        return variables;
    }

    /** Memory for one block, with the constants and the parameters of a scenario already in it. */
    public Block block(ToDoubleFunction<Parameter> scenario) {
        return new Block(scenario);
    }

    /** The results of a single scenario, without a block: that takes longer to fill than a scenario takes to compute. */
    double[] results(ToDoubleFunction<Parameter> scenario, ToDoubleFunction<Variable> inputs) {
        double[] values = constants.clone();
        for (Asked asked : parameters) {
            values[asked.register] = scenario.applyAsDouble(asked.parameter);
        }
        for (int k = 0; k < variableRegisters.length; k++) {
            values[variableRegisters[k]] = inputs.applyAsDouble(variables.get(k));
        }
        for (Step step : steps) {
            values[step.result] = step.operator.at(of(values, step.operands));
        }
        return of(values, outputs);
    }

    private static double[] of(double[] values, int[] registers) {
        double[] some = new double[registers.length];
        for (int i = 0; i < some.length; i++) {
            some[i] = values[registers[i]];
        }
        return some;
    }

    /** The order in which terms are computed, while it is found: each after its operands, and once. */
    private static final class Order {
        private final List<Variable> variables = new ArrayList<>();
        private final List<Integer> variableRegisters = new ArrayList<>();
        private final Map<Term, Integer> registers = new IdentityHashMap<>();
        private final List<Asked> parameters = new ArrayList<>();
        private final List<Step> steps = new ArrayList<>();
        private double[] constants = new double[16];
        private int size;

        int[] registers(List<? extends Term> terms) {
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
                register = next();
                steps.add(new Step(operation.operator(), operands, register));
            } else {
                register = next();
                if (term instanceof Constant constant) {
                    constants[register] = constant.value();
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

        private int next() {
            if (size == constants.length) {
                constants = Arrays.copyOf(constants, 2 * size);
            }
            return size++;
        }
    }

    /** The registers of one block of scenarios: fill the variables, run, read the results. */
    public final class Block {
        private final double[][] values;
        private final double[][][] operands = new double[steps.length][][];
        private final boolean[] changed = new boolean[constants.length];
        private int computed;

        private Block(ToDoubleFunction<Parameter> scenario) {
            values = new double[constants.length][BLOCK];
            for (int register = 0; register < values.length; register++) {
                Arrays.fill(values[register], constants[register]);
            }
            parameters.forEach(each -> Arrays.fill(values[each.register], scenario.applyAsDouble(each.parameter)));
            for (int s = 0; s < operands.length; s++) {
                operands[s] = new double[steps[s].operands.length][];
            }
        }

        /** Where the k-th variable's values go; to be asked for before each filling, since it counts as changed then. */
        public double[] variable(int k) {
            changed[variableRegisters[k]] = true;
            return values[variableRegisters[k]];
        }

        /** Puts another array in the place of the k-th variable's values. */
        public void variable(int k, double[] others) {
            changed[variableRegisters[k]] = true;
            values[variableRegisters[k]] = others;
        }

        /** Computes the first {@code n} scenarios of the block: what depends on a variable that changed since the last run. */
        public void run(int n) {
            boolean more = n > computed;
            for (int s = 0; s < operands.length; s++) {
                Step step = steps[s];
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
