package dev.envelope.simulation.playback;

import dev.envelope.progress.Progress;
import dev.envelope.simulation.engine.BreakerState;
import dev.envelope.simulation.engine.CacheTally;
import dev.envelope.simulation.engine.EventLoop;
import dev.envelope.simulation.engine.Histogram;
import dev.envelope.simulation.engine.Program;
import dev.envelope.simulation.engine.Tally;
import dev.envelope.simulation.engine.job.Failure;
import dev.envelope.simulation.engine.station.StationTally;
import dev.envelope.simulation.network.Network;
import dev.envelope.simulation.network.Station;
import dev.envelope.simulation.playback.Timeline.Part;
import java.util.Comparator;
import java.util.PriorityQueue;
import java.util.function.BooleanSupplier;

/**
 * One replication of a timeline: it runs the events up to the next cue, does what is to be done then, and goes on.
 *
 * <p>So changes cost nothing in the loop of events, and their order is that of their moments and then of the timeline.
 */
final class Playback {

    /** What is to be done at a moment; of simultaneous ones the first that was scheduled. */
    private record Action(double time, int order, Runnable what) {}

    private final Network network;
    private final Timeline timeline;
    private final EventLoop loop;
    private final Histogram[][] together;
    private final Take take;
    private final Progress progress;
    private final PriorityQueue<Action> actions =
            new PriorityQueue<>(Comparator.comparingDouble(Action::time).thenComparingInt(Action::order));
    private int ordered;

    /** How many servers of each station there would be if none were down, are down or hang, and of these are down unnoticed and hang. */
    private final int[] ready;

    private final long[] down;
    private final long[] unnoticed;
    private final long[] hanging;

    /** The time of all servers of a station together, up to the moment at which their number last changed. */
    private final double[] paid;

    private final double[] paidTo;

    Playback(
            Network network, Timeline timeline, long seed, int replication, Histogram[][] together, Progress progress) {
        this.network = network;
        this.timeline = timeline;
        this.together = together;
        this.progress = progress;
        loop = new EventLoop(network, new Program(network), seed, replication);
        take = new Take(
                network.operations(),
                timeline.parts().size(),
                network.guards().size(),
                network.caches().size(),
                timeline.slices());
        int n = network.stations().size();
        ready = network.stations().stream().mapToInt(Station::servers).toArray();
        down = new long[n];
        unnoticed = new long[n];
        hanging = new long[n];
        paid = new double[n];
        paidTo = new double[n];
    }

    Take run(BooleanSupplier isStopped) {
        Slice slice = new Slice();
        for (int i = 0; i <= timeline.slices(); i++) {
            int ended = i - 1;
            at(timeline.lead() + i * timeline.slice(), () -> {
                slice.end(ended);
                progress.add(1);
            });
        }
        for (Scaler scaler : timeline.scalers()) {
            new Scaling(scaler, this).begin();
        }
        timeline.cues().forEach(cue -> at(timeline.lead() + cue.time(), () -> apply(cue.change())));
        double end = timeline.lead() + timeline.seconds();
        while (!isStopped.getAsBoolean()
                && !actions.isEmpty()
                && actions.element().time() <= end) {
            Action action = actions.remove();
            loop.runTo(action.time());
            action.what().run();
        }
        loop.check(network);
        return take;
    }

    void at(double time, Runnable what) {
        actions.add(new Action(time, ordered++, what));
    }

    private void apply(Change change) {
        if (change instanceof Change.Load load) {
            loop.rate(load.source(), load.times());
        } else if (change instanceof Change.Pace pace) {
            loop.pace(pace.station(), pace.times());
        } else if (change instanceof Change.Hot hot) {
            loop.hot(hot.first(), hot.share());
        } else if (change instanceof Change.HotKey hot) {
            loop.hotKey(hot.cache(), hot.share());
        } else if (change instanceof Change.Cleared lost) {
            loop.clear(lost.cache(), lost.node(), lost.crash());
        } else if (change instanceof Change.Down gone) {
            down[gone.station()] += gone.servers();
            unnoticed[gone.station()] += gone.crash() ? gone.servers() : 0;
            staff(gone.station(), gone.crash());
        } else if (change instanceof Change.Noticed noticed) {
            unnoticed[noticed.station()] -= noticed.servers();
            staff(noticed.station(), false);
        } else if (change instanceof Change.Hang silent) {
            down[silent.station()] += silent.servers();
            hanging[silent.station()] += silent.servers();
            hang(silent.station());
        } else if (change instanceof Change.TakenOut out) {
            double part = heard(out.station(), out.servers());
            staff(out.station(), false);
            loop.release(out.station(), part, false);
        } else if (change instanceof Change.Resumed resumed) {
            double part = heard(resumed.station(), resumed.servers());
            down[resumed.station()] -= resumed.servers();
            staff(resumed.station(), false);
            loop.release(resumed.station(), part, true);
        } else if (change instanceof Change.Back back) {
            down[back.station()] -= back.servers();
            staff(back.station(), false);
        }
    }

