package dev.envelope.simulation.engine;

import dev.envelope.simulation.engine.clock.Tournament;
import dev.envelope.simulation.engine.job.Jobs;
import dev.envelope.simulation.engine.station.StationTally;
import dev.envelope.simulation.random.Samples;
import java.util.Arrays;

/**
 * A station of a feed-forward network: the edges that lead to it, and when each of its servers is done with whom.
 *
 * <p>A single server is Lindley's recursion: a call begins when it has come and the one before it is done. Of several servers it
 * takes the one that is done first (Kiefer and Wolfowitz); these times ascend, so that calls leave a station in order, too.
 */
final class Queue {

    private static final int MOST = 512;

    private final int stream;
    private final Edge[] from;
    private final boolean isLast;
    private final FeedForward network;
    private final Samples samples;

    private final double[] drawn = new double[MOST];
    private final Edge together;
    private final int[] afters = new int[MOST];

    private final Tournament done;
    private final int servers;
    private final double[] servedSince;
    private final int[] servedTo;

    private final double[] leavingAt;
    private final double[] leavingSince;
    private final int[] leavingTo;
    private int leaving;

    private double free;
    private long served;
    private double waited;
    private double busy;

    /** {@code isLast} if calls end here, so that nobody asks in which order they leave. */
    Queue(int stream, Edge[] from, int servers, boolean isLast, FeedForward network, Samples samples) {
        this.stream = stream;
        this.from = from;
        this.isLast = isLast;
        this.network = network;
        this.samples = samples;
        this.together = new Edge(stream, Jobs.NOBODY);
        this.servers = servers;
        this.done = new Tournament(servers);
        this.servedSince = new double[servers];
        this.servedTo = new int[servers];
        this.leavingAt = new double[MOST + servers];
        this.leavingSince = new double[MOST + servers];
        this.leavingTo = new int[MOST + servers];
        Arrays.fill(servedTo, Jobs.NOBODY);
        for (int i = 0; i < servers; i++) {
            done.set(i, 0);
        }
        if (from.length == 1) {
            Arrays.fill(afters, from[0].after);
        }
    }

    /** Serves all calls that come by a moment. */
    void runTo(double moment) {
        Edge calls = from.length == 1 ? from[0] : together;
        for (int end = arrived(moment); end > calls.head; end = arrived(moment)) {
            serve(calls.times, calls.starts, calls.head, end);
            calls.head = end;
        }
        if (servers > 1 && !isLast) {
            flush(moment);
        }
    }

    private int arrived(double moment) {
        if (from.length == 1) {
            return from[0].upTo(moment, MOST);
        }
        together.head = 0;
        together.tail = 0;
        Edge first = earliest();
        while (together.tail < MOST && first.next() <= moment) {
            afters[together.tail] = first.after;
            together.add(first.next(), first.starts[first.head++]);
            first = earliest();
        }
        return together.tail;
    }

    private Edge earliest() {
        Edge earliest = from[0];
        for (int i = 1; i < from.length; i++) {
            earliest = from[i].next() < earliest.next() ? from[i] : earliest;
        }
        return earliest;
    }

    private void serve(double[] times, double[] starts, int first, int end) {
        served += end - first;
        if (servers > 1 && !isLast) {
            severalServers(times, starts, first, end);
            leave();
            return;
        }
        if (servers == 1) {
            oneServer(times, first, end);
        } else {
            lastServers(times, first, end);
        }
        if (from.length == 1) {
            network.go(from[0].after, times, starts, first, end);
        } else {
            go(times, starts, afters, first, end);
        }
    }

    /**
     * Replaces the times at which calls come by those at which they leave: the work until then, which is drawn as such, and the latest
     * of all that came less the work before it. Said so, a call waits for its predecessor in the maximum alone. Among longs that is
     * done in a cycle, and bits are in the order of their numbers where one of two is not below 0, as the latest never is.
     */
    private void oneServer(double[] times, int first, int end) {
        samples.fillWithSums(stream, 0, drawn, end - first);
        double before = 0;
        double wait = 0;
        long latest = Double.doubleToRawLongBits(free);
        for (int i = first; i < end; i++) {
            latest = Math.max(latest, Double.doubleToRawLongBits(times[i] - before));
            double idle = Double.longBitsToDouble(latest);
            wait += idle + before - times[i];
            before = drawn[i - first];
            times[i] = idle + before;
        }
        free = Double.longBitsToDouble(latest) + before;
        waited += wait;
        busy += before;
    }

    private void lastServers(double[] times, int first, int end) {
        samples.fill(stream, drawn, end - first);
        for (int i = first; i < end; i++) {
            int server = done.first();
            serve(times[i], server, drawn[i - first]);
            times[i] = done.time(server);
        }
    }

    private void serve(double time, int server, double service) {
        double begin = Math.max(time, done.time(server));
        waited += begin - time;
        busy += service;
        done.set(server, begin + service);
    }

    private void severalServers(double[] times, double[] starts, int first, int end) {
        samples.fill(stream, drawn, end - first);
        for (int i = first; i < end; i++) {
            int server = done.first();
            leave(server);
            servedSince[server] = starts[i];
            servedTo[server] = afters[i - first];
            serve(times[i], server, drawn[i - first]);
        }
    }

    private void leave(int server) {
        if (servedTo[server] != Jobs.NOBODY) {
            leavingAt[leaving] = done.time(server);
            leavingSince[leaving] = servedSince[server];
            leavingTo[leaving++] = servedTo[server];
            servedTo[server] = Jobs.NOBODY;
        }
    }

    /** Lets all go, in their order, that are done. */
    private void flush(double moment) {
        int server = done.first();
        while (done.time(server) <= moment) {
            leave(server);
            // an idle server could have taken any call since: from when on makes no difference any more
            done.set(server, Math.nextUp(moment));
            server = done.first();
        }
        leave();
    }

    private void leave() {
        go(leavingAt, leavingSince, leavingTo, 0, leaving);
        leaving = 0;
    }

    /** Calls go on, those together that stand beside each other and go the same way. */
    private void go(double[] times, double[] starts, int[] to, int first, int end) {
        int i = first;
        while (i < end) {
            int after = to[i - first];
            int run = i + 1;
            while (run < end && to[run - first] == after) {
                run++;
            }
            network.go(after, times, starts, i, run);
            i = run;
        }
    }

    /** How many calls are being served. */
    long inService() {
        return Arrays.stream(servedTo).filter(to -> to != Jobs.NOBODY).count();
    }

    void forget() {
        served = 0;
        waited = 0;
        busy = 0;
    }

    /** Each call counts with all its wait and service where it is served. */
    StationTally tally(double seconds) {
        return new StationTally(seconds, served, served, 0, 0, 0, waited, waited, busy, 0);
    }
}
