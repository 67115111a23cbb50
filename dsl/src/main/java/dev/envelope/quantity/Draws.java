package dev.envelope.quantity;

import dev.envelope.quantity.Term.Variable;
import java.util.List;
import java.util.function.BiFunction;
import org.apache.commons.rng.core.source64.XoRoShiRo128PlusPlus;
import org.apache.commons.rng.sampling.distribution.ContinuousSampler;
import org.apache.commons.rng.sampling.distribution.ZigguratSampler;

/**
 * The draws of a program's inputs, a block at a time. What is drawn depends on the seed, the input's name, the stream and
 * the number of the block alone.
 *
 * <p>It keeps its generator from block to block, so a thread needs one of its own.
 */
public final class Draws {

    /** An input: its shape, and the names and the weights of the independent scores that add up to its score. */
    private record Input(Distribution shape, String[] names, double[] weights) {}

    private final long seed;
    private final Input[] inputs;
    private final Generator generator = new Generator();
    private final ContinuousSampler normal = ZigguratSampler.NormalizedGaussian.of(generator);
    private final double[] part = new double[Program.BLOCK];

    Draws(long seed, Program program, Correlations correlations, BiFunction<Variable, Integer, String> naming) {
        this.seed = seed;
        List<Variable> variables = program.variables();
        this.inputs = new Input[variables.size()];
        for (int k = 0; k < inputs.length; k++) {
            Variable variable = variables.get(k);
            double[] weights = correlations.weights(variable);
            String[] names = new String[Math.max(1, weights.length)];
            names[0] = naming.apply(variable, k);
            for (int j = 0; j < weights.length; j++) {
                names[j] = naming.apply(correlations.variable(j), -1 - j);
            }
            inputs[k] = new Input(variable.distribution(), names, weights);
        }
    }

    /** Fills a block with the values of the program's k-th variable; each stream is an independent set of draws. */
    public void fill(int k, int stream, int block, double[] values) {
        Input input = inputs[k];
        scores(input.names[0], stream, block, values);
        if (input.weights.length > 1) {
            for (int i = 0; i < values.length; i++) {
                values[i] *= input.weights[0];
            }
            for (int j = 1; j < input.weights.length; j++) {
                scores(input.names[j], stream, block, part);
                for (int i = 0; i < values.length; i++) {
                    values[i] += input.weights[j] * part[i];
                }
            }
        }
        input.shape.transform(values, values.length);
    }

    private void scores(String name, int stream, int block, double[] values) {
        long key = mix(mix(seed) ^ mix(((long) stream << 32) + block + 1));
        for (int i = 0; i < name.length(); i++) {
            key = mix(key + name.charAt(i));
        }
        generator.restart(key);
        for (int i = 0; i < values.length; i++) {
            values[i] = normal.sample();
        }
    }

    /** The finaliser of SplitMix64 (Steele, Lea and Flood 2014): spreads a seed over all bits. */
    private static long mix(long seed) {
        long z = seed + 0x9e3779b97f4a7c15L;
        z = (z ^ (z >>> 30)) * 0xbf58476d1ce4e5b9L;
        z = (z ^ (z >>> 27)) * 0x94d049bb133111ebL;
        return z ^ (z >>> 31);
    }

    /** A generator that can be put at the start of another sequence, where a new one for each block would be garbage. */
    private static final class Generator extends XoRoShiRo128PlusPlus {
        private Generator() {
            super(1, 1);
        }

        private void restart(long key) {
            state0 = key;
            state1 = mix(key);
        }
    }
}
