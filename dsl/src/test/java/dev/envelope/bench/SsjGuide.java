package dev.envelope.bench;

import java.util.LinkedList;
import umontreal.ssj.randvar.ExponentialGen;
import umontreal.ssj.randvar.RandomVariateGen;
import umontreal.ssj.rng.MRG32k3a;
import umontreal.ssj.simevents.Accumulate;
import umontreal.ssj.simevents.Event;
import umontreal.ssj.simevents.Sim;
import umontreal.ssj.stat.Tally;

/**
 * M/M/1 as the guide of SSJ's simulation package writes it with events ({@code QueueEv}): one simulator for all, with its usual list of
 * events; its usual generator; an event for each arrival and each departure, lists of who waits and who is served, a tally of the waits
 * and an accumulator of the queue's length. It keeps no percentile.
 */
final class SsjGuide {

    private final RandomVariateGen between;
    private final RandomVariateGen services;
    private final LinkedList<Customer> waiting = new LinkedList<>();
    private final LinkedList<Customer> served = new LinkedList<>();
    private final Tally waits = new Tally("waits");
    private final Accumulate length = new Accumulate("queue");

    private SsjGuide(double utilisation) {
        between = new ExponentialGen(new MRG32k3a(), utilisation);
        services = new ExponentialGen(new MRG32k3a(), 1);
    }

    /** The mean wait of about so many calls; service times of 1. */
    static double queue(double utilisation, long calls) {
        SsjGuide queue = new SsjGuide(utilisation);
        Sim.init();
        new End().schedule(calls / utilisation);
        queue.new Arrival().schedule(queue.between.nextDouble());
        Sim.start();
        return queue.waits.average();
    }

    private record Customer(double arrived, double service) {}

    private void begin(Customer customer) {
        waits.add(Sim.time() - customer.arrived);
        served.addLast(customer);
        new Departure().schedule(customer.service);
    }

    private final class Arrival extends Event {
        @Override
        public void actions() {
            new Arrival().schedule(between.nextDouble());
            Customer customer = new Customer(Sim.time(), services.nextDouble());
            if (served.isEmpty()) {
                begin(customer);
            } else {
                waiting.addLast(customer);
                length.update(waiting.size());
            }
        }
    }

    private final class Departure extends Event {
        @Override
        public void actions() {
            served.removeFirst();
            if (!waiting.isEmpty()) {
                Customer next = waiting.removeFirst();
                length.update(waiting.size());
                begin(next);
            }
        }
    }

    private static final class End extends Event {
        @Override
        public void actions() {
            Sim.stop();
        }
    }
}
