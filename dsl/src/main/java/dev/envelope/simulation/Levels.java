package dev.envelope.simulation;

import dev.envelope.simulation.playback.Change;
import dev.envelope.simulation.playback.Timeline.Cue;
import java.util.ArrayList;
import java.util.List;
import java.util.function.DoubleFunction;
import java.util.stream.Stream;

/** Factors that hold for a time each, and are multiplied where they overlap. */
final class Levels {

    private record Level(double from, double to, double factor) {}

    private final List<Level> all = new ArrayList<>();

    void add(double from, double to, double factor) {
        all.add(new Level(from, to, factor));
    }

    private double[] bounds() {
        return all.stream()
                .flatMap(each -> Stream.of(each.from(), each.to()))
                .mapToDouble(each -> each)
                .sorted()
                .distinct()
                .toArray();
    }

    private double at(double time) {
        return all.stream()
                .filter(each -> each.from() <= time && time < each.to())
                .mapToDouble(Level::factor)
                .reduce(1, (a, b) -> a * b);
    }

    /** The product from each moment at which it may change. */
    List<Cue> cues(DoubleFunction<Change> change) {
        List<Cue> cues = new ArrayList<>();
        for (double bound : bounds()) {
            cues.add(new Cue(bound, change.apply(at(bound))));
        }
        return cues;
    }

    /** The mean product over a time from 0. */
    double mean(double to) {
        double[] bounds = bounds();
        double sum = to;
        for (int i = 0; i + 1 < bounds.length; i++) {
            double length = Math.max(0, Math.min(to, bounds[i + 1]) - bounds[i]);
            sum += length * (at(bounds[i]) - 1);
        }
        return sum / to;
    }
}
