package dev.envelope.simulation.engine.clock;

/** Jobs, and timers, that are on the way for an equally long time, so that they arrive in the order in which they left. */
final class DelayQueue {

    private final double delay;
    private double[] times = new double[16];
    private int[] ring = new int[16];
    private int head;
    private int size;

    DelayQueue(double delay) {
        this.delay = delay;
    }

    int size() {
        return size;
    }

    /** Who arrives next, if anybody is on the way. */
    int first() {
        return ring[head];
    }

    /** When the next one arrives. */
    double next() {
        return size == 0 ? Tournament.NEVER : times[head];
    }

    /** Whether nobody was on the way before. */
    boolean add(int job, double now) {
        if (size == ring.length) {
            grow();
        }
        int tail = (head + size) & (ring.length - 1);
        ring[tail] = job;
        times[tail] = now + delay;
        return size++ == 0;
    }

    private void grow() {
        int[] jobs = new int[2 * size];
        double[] arrivals = new double[2 * size];
        for (int i = 0; i < size; i++) {
            int from = (head + i) & (size - 1);
            jobs[i] = ring[from];
            arrivals[i] = times[from];
        }
        ring = jobs;
        times = arrivals;
        head = 0;
    }

    int remove() {
        int job = ring[head];
        head = (head + 1) & (ring.length - 1);
        size--;
        return job;
    }
}
