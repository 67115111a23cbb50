package dev.envelope.simulation.engine.clock;

/**
 * What happens when: the moment that it is, and all moments that are to come.
 *
 * <p>The leaves of the tournament are, in this order, the sources, a queue for each length of delay, the heap of all other times,
 * and the servers. A job is a number from zero on, and a timer one below.
 */
public final class Agenda {

    public final Tournament next;
    public final TimeHeap later = new TimeHeap();

    /** The leaf of the heap, behind which are those of the servers. */
    public final int heap;

    private final int sources;
    private final DelayQueue[] delays;

    public double now;

    /**
     * Nothing is to come.
     *
     * @param lengths of the delays
     */
    public Agenda(int sources, double[] lengths, int servers) {
        this.sources = sources;
        heap = sources + lengths.length;
        next = new Tournament(heap + 1 + servers);
        delays = new DelayQueue[lengths.length];
        for (int i = 0; i < delays.length; i++) {
            delays[i] = new DelayQueue(lengths[i]);
        }
    }

    public boolean isSource(int leaf) {
        return leaf < sources;
    }

    public boolean isServer(int leaf) {
        return leaf > heap;
    }

    public boolean isHeap(int leaf) {
        return leaf == heap;
    }

    /** A job or a timer comes after the time of a queue of delays. */
    public void after(int queue, int what) {
        if (delays[queue].add(what, now)) {
            next.set(sources + queue, delays[queue].next());
        }
    }

    /** A job or a timer comes after any time. */
    public void later(double seconds, int what) {
        later.add(now + seconds, what);
        next.set(heap, later.first());
    }

    /** Who comes out of the queue of delays of a leaf. */
    public int delayed(int leaf, Timers timers) {
        DelayQueue queue = delays[leaf - sources];
        int what = queue.remove();
        timers.skip(queue);
        next.set(leaf, queue.next());
        return what;
    }
}
