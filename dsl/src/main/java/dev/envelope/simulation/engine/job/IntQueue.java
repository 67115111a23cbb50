package dev.envelope.simulation.engine.job;

/** Numbers in the order in which they came: a ring that grows. */
public final class IntQueue {

    private int[] ring = new int[16];
    private int head;
    private int size;

    public int size() {
        return size;
    }

    /** The number that is this many behind the first. */
    public int get(int i) {
        return ring[(head + i) & (ring.length - 1)];
    }

    public void add(int number) {
        if (size == ring.length) {
            int[] larger = new int[2 * size];
            for (int i = 0; i < size; i++) {
                larger[i] = get(i);
            }
            ring = larger;
            head = 0;
        }
        ring[(head + size) & (ring.length - 1)] = number;
        size++;
    }

    public int remove() {
        int first = ring[head];
        head = (head + 1) & (ring.length - 1);
        size--;
        return first;
    }
}
