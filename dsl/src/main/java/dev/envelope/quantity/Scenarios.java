package dev.envelope.quantity;

import dev.envelope.progress.Progress;
import dev.envelope.quantity.Term.Parameter;
import dev.envelope.quantity.Term.Variable;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CancellationException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.IntStream;

/**
 * Thousands of certain worlds drawn from the ranges of the inputs: the seed, how many, and when.
 *
 * <p>An input's draws depend on the seed and on the input's name alone, never on the other inputs, the number of cores
 * or how often a cell was run. So a study gives the same numbers every time, and an input of the same name has the same
 * draws in every variant of a design (common random numbers).
 */
public final class Scenarios {

    private static final Scenarios STANDARD = new Scenarios(1, 10_000, Map.of(), Correlations.none(), 0, 1);

    private final long seed;
    private final int draws;
    private final Map<Variable, String> names;
    private final Correlations correlations;
    private final double moment;
    private final double load;

    private Scenarios(
            long seed, int draws, Map<Variable, String> names, Correlations correlations, double moment, double load) {
        this.seed = seed;
        this.draws = draws;
        this.names = names;
        this.correlations = correlations;
        this.moment = moment;
        this.load = load;
    }

    /** Ten thousand worlds with seed 1, now, at the stated load. */
    public static Scenarios standard() {
        return STANDARD;
    }

    public Scenarios seed(long seed) {
        return new Scenarios(seed, draws, names, correlations, moment, load);
    }

    public Scenarios draws(int draws) {
        if (draws < 100 || draws > 100_000_000) {
            throw new DesignException(
                    "draws(" + Format.plain(draws) + ")",
                    "a study takes between 100 and 100 million draws",
                    "write draws(10_000)");
        }
        return new Scenarios(seed, draws, names, correlations, moment, load);
    }

    /** The same worlds with these names for the inputs; an input without one is told by the order in which it is met. */
    public Scenarios naming(Map<Variable, String> names) {
        return new Scenarios(seed, draws, new IdentityHashMap<>(names), correlations, moment, load);
    }

    /** The same worlds with inputs that move together. */
    public Scenarios correlated(Correlations correlations) {
        return new Scenarios(seed, draws, names, correlations, moment, load);
    }

    /** The same worlds at another moment after the start. */
    public Scenarios at(Time moment) {
        return new Scenarios(seed, draws, names, correlations, moment.value(), load);
    }

    /** The same worlds under so many times the stated load. */
    public Scenarios load(double load) {
        return new Scenarios(seed, draws, names, correlations, moment, load);
    }

    public long seed() {
        return seed;
    }

    public int draws() {
        return draws;
    }

    public Correlations correlations() {
        return correlations;
    }

    /** What becomes of one amount in all these worlds. */
    public Outcomes of(Quantity<?> amount) {
        return of(amount.program(), List.of(amount.term())).get(0);
    }

    /** What becomes of one term in all these worlds. */
    public Outcomes of(Term term) {
        return of(List.of(term)).get(0);
    }

    /** What becomes of several terms in the same worlds: the i-th outcome of each belongs to the i-th world. */
    public List<Outcomes> of(List<? extends Term> terms) {
        return of(Program.of(terms), terms);
    }

    private List<Outcomes> of(Program program, List<? extends Term> terms) {
        double[][] results = new double[terms.size()][draws];
        forEachBlock(program, () -> (block, inputs, number, worlds) -> {
            run(program, block, inputs, number, worlds);
            for (int j = 0; j < results.length; j++) {
                System.arraycopy(block.result(j), 0, results[j], number * Program.BLOCK, worlds);
            }
        });
        return outcomes(terms.stream().map(Term::dimension).toList(), results);
    }

    private static void run(Program program, Program.Block block, Draws inputs, int number, int worlds) {
        for (int k = 0; k < program.variables().size(); k++) {
            inputs.fill(k, 0, number, block.variable(k));
        }
        block.run(worlds);
    }

    private static List<Outcomes> outcomes(List<Dimension> dimensions, double[][] results) {
        List<Outcomes> outcomes = new ArrayList<>();
        for (int j = 0; j < results.length; j++) {
            outcomes.add(new Outcomes(dimensions.get(j), results[j]));
        }
        return outcomes;
    }

    /**
     * What becomes of several numbers that one formula gives together, such as those of a network that is solved once in each world.
     *
     * @param operands what it is a formula of
     * @param dimensions of each of its numbers
     */
    public List<Outcomes> of(
            List<? extends Term> operands, List<Dimension> dimensions, Function<double[], double[]> formula) {
        Program program = Program.of(operands);
        double[][] results = new double[dimensions.size()][draws];
        forEachBlock(program, () -> (block, inputs, number, worlds) -> {
            run(program, block, inputs, number, worlds);
            double[] point = new double[operands.size()];
            for (int i = 0; i < worlds; i++) {
                for (int k = 0; k < point.length; k++) {
                    point[k] = block.result(k)[i];
                }
                double[] numbers = formula.apply(point);
                for (int j = 0; j < results.length; j++) {
                    results[j][number * Program.BLOCK + i] = numbers[j];
                }
            }
        });
        return outcomes(dimensions, results);
    }

    /** What is done with one block of worlds: its registers, the draws of its inputs, its number and how many worlds. */
    public interface BlockTask {
        void run(Program.Block block, Draws inputs, int number, int worlds);
    }

    /**
     * Runs a task for every block of worlds, on all cores; the blocks are independent, so the result does not depend on
     * how many cores there are. Stops when the calling thread is interrupted.
     *
     * @param tasks makes a task for one thread, which may keep memory from block to block
     * @throws CancellationException when interrupted
     */
    public void forEachBlock(Program program, Supplier<? extends BlockTask> tasks) {
        int blocks = (draws + Program.BLOCK - 1) / Program.BLOCK;
        int strips = Math.min(blocks, 4 * Runtime.getRuntime().availableProcessors());
        Thread caller = Thread.currentThread();
        AtomicBoolean stopped = new AtomicBoolean();
        Progress progress = Progress.of("drawing " + Format.count(draws) + " worlds", blocks);
        IntStream.range(0, strips).parallel().forEach(strip -> {
            BlockTask task = tasks.get();
            Program.Block block = program.block(this::parameter);
            Draws inputs = new Draws(seed, program, correlations, this::name);
            int end = (int) ((long) blocks * (strip + 1) / strips);
            for (int number = (int) ((long) blocks * strip / strips); number < end; number++) {
                if (caller.isInterrupted() || stopped.get()) {
                    stopped.set(true);
                    return;
                }
                task.run(block, inputs, number, Math.min(Program.BLOCK, draws - number * Program.BLOCK));
                progress.add(1);
            }
        });
        if (stopped.get()) {
            Thread.interrupted();
            throw new CancellationException("interrupted while drawing scenarios");
        }
    }

    private String name(Variable variable, int order) {
        String name = names.get(variable);
        return name == null ? "#" + order : name;
    }

    private double parameter(Parameter parameter) {
        return switch (parameter) {
            case MOMENT -> moment;
            case LOAD -> load;
        };
    }
}
