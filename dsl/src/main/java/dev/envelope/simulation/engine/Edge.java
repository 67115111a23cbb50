package dev.envelope.simulation.engine;

import dev.envelope.simulation.engine.clock.Tournament;

/** Calls on their way to a station, in the order in which they arrive: when each arrives, and when it began. */
final class Edge {

    /** The station that they go to. */
    final int station;

    /** Where they go on after it. */
    final int after;

    /** From {@link #head} to before {@link #tail}. */
    double[] times = new double[64];

    double[] starts = new double[64];
    int head;
    int tail;

    Edge(int station, int after) {
        this.station = station;
        this.after = after;
    }

    /** When the next one arrives; never, if there is none. */
    double next() {
        return head == tail ? Tournament.NEVER : times[head];
    }

    /** Behind the last one that arrives by a moment, of at most so many. */
    int upTo(double moment, int most) {
        return upTo(moment, times, head, Math.min(tail, head + most));
    }

    /** Behind the last of ascending times that is not after a moment; mostly that is all of them. */
    static int upTo(double moment, double[] times, int from, int to) {
        if (from == to || times[to - 1] <= moment) {
            return to;
        }
        int first = from;
        int end = to - 1;
        while (first < end) {
            int middle = (first + end) >>> 1;
            if (times[middle] <= moment) {
                first = middle + 1;
            } else {
                end = middle;
            }
        }
        return end;
    }

    int size() {
        return tail - head;
    }

    void add(double time, double start) {
        makeRoom(1);
        times[tail] = time;
        starts[tail++] = start;
    }

    /** Adds some of other calls, each so much later. */
    void add(double[] when, double[] began, int from, int to, double delay) {
        makeRoom(to - from);
        System.arraycopy(began, from, starts, tail, to - from);
        if (delay == 0) {
            System.arraycopy(when, from, times, tail, to - from);
        } else {
            int shift = tail - from;
            for (int i = from; i < to; i++) {
                times[shift + i] = when[i] + delay;
            }
        }
        tail += to - from;
    }

    private void makeRoom(int more) {
        if (head == tail) {
            head = 0;
            tail = 0;
        }
        if (tail + more <= times.length) {
            return;
        }
        int size = tail - head;
        boolean isFull = 2 * (size + more) > times.length;
        double[] toTimes = isFull ? new double[2 * (times.length + more)] : times;
        double[] toStarts = isFull ? new double[toTimes.length] : starts;
        System.arraycopy(times, head, toTimes, 0, size);
        System.arraycopy(starts, head, toStarts, 0, size);
        times = toTimes;
        starts = toStarts;
        head = 0;
        tail = size;
    }
}
