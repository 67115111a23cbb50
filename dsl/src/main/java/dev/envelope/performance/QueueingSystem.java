package dev.envelope.performance;

import dev.envelope.quantity.Count;
import dev.envelope.quantity.Format;
import dev.envelope.quantity.Rate;
import dev.envelope.quantity.Time;
import dev.envelope.view.View;
import org.knowm.xchart.XYChart;

/** Servers that calls come to, with or without a queue before them, which are plotted over the load. */
public interface QueueingSystem extends Worked {

    /** The mean time that a call occupies a server. */
    Time service();

    /** How many calls are worked on at once. */
    Count servers();

    /** What becomes of it under other loads. */
    XYChart chart();

    /** The arrivals that load each server so much. */
    default Rate arrivalsAt(double load) {
        return servers().per(service()).times(load);
    }

    /** Calls that take no time load nothing, and where nobody serves there is no load of a server. */
    @Override
    default View view() {
        double number = servers().value();
        View worked = Worked.super.view();
        View view = number == Math.rint(number)
                ? worked
                : worked.text(
                        Format.number(number)
                                + " servers lie between whole numbers: the formulas are continued from one to the next, and exact only there.");
        return service().value() > 0 && number > 0 ? view.chart(this::chart) : view;
    }
}
