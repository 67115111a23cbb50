package dev.envelope.bench;

import java.util.ArrayDeque;
import umontreal.ssj.rng.LFSR113;
import umontreal.ssj.rng.RandomStream;
import umontreal.ssj.simevents.Event;
import umontreal.ssj.simevents.Simulator;
import umontreal.ssj.simevents.eventlist.EventList;

/** The same systems as events of SSJ, with its fastest generator, an event object for each customer, and no statistics of its own. */
final class WithSsj {

    private final Simulator simulator;
    private final RandomStream random = new LFSR113();
    private final Station[] stations;
    private final double rate;
    private final long calls;
    private final ArrayDeque<Customer> free = new ArrayDeque<>();
    private long done;
    private double sum;

    private WithSsj(EventList list, int[] servers, double[] service, double rate, long calls) {
        this.simulator = new Simulator(list);
        this.rate = rate;
        this.calls = calls;
        this.stations = new Station[servers.length];
        for (int s = 0; s < servers.length; s++) {
            stations[s] = new Station(servers[s], service[s]);
        }
    }

    /** The mean response of the reference network. */
    static double network(EventList list, long calls) {
        int[] servers = {1, 20, 1, 8, 1, 10};
        double[] service = {0.0005, 0.016, 0.0005, 0.064, 0.0006, 0.008};
        return new WithSsj(list, servers, service, 1_000, calls).run();
    }

    /** The mean response of M/M/1 with service times of 1. */
    static double queue(EventList list, double utilisation, long calls) {
        return new WithSsj(list, new int[] {1}, new double[] {1}, utilisation, calls).run();
    }

    private double exponential(double mean) {
        return -mean * Math.log(random.nextDouble());
    }

    private double run() {
        simulator.init();
        new Arrival().schedule(exponential(1 / rate));
        simulator.start();
        return sum / done;
    }

    private final class Arrival extends Event {
        Arrival() {
            super(WithSsj.this.simulator);
        }

        @Override
        public void actions() {
            schedule(exponential(1 / rate));
            Customer customer = free.isEmpty() ? new Customer() : free.removeLast();
            customer.start = WithSsj.this.simulator.time();
            stations[0].arrive(customer);
        }
    }

    /** A customer is the event of its own departure. */
    private final class Customer extends Event {
        private double start;
        private int at;

        Customer() {
            super(WithSsj.this.simulator);
        }

        @Override
        public void actions() {
            int from = at;
            stations[from].release();
            if (from == stations.length - 1) {
                sum += WithSsj.this.simulator.time() - start;
                free.addLast(this);
                if (++done == calls) {
                    WithSsj.this.simulator.stop();
                }
                at = 0;
                return;
            }
            at = from == 2 && random.nextDouble() >= 0.1 ? 4 : from + 1;
            stations[at].arrive(this);
        }
    }

    private final class Station {
        private final ArrayDeque<Customer> queue = new ArrayDeque<>();
        private final double service;
        private int idle;

        Station(int servers, double service) {
            this.idle = servers;
            this.service = service;
        }

        void arrive(Customer customer) {
            if (idle > 0) {
                idle--;
                customer.schedule(exponential(service));
            } else {
                queue.addLast(customer);
            }
        }

        void release() {
            if (queue.isEmpty()) {
                idle++;
            } else {
                queue.removeFirst().schedule(exponential(service));
            }
        }
    }
}
