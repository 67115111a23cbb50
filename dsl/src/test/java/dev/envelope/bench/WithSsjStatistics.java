package dev.envelope.bench;

import java.util.ArrayDeque;
import umontreal.ssj.probdist.ExponentialDist;
import umontreal.ssj.randvar.RandomVariateGen;
import umontreal.ssj.rng.LFSR113;
import umontreal.ssj.simevents.Accumulate;
import umontreal.ssj.simevents.Event;
import umontreal.ssj.simevents.Simulator;
import umontreal.ssj.simevents.eventlist.EventList;
import umontreal.ssj.stat.Tally;

/**
 * M/M/1 as events of SSJ the way its guide has it: an event class for arrivals and one for departures, SSJ's own generators of
 * variates, a tally of the waits and an accumulator of the queue's length; with the fastest generator of its streams.
 */
final class WithSsjStatistics {

    private final Simulator simulator;
    private final RandomVariateGen between;
    private final RandomVariateGen services = new RandomVariateGen(new LFSR113(), new ExponentialDist(1));
    private final ArrayDeque<Customer> waiting = new ArrayDeque<>();
    private final ArrayDeque<Customer> served = new ArrayDeque<>();
    private final Tally waits = new Tally("waits");
    private final Accumulate queue;
    private final long calls;

    private WithSsjStatistics(EventList list, double utilisation, long calls) {
        this.simulator = new Simulator(list);
        this.between = new RandomVariateGen(new LFSR113(), new ExponentialDist(utilisation));
        this.queue = new Accumulate(simulator, "queue");
        this.calls = calls;
    }

    /** The mean wait, with service times of 1. */
    static double queue(EventList list, double utilisation, long calls) {
        return new WithSsjStatistics(list, utilisation, calls).run();
    }

    private double run() {
        simulator.init();
        queue.init(0);
        new Arrival().schedule(between.nextDouble());
        simulator.start();
        return waits.average();
    }

    private record Customer(double arrived, double service) {}

    private final class Arrival extends Event {
        Arrival() {
            super(WithSsjStatistics.this.simulator);
        }

        @Override
        public void actions() {
            schedule(between.nextDouble());
            Customer customer = new Customer(WithSsjStatistics.this.simulator.time(), services.nextDouble());
            if (served.isEmpty()) {
                begin(customer);
            } else {
                waiting.addLast(customer);
                queue.update(waiting.size());
            }
        }
    }

    private void begin(Customer customer) {
        waits.add(simulator.time() - customer.arrived);
        if (waits.numberObs() == calls) {
            simulator.stop();
        }
        served.addLast(customer);
        new Departure().schedule(customer.service);
    }

    private final class Departure extends Event {
        Departure() {
            super(WithSsjStatistics.this.simulator);
        }

        @Override
        public void actions() {
            served.removeFirst();
            if (!waiting.isEmpty()) {
                Customer next = waiting.removeFirst();
                queue.update(waiting.size());
                begin(next);
            }
        }
    }
}
