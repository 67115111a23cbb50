package dev.envelope.bench;

import java.util.ArrayDeque;
import java.util.stream.DoubleStream;
import umontreal.ssj.randvar.ExponentialGen;
import umontreal.ssj.randvar.RandomVariateGen;
import umontreal.ssj.rng.LFSR113;
import umontreal.ssj.rng.RandomStream;
import umontreal.ssj.simevents.Accumulate;
import umontreal.ssj.simevents.Event;
import umontreal.ssj.simevents.Simulator;
import umontreal.ssj.simevents.eventlist.EventList;
import umontreal.ssj.stat.Tally;
import umontreal.ssj.stat.TallyHistogram;

/**
 * The same systems as events of SSJ the way its guide writes a queue, with the fastest generator of its streams: an event for each
 * arrival and each departure, SSJ's own generators of variates, of each station a tally of the waits and an accumulator of the queue's length; and a histogram of the responses, of which
 * a percentile can be told.
 */
final class WithSsjStatistics {

    private static final double TIMES_THE_SERVICE = 64;
    private static final int CELLS = 8_192;

    private final Simulator simulator;
    private final RandomVariateGen between;
    private final RandomStream ways;
    private final Station[] stations;
    private final Tally responses;
    private final long calls;

    private WithSsjStatistics(EventList list, int[] servers, double[] service, double rate, long calls) {
        this.simulator = new Simulator(list);
        this.between = new ExponentialGen(new LFSR113(), rate);
        this.ways = new LFSR113();
        this.calls = calls;
        this.stations = new Station[servers.length];
        for (int s = 0; s < servers.length; s++) {
            stations[s] = new Station(s, servers[s], service[s]);
        }
        double longest = TIMES_THE_SERVICE * DoubleStream.of(service).sum();
        this.responses = new TallyHistogram("responses", 0, longest, CELLS);
    }

    /** The mean response of the reference network. */
    static double network(EventList list, long calls) {
        int[] servers = {1, 20, 1, 8, 1, 10};
        double[] service = {0.0005, 0.016, 0.0005, 0.064, 0.0006, 0.008};
        return new WithSsjStatistics(list, servers, service, 1_000, calls).run();
    }

    /** The mean response of M/M/1 with service times of 1. */
    static double queue(EventList list, double utilisation, long calls) {
        return new WithSsjStatistics(list, new int[] {1}, new double[] {1}, utilisation, calls).run();
    }

    private double run() {
        simulator.init();
        for (Station station : stations) {
            station.length.init(0);
        }
        new Arrival().schedule(between.nextDouble());
        simulator.start();
        return responses.average();
    }

    private static final class Customer {
        private final double start;
        private double arrived;

        Customer(double start) {
            this.start = start;
        }
    }

    private final class Arrival extends Event {
        Arrival() {
            super(WithSsjStatistics.this.simulator);
        }

        @Override
        public void actions() {
            schedule(between.nextDouble());
            stations[0].arrive(new Customer(WithSsjStatistics.this.simulator.time()));
        }
    }

    private final class Departure extends Event {
        private final Customer customer;
        private final int from;

        Departure(Customer customer, int from) {
            super(WithSsjStatistics.this.simulator);
            this.customer = customer;
            this.from = from;
        }

        @Override
        public void actions() {
            stations[from].release();
            if (from < stations.length - 1) {
                stations[from == 2 && ways.nextDouble() >= 0.1 ? 4 : from + 1].arrive(customer);
                return;
            }
            responses.add(WithSsjStatistics.this.simulator.time() - customer.start);
            if (responses.numberObs() == calls) {
                WithSsjStatistics.this.simulator.stop();
            }
        }
    }

    private final class Station {
        private final ArrayDeque<Customer> queue = new ArrayDeque<>();
        private final RandomVariateGen services;
        private final Tally waits = new Tally("waits");
        private final Accumulate length = new Accumulate(simulator, "queue");
        private final int at;
        private int idle;

        Station(int at, int servers, double service) {
            this.at = at;
            this.idle = servers;
            this.services = new ExponentialGen(new LFSR113(), 1 / service);
        }

        void arrive(Customer customer) {
            customer.arrived = simulator.time();
            if (idle > 0) {
                idle--;
                begin(customer);
            } else {
                queue.addLast(customer);
                length.update(queue.size());
            }
        }

        void release() {
            if (queue.isEmpty()) {
                idle++;
            } else {
                Customer next = queue.removeFirst();
                length.update(queue.size());
                begin(next);
            }
        }

        private void begin(Customer customer) {
            waits.add(simulator.time() - customer.arrived);
            new Departure(customer, at).schedule(services.nextDouble());
        }
    }
}
