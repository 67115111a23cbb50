package dev.envelope.simulation.engine;

import dev.envelope.simulation.engine.clock.Agenda;
import dev.envelope.simulation.engine.job.IntQueue;
import dev.envelope.simulation.engine.job.Jobs;
import dev.envelope.simulation.engine.station.Pool;
import dev.envelope.simulation.engine.station.StationTally;
import dev.envelope.simulation.engine.station.Stations;
import dev.envelope.simulation.network.Network;
import dev.envelope.simulation.random.Samples;

/** A replication of any network, event by event: the earliest one happens, and the job that it concerns goes on as far as it can. */
public final class EventLoop implements Replication {

    private final Jobs jobs = new Jobs();
    private final Agenda agenda;
    private final Sources sources;
    private final Stations stations;
    private final Course course;
    private final Tally[] tallies;
    private final IntQueue lost = new IntQueue();

    private double since;
    private int before;

    public EventLoop(Network network, Program program, long seed, int replication) {
        Samples samples = program.samples(seed, replication);
        boolean watched = !network.guards().isEmpty() || !network.caches().isEmpty();
        agenda = new Agenda(network.sources().size(), program.delays, Pool.leaves(network.stations()));
        sources = new Sources(network.sources(), network.stations().size(), agenda, samples);
        stations = new Stations(network.stations(), agenda.heap, agenda.next, agenda.later, jobs, watched, samples);
        tallies = new Tally[network.operations()];
        for (int i = 0; i < tallies.length; i++) {
            tallies[i] = new Tally();
        }
        course = new Course(network, program, agenda, jobs, samples, stations, tallies, seed, replication);
    }

    @Override
    public void run(long calls) {
        long until = course.finished() + calls;
        while (course.finished() < until) {
            happen(agenda.next.first());
        }
    }

    @Override
    public void runTo(double moment) {
        int leaf = agenda.next.first();
        while (agenda.next.time(leaf) <= moment) {
            happen(leaf);
            leaf = agenda.next.first();
        }
        agenda.now = moment;
    }

    private void happen(int leaf) {
        agenda.now = agenda.next.time(leaf);
        if (agenda.isServer(leaf)) {
            course.goOn(stations.depart(leaf, agenda.now));
            course.shed();
        } else if (agenda.isSource(leaf)) {
            sources.arrived(leaf);
            course.begin(sources.operation(leaf), sources.entry(leaf));
        } else if (agenda.isHeap(leaf)) {
            heap();
        } else {
            course.delayed(leaf);
        }
    }

    private void heap() {
        int what = agenda.later.remove();
        if (what < 0) {
            agenda.next.set(agenda.heap, agenda.later.first());
            course.ring(what);
        } else {
            stations.departWide(what, agenda.now);
            course.goOn(what);
            course.shed();
        }
    }

    /** Calls of a source come this many times as often as they would, from now on. */
    public void rate(int source, double times) {
        sources.rate(source, times);
    }

    /** So many servers of a station work from now on; of those that crash, the calls fail now. */
    public void staff(int station, int servers, boolean crash) {
        stations.staff(station, servers, crash, agenda.now, lost);
        while (lost.size() > 0) {
            course.visits().left(lost.remove(), station);
        }
        course.visits().resume(station);
        course.shed();
    }

    /** So many servers of a station go on working; whom the others serve waits there. */
    public void hang(int station, int servers) {
        stations.staff(station, servers, true, agenda.now, course.visits().hanging(station));
    }

    /** A call takes this many times as long at a station from now on, if it is begun from now on. */
    public void pace(int station, double times) {
        stations.pace(station, times);
    }

    /** The first of the stations that begin here gets this part of their calls beside its share of the rest. */
    public void hot(int first, double share) {
        course.visits().nodes().hot(first, share);
    }

    /** This part of the calls asks a cache for its most popular key. */
    public void hotKey(int cache, double share) {
        course.caches().hot(cache, share);
    }

    /** What a node of a cache holds is gone; if it crashed, so are the writes that only it has. */
    public void clear(int cache, int node, boolean crash) {
        course.caches().clear(cache, node, crash, agenda.now);
    }

    /** Calls are kept from a station, or not any more. */
    public void avoid(int station, boolean isDown) {
        course.visits().nodes().avoid(station, isDown);
    }

    /** The parts of a station's calls that come to servers of it that are down, and to servers that hang, because nobody knows it yet. */
    public void unseen(int station, double isDown, double hangs) {
        course.visits().nodes().unseen(station, isDown, hangs);
    }

    /** This part of those that wait at servers that hang hears of them: it is served now, or fails. */
    public void release(int station, double part, boolean isServed) {
        course.visits().release(station, part, isServed);
        course.visits().resume(station);
    }

    /** How many servers of a station take calls. */
    public int servers(int station) {
        return stations.servers(station);
    }

    /** How many writes a copy has missed while it was down, and not begun to apply. */
    public int missed(int station) {
        return stations.arrears().of(station);
    }

    /** How long the breakers of a guard have been in a state so far, in the mean over its callers. */
    public double spent(int guard, BreakerState state) {
        return course.guards().spent(guard, state, agenda.now);
    }

    public double now() {
        return agenda.now;
    }

    @Override
    public void forget() {
        stations.forget(agenda.now);
        course.caches().forget(agenda.now);
        before = jobs.underWay();
        for (Tally tally : tallies) {
            tally.clear();
        }
        since = agenda.now;
    }

    @Override
    public Tally tally(int i) {
        return tallies[i];
    }

    @Override
    public StationTally station(int i) {
        return stations.tally(i, agenda.now);
    }

    @Override
    public CacheTally cache(int i) {
        return course.caches().tally(i, agenda.now);
    }

    @Override
    public long gained() {
        return jobs.underWay() - before;
    }

    @Override
    public double seconds() {
        return agenda.now - since;
    }

    @Override
    public String engine() {
        return "Event loop";
    }
}
