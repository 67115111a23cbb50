package dev.envelope.simulation.engine;

import java.util.Arrays;

/** A number of each job, of those that are only sometimes needed; {@link Jobs#column} makes one that grows with them. */
final class Column {

    int[] of;

    Column(int size) {
        of = new int[size];
    }

    void grow(int size) {
        of = Arrays.copyOf(of, size);
    }
}
