package dev.envelope.simulation.engine.job;

import java.util.Arrays;

/** A number of each job, of those that are only sometimes needed; {@link Jobs#column} makes one that grows with them. */
public final class Column {

    public int[] of;

    Column(int size) {
        of = new int[size];
    }

    void grow(int size) {
        of = Arrays.copyOf(of, size);
    }
}
