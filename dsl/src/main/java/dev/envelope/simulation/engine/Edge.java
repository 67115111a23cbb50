package dev.envelope.simulation.engine;

/** Calls on their way to a station, in the order in which they arrive: a ring of arrival times and of when each call began. */
final class Edge {

    /** The station that they go to. */
    final int station;

    /** Where they go on after it. */
    final int after;

    private double[] times = new double[64];
    private double[] starts = new double[64];
    private int mask = 63;
    private int head;
    private int tail;

    Edge(int station, int after) {
        this.station = station;
        this.after = after;
    }

    /** When the next one arrives; never, if there is none. */
    double next() {
        return head == tail ? Tournament.NEVER : times[head & mask];
    }

    void add(double time, double start) {
        if (tail - head > mask) {
            grow();
        }
        int at = tail++ & mask;
        times[at] = time;
        starts[at] = start;
    }

    /** Takes the next one out and tells when it began. */
    double remove() {
        return starts[head++ & mask];
    }

    private void grow() {
        int size = 2 * (mask + 1);
        double[] moreTimes = new double[size];
        double[] moreStarts = new double[size];
        for (int i = head; i != tail; i++) {
            moreTimes[i - head] = times[i & mask];
            moreStarts[i - head] = starts[i & mask];
        }
        tail -= head;
        head = 0;
        times = moreTimes;
        starts = moreStarts;
        mask = size - 1;
    }
}
