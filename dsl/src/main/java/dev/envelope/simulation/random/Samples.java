package dev.envelope.simulation.random;

import org.apache.commons.rng.UniformRandomProvider;

/** The numbers of many streams, drawn in blocks: of each stream one at a time, or many. */
public final class Samples {

    private static final int BLOCK = 64;

    private final Sampler[] samplers;
    private final double[] drawn;
    private final int[] at;

    public Samples(Sampler... samplers) {
        this.samplers = samplers.clone();
        this.drawn = new double[samplers.length * BLOCK];
        this.at = new int[samplers.length];
        for (int k = 0; k < samplers.length; k++) {
            at[k] = (k + 1) * BLOCK;
        }
    }

    /** Numbers from 0 to 1, evenly spread. */
    public static Sampler uniform(UniformRandomProvider random) {
        return (numbers, from, to) -> {
            for (int i = from; i < to; i++) {
                numbers[i] = random.nextDouble();
            }
        };
    }

    /** The next number of a stream. */
    public double next(int stream) {
        int i = at[stream];
        if (i == (stream + 1) * BLOCK) {
            i = stream * BLOCK;
            samplers[stream].fill(drawn, i, i + BLOCK);
        }
        at[stream] = i + 1;
        return drawn[i];
    }

    /** The next numbers of a stream, as many as there is room for; of one that is never asked for a single number. */
    public void fill(int stream, double[] numbers, int to) {
        samplers[stream].fill(numbers, 0, to);
    }

    /** The same as sums, of a start and the first number, the first two and so on. */
    public void fillWithSums(int stream, double start, double[] sums, int to) {
        samplers[stream].fillWithSums(start, sums, 0, to);
    }
}
