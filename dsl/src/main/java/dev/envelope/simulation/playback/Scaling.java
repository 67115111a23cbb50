package dev.envelope.simulation.playback;

import dev.envelope.capacity.Autoscaling;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.function.IntToDoubleFunction;
import java.util.stream.IntStream;

/**
 * What an autoscaler does while a replication runs.
 *
 * <p>It looks at the utilisation since it last looked, of the servers that there were, and asks for as many instances as {@link
 * Autoscaling} says. New ones take calls after a delay. It goes down to the most that it asked for within its settling time; those
 * that go finish their calls first.
 */
final class Scaling {

    /** How many instances were asked for at a moment. */
    private record Asked(double time, int instances) {}

    private final Scaler scaler;
    private final Playback playback;
    private final Deque<Asked> recently = new ArrayDeque<>();
    private int wanted;
    private int there;
    private double busy;
    private double paid;

    Scaling(Scaler scaler, Playback playback) {
        this.scaler = scaler;
        this.playback = playback;
        this.wanted = scaler.start();
        this.there = scaler.start();
    }

    void begin() {
        staff();
        playback.at(scaler.period(), this::look);
    }

    private void staff() {
        if (scaler.queues() == 1) {
            playback.ready(scaler.first(), there * scaler.each());
            return;
        }
        for (int i = 0; i < scaler.queues(); i++) {
            playback.ready(scaler.first() + i, i < there ? scaler.each() : 0);
        }
    }

    private double sum(IntToDoubleFunction ofStation) {
        return IntStream.range(scaler.first(), scaler.first() + scaler.queues())
                .mapToDouble(ofStation)
                .sum();
    }

    private void look() {
        double now = playback.now();
        double worked = sum(playback::busy);
        double present = sum(playback::paid);
        int asked = present > paid ? asked((worked - busy) / (present - paid)) : wanted;
        busy = worked;
        paid = present;
        recently.addLast(new Asked(now, asked));
        while (recently.getFirst().time() < now - scaler.settling()) {
            recently.removeFirst();
        }
        int most = recently.stream().mapToInt(Asked::instances).max().orElseThrow();
        if (asked > wanted) {
            grow(asked - wanted);
        } else if (most < wanted) {
            shrink(wanted - most);
        }
        playback.at(now + scaler.period(), this::look);
    }

    private int asked(double utilisation) {
        double replicas = Autoscaling.replicas(there, utilisation / scaler.target());
        return (int) Math.max(scaler.least(), Math.min(scaler.most(), replicas));
    }

    private void grow(int more) {
        wanted += more;
        playback.at(playback.now() + scaler.delay(), () -> come(more));
    }

    /** Of those that were asked for and are on their way, some may not be wanted any more. */
    private void come(int more) {
        there = Math.min(Math.max(there, wanted), there + more);
        staff();
    }

    private void shrink(int fewer) {
        wanted -= fewer;
        there = Math.min(there, wanted);
        staff();
    }
}
