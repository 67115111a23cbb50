package dev.envelope.simulation.engine;

import dev.envelope.simulation.random.Samples;

/** A replication of any network, event by event: the earliest one happens, and the job that it concerns goes on as far as it can. */
final class EventLoop implements Replication {

    private final Jobs jobs = new Jobs();
    private final Agenda agenda;
    private final Sources sources;
    private final Stations stations;
    private final Course course;
    private final Tally[] tallies;
    private final IntQueue lost = new IntQueue();

    private double since;
    private int before;

    EventLoop(Network network, Program program, long seed, int replication) {
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
    void rate(int source, double times) {
        sources.rate(source, times);
    }

    /** So many servers of a station work from now on; of those that crash, the calls fail now. */
    void staff(int station, int servers, boolean crash) {
        stations.staff(station, servers, crash, agenda.now, lost);
        while (lost.size() > 0) {
            course.visits().left(lost.remove(), station);
        }
        course.visits().resume(station);
        course.shed();
    }

    /** So many servers of a station go on working; whom the others serve waits there. */
    void hang(int station, int servers) {
        stations.staff(station, servers, true, agenda.now, course.visits().hanging(station));
    }

    /** How long the breakers of a guard have been in a state so far, in the mean over its callers. */
    double spent(int guard, BreakerState state) {
        return course.guards().spent(guard, state, agenda.now);
    }

    double now() {
        return agenda.now;
    }

    Stations stations() {
        return stations;
    }

    Course course() {
        return course;
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
