package dev.envelope.simulation;

import dev.envelope.simulation.Staging.Act;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.DoubleStream;

/**
 * A time between two events: before, during or after the scenes.
 *
 * @param from the first of its slices
 * @param to the slice behind its last one
 * @param isCalm whether no scene is on
 */
record Phase(String name, int from, int to, boolean isCalm) {

    /** The phases of a time that is cut into slices; an event counts from the slice boundary next to it. */
    static List<Phase> of(List<Act> acts, double slice, int slices) {
        int[] bounds = DoubleStream.concat(
                        DoubleStream.of(0, slice * slices),
                        acts.stream().flatMapToDouble(act -> DoubleStream.of(act.from(), act.to())))
                .mapToInt(time -> (int) Math.min(slices, Math.rint(time / slice)))
                .sorted()
                .distinct()
                .toArray();
        List<Phase> phases = new ArrayList<>();
        for (int i = 0; i + 1 < bounds.length; i++) {
            double middle = (bounds[i] + bounds[i + 1]) * slice / 2;
            String on = acts.stream()
                    .filter(act -> act.from() <= middle && middle < act.to())
                    .map(Act::name)
                    .collect(Collectors.joining(" + "));
            phases.add(new Phase(on.isEmpty() ? calm(acts, middle) : on, bounds[i], bounds[i + 1], on.isEmpty()));
        }
        return phases;
    }

    private static String calm(List<Act> acts, double time) {
        if (acts.stream().allMatch(act -> time < act.from())) {
            return "before";
        }
        return acts.stream().allMatch(act -> time >= act.to()) ? "after" : "between";
    }
}
