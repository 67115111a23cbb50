package dev.envelope.simulation;

import dev.envelope.quantity.Format;
import dev.envelope.simulation.playback.Change;
import dev.envelope.simulation.playback.Timeline.Cue;
import dev.envelope.simulation.scene.Timing;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;

/**
 * Rolling updates as changes of a network.
 *
 * <p>One takes ⌊unavailable⌋ instances away and starts ⌈surge⌉ beside them, until all are new; each that goes finishes its calls. Nodes with
 * data go without a surge, and never two copies of a record at once. What a node of a cache holds is gone with it.
 */
final class Rollouts {

    private static final double ROUNDING = 1e-9;

    private final Floor floor;
    private final Holding holding;
    private final List<Cue> cues;
    private final Set<String> notes;

    Rollouts(Rehearsal rehearsal, List<Cue> cues, Set<String> notes) {
        this.floor = rehearsal.floor();
        this.holding = rehearsal.holding();
        this.cues = cues;
        this.notes = notes;
    }

    /** A new version of a place, with so large parts of its instances away and more. */
    void deploy(Timing when, Place place, double unavailable, double surge) {
        int all = floor.instances(place);
        boolean nodes = place.queues() > 1;
        int more = nodes ? 0 : (int) Math.ceil(all * surge - ROUNDING);
        int away = (int) (all * unavailable + ROUNDING);
        int apart = place.replicas().map(Replicas::shards).orElse(all);
        int fewer = away + more == 0 ? 1 : Math.min(away, apart);
        int waves = (all + fewer + more - 1) / (fewer + more);
        double each = (when.to() - when.from()) / waves;
        for (int wave = 0; wave < waves; wave++) {
            int first = wave * (fewer + more);
            int out = Math.min(fewer, all - first);
            double from = when.from() + wave * each;
            double to = wave + 1 == waves ? when.to() : from + each;
            if (nodes) {
                IntStream.range(first, first + out)
                        .forEach(i -> away(from, to, place.first() + place.turn(i), place.servers()));
            } else if (out > 0) {
                away(from, to, place.first(), floor.servers(place, out));
            }
            int last = Math.min(all, first + fewer + more);
            holding.at(place)
                    .ifPresent(shelf -> IntStream.range(first, last)
                            .forEach(i -> cues.add(new Cue(to, new Change.Cleared(shelf.number(), i, false)))));
        }
        notes.add(place.name() + ": " + waves + " steps of " + Format.time(each) + ", in each " + fewer + " of " + all
                + " away and " + more + " more started beside them.");
        place.replicas().map(Replicas::catchingUp).ifPresent(notes::add);
    }

    private void away(double from, double to, int station, int servers) {
        cues.add(new Cue(from, new Change.Down(station, servers, false)));
        cues.add(new Cue(to, new Change.Back(station, servers)));
    }
}