    /** An autoscaler has so many servers now. */
    void ready(int station, int servers) {
        ready[station] = servers;
        staff(station, false);
    }

    private void staff(int station, boolean crash) {
        loop.staff(station, present(station), crash);
    }

    private void hang(int station) {
        loop.hang(station, present(station));
    }

    /** So many servers hang no more: the part of those that hung. */
    private double heard(int station, int servers) {
        double part = (double) servers / hanging[station];
        hanging[station] -= servers;
        return part;
    }

    /** How many servers of a station work from now on; calls know of those that do not as far as that was noticed. */
    private int present(int station) {
        paid[station] = paid(station);
        paidTo[station] = loop.now();
        int servers = (int) Math.max(0, ready[station] - down[station]);
        double missed = Math.min(unnoticed[station] + hanging[station], ready[station] - servers);
        double silent = missed == 0 ? 0 : missed * hanging[station] / (unnoticed[station] + hanging[station]);
        double all = missed == 0 ? 1 : missed + servers;
        loop.unseen(station, (missed - silent) / all, silent / all);
        loop.avoid(station, servers == 0 && missed == 0);
        return servers;
    }

    int servers(int station) {
        return loop.servers(station);
    }

    double busy(int station) {
        return loop.station(station).busy();
    }

    double now() {
        return loop.now();
    }

    /** The integral of the number of servers. */
    double paid(int station) {
        return paid[station] + (loop.now() - paidTo[station]) * servers(station);
    }

    /** The counts at the end of the last slice, from which those of the next one begin. */
    private final class Slice {

        private final long[] offered = new long[network.operations()];
        private final long[] unheard = new long[network.operations()];
        private final long[][] failed = new long[network.operations()][Failure.values().length];
        private final double[][] breakers = new double[network.guards().size()][BreakerState.values().length];
        private final double[] busy = new double[timeline.parts().size()];
        private final double[] queued = new double[timeline.parts().size()];
        private final double[] servers = new double[timeline.parts().size()];
        private final double[][] caches = new double[network.caches().size()][CacheTally.Count.values().length];

        void end(int slice) {
            for (int k = 0; k < offered.length; k++) {
                operation(k, slice);
            }
            for (int p = 0; p < busy.length; p++) {
                part(p, slice);
            }
            for (int g = 0; g < breakers.length; g++) {
                breakers(g, slice);
            }
            for (int c = 0; c < caches.length; c++) {
                cache(c, slice);
            }
        }

        private void operation(int k, int slice) {
            Tally tally = loop.tally(k);
            if (slice >= 0) {
                take.offered[k][slice] = tally.offered - offered[k];
                take.answered[k][slice] = tally.times.count();
                take.unheard[k][slice] = tally.unheard - unheard[k];
                take.median[k][slice] = tally.times.percentile(0.5);
                take.p99[k][slice] = tally.times.percentile(0.99);
                synchronized (together[k][slice]) {
                    together[k][slice].add(tally.times);
                }
            }
            offered[k] = tally.offered;
            unheard[k] = tally.unheard;
            for (int why = 0; why < failed[k].length; why++) {
                if (slice >= 0) {
                    take.failed[k][why][slice] = tally.failed[why] - failed[k][why];
                }
                failed[k][why] = tally.failed[why];
            }
            tally.times.clear();
        }

        private void breakers(int guard, int slice) {
            for (BreakerState state : BreakerState.values()) {
                double spent = loop.spent(guard, state);
                if (slice >= 0) {
                    take.breakers[guard][state.ordinal()][slice] = spent - breakers[guard][state.ordinal()];
                }
                breakers[guard][state.ordinal()] = spent;
            }
        }

        private void cache(int c, int slice) {
            CacheTally tally = loop.cache(c);
            for (CacheTally.Count what : CacheTally.Count.values()) {
                double now = tally.of(what);
                if (slice >= 0) {
                    take.caches[c][what.ordinal()][slice] = now - caches[c][what.ordinal()];
                }
                caches[c][what.ordinal()] = now;
            }
        }

        private void part(int p, int slice) {
            Part part = timeline.parts().get(p);
            double work = 0;
            double wait = 0;
            double there = 0;
            double missed = 0;
            for (int s : part.stations()) {
                StationTally tally = loop.station(s);
                work += tally.busy();
                wait += tally.queued();
                there += paid(s);
                missed += loop.missed(s);
            }
            if (slice >= 0) {
                take.busy[p][slice] = work - busy[p];
                take.queued[p][slice] = wait - queued[p];
                take.servers[p][slice] = there - servers[p];
                take.behind[p][slice] = missed;
            }
            busy[p] = work;
            queued[p] = wait;
            servers[p] = there;
        }
    }
}
