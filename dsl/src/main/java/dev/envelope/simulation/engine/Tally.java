package dev.envelope.simulation.engine;

/** What became of the calls of one operation: how many were answered and how fast, and how many were turned away. */
final class Tally {

    final Histogram times = new Histogram();
    long answered;
    double sum;
    long dropped;

    void answer(double time) {
        answered++;
        sum += time;
        times.add(time);
    }

    /** The same of many, each answered a delay after its time. */
    void answer(double[] times, double[] starts, int from, int to, double delay) {
        double all = 0;
        for (int i = from; i < to; i++) {
            double time = times[i] - starts[i] + delay;
            all += time;
            this.times.add(time);
        }
        answered += to - from;
        sum += all;
    }

    double mean() {
        return sum / answered;
    }

    void clear() {
        times.clear();
        answered = 0;
        sum = 0;
        dropped = 0;
    }
}
