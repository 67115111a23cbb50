package dev.envelope.simulation.engine;

import dev.envelope.simulation.engine.clock.Agenda;
import dev.envelope.simulation.engine.clock.Tournament;
import dev.envelope.simulation.network.Network.Source;
import dev.envelope.simulation.random.Samples;
import java.util.Arrays;
import java.util.List;

/** Where calls come from, and when the next one of each source does: as often as stated, or so many times as often. */
final class Sources {

    private final Agenda agenda;
    private final Samples samples;

    /** The stream of the first of them. */
    private final int arrivals;

    private final int[] entry;
    private final int[] operation;
    private final double[] factor;

    /** How long a source would have taken to its next call at the stated rate, when it last changed. */
    private final double[] owed;

    Sources(List<Source> all, int arrivals, Agenda agenda, Samples samples) {
        this.agenda = agenda;
        this.samples = samples;
        this.arrivals = arrivals;
        entry = all.stream().mapToInt(Source::entry).toArray();
        operation = all.stream().mapToInt(Source::operation).toArray();
        factor = new double[all.size()];
        owed = new double[all.size()];
        Arrays.fill(factor, 1);
        for (int i = 0; i < factor.length; i++) {
            agenda.next.set(i, samples.next(arrivals + i));
        }
    }

    /** A call of a source has come, and another one will. */
    void arrived(int source) {
        agenda.next.set(source, agenda.now + samples.next(arrivals + source) / factor[source]);
    }

    int operation(int source) {
        return operation[source];
    }

    /** The first node of its calls. */
    int entry(int source) {
        return entry[source];
    }

    /** Calls of a source come this many times as often as they would, from now on. */
    void rate(int source, double times) {
        if (times == factor[source]) {
            return;
        }
        if (factor[source] > 0) {
            owed[source] = (agenda.next.time(source) - agenda.now) * factor[source];
        }
        factor[source] = times;
        agenda.next.set(source, times == 0 ? Tournament.NEVER : agenda.now + owed[source] / times);
    }
}
