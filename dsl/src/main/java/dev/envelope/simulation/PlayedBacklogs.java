package dev.envelope.simulation;

import dev.envelope.quantity.Format;
import dev.envelope.simulation.engine.Interval;
import dev.envelope.simulation.playback.TimeSeries;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.IntFunction;
import java.util.stream.IntStream;

/** What piled up or was lost in a drill where nobody waits, so that no time of a call tells it. */
record PlayedBacklogs(Played came) {

    /** So many of them are worth a line, and so much of the most is as good as none. */
    private static final double PILED_UP = 100;

    private static final double WORKED_OFF = 0.05;

    List<String> findings() {
        TimeSeries series = came.series();
        List<String> found = new ArrayList<>();
        for (int k = 0; k < came.operations().size(); k++) {
            double lost = series.unheard(k, 0, series.slices()).estimate() * came.slice() * series.slices();
            if (lost >= 1) {
                found.add(Outcome.failedAside(came.operations().get(k), lost));
            }
        }
        for (int p = 0; p < came.parts().size(); p++) {
            int part = p;
            Place.Group group = came.parts().get(p);
            if (!group.place().isAwaited()) {
                worst(slice -> series.queue(part, slice, slice + 1))
                        .map(most -> group.name() + ", for which nobody waits: up to "
                                + most.told("calls were waiting", "worked off"))
                        .ifPresent(found::add);
            }
            worst(slice -> series.behind(part, slice))
                    .map(most -> group.name() + ": nodes were behind by up to " + most.told("writes", "caught up"))
                    .ifPresent(found::add);
        }
        return found;
    }

    /** The most that there was, when that was, and when it was as good as gone. */
    private record Worst(double number, String after, Optional<String> gone) {
        String told(String what, String gone) {
            return Format.count(number) + " " + what + ", after " + after + "; "
                    + this.gone.map(moment -> gone + " by " + moment).orElse("not " + gone + " by the end");
        }
    }

    private Optional<Worst> worst(IntFunction<Interval> ofSlice) {
        double[] number = IntStream.range(0, came.series().slices())
                .mapToDouble(i -> ofSlice.apply(i).estimate())
                .toArray();
        int worst = IntStream.range(0, number.length).reduce(0, (a, b) -> number[b] > number[a] ? b : a);
        double usual =
                Arrays.stream(number, 0, came.phases().get(0).to()).average().orElseThrow();
        if (number[worst] < PILED_UP + 2 * usual) {
            return Optional.empty();
        }
        Optional<String> gone = IntStream.range(worst, number.length)
                .filter(i -> number[i] < usual + WORKED_OFF * number[worst])
                .mapToObj(this::end)
                .findFirst();
        return Optional.of(new Worst(number[worst], end(worst), gone));
    }

    private String end(int slice) {
        return Format.time(came.series().end(slice));
    }
}
