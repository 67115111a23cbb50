package dev.envelope.simulation;

import dev.envelope.model.Component;
import dev.envelope.model.Model;
import dev.envelope.model.Names;
import dev.envelope.model.policy.HealthCheck;
import dev.envelope.model.policy.Timeout;
import dev.envelope.quantity.Format;
import dev.envelope.quantity.Units;
import dev.envelope.simulation.playback.Change;
import dev.envelope.simulation.playback.Timeline.Cue;
import dev.envelope.simulation.scene.Timing;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;

/**
 * Instances that are down or hang, as changes of a network, and when that is noticed.
 *
 * <ul>
 *   <li>Instances are spread over the zones in turn, and so are the copies of each record: the primary of the i-th shard is in zone
 *       (i mod zones) + 1, and its copies are in the zones after that.
 *   <li>An instance that fails takes the calls that it serves along: they fail, because what it had done for them is gone. Those
 *       that wait in front of all instances stay there; those that wait at a node with data of its own fail with it.
 *   <li>Until the health check has noticed it ((failures − ½) periods, the mean over when it happens between two checks), calls still
 *       come to it and are refused at once. Then they go to the other instances, or nodes, which are taken to hold copies.
 *   <li>What a node of a cache holds is gone with it, unless a copy takes over; so are the writes that only it had. What was put in
 *       meanwhile, at other nodes, is not there when it is back.
 *   <li>One that hangs answers nothing: calls wait there until its callers' timeout, until it is noticed and they fail with it, or until
 *       it goes on and serves them. What somebody else runs is noticed by no health check that was not stated.
 *   <li>Who works on what a broker holds comes for it: nothing is refused or lost there, what was begun is begun again, and the rest waits.
 *   <li>When it is back, it gets calls after as many good checks as stated.
 * </ul>
 */
final class Outages {

    private final Model model;
    private final Floor floor;
    private final Holding holding;
    private final List<Place> places;
    private final List<Cue> cues;
    private final Set<String> notes;
    private final Set<String> findings;

    Outages(
            Model model,
            Rehearsal rehearsal,
            List<Place> places,
            List<Cue> cues,
            Set<String> notes,
            Set<String> findings) {
        this.model = model;
        this.floor = rehearsal.floor();
        this.holding = rehearsal.holding();
        this.places = places;
        this.cues = cues;
        this.notes = notes;
        this.findings = findings;
    }

    /** So many instances of a component fail, or all that are in a zone. */
    void fail(Timing when, String name, int instances, boolean hang) {
        List<String> zones = IntStream.rangeClosed(
                        1, places.stream().mapToInt(this::zones).max().orElse(1))
                .mapToObj(zone -> "zone " + zone)
                .toList();
        int zone = zones.indexOf(name);
        List<Place> own = places.stream()
                .filter(place -> place.component().name().equals(name))
                .toList();
        if (zone < 0 && own.isEmpty()) {
            List<String> known = new ArrayList<>(places.stream()
                    .map(place -> place.component().name())
                    .distinct()
                    .toList());
            known.addAll(zones);
            throw Names.unknown("fail", name, "part or zone", known);
        }
        if (!own.isEmpty()) {
            own.forEach(place -> fail(when, place, i -> i < instances, hang));
            return;
        }
        for (Place place : places) {
            if (place.isOurs()) {
                int of = zones(place);
                fail(when, place, i -> place.zone(i, of) == zone, hang);
            }
        }
    }

    private int zones(Place place) {
        return Math.max(1, floor.whole(model.architecture().get(place.component(), Component.ZONES)));
    }

    private void fail(Timing when, Place place, IntPredicate fails, boolean hang) {
        int working = floor.instances(place);
        int all = working + floor.standingBy(place);
        int[] gone = IntStream.range(0, working).filter(fails).toArray();
        if (gone.length == 0) {
            return;
        }
        int ready =
                (int) IntStream.range(working, all).filter(i -> !fails.test(i)).count();
        Optional<HealthCheck> stated = place.component().policies().find(HealthCheck.class);
        HealthCheck check = stated.orElseGet(() -> HealthCheck.of(Units.seconds(10), 3));
        double every = floor.value(check.every());
        boolean isChecked = stated.isPresent() || place.isOurs();
        double noticed = isChecked ? when.from() + (floor.value(check.failures()) - 0.5) * every : when.to();
        int replaced = Math.min(gone.length, ready);
        String what = place.name() + ": " + gone.length + " of " + working + (hang ? " hanging" : " down");
        if (hang
                && place.isAwaited()
                && place.component().policies().find(Timeout.class).isEmpty()) {
            findings.add("No timeout is stated for calls of " + place.name()
                    + ", so that those which meet what hangs wait for "
                    + Format.time(Math.min(noticed, when.to()) - when.from()) + " at most; write policy(timeout(...))");
        }
        if (hang) {
            notes.addAll(new HeldThreads(floor.loads()).notes(place));
        }
        if (hang && noticed >= when.to()) {
            notes.add(what + ", which no health check notices before it goes on.");
            each(place, gone, (station, servers, i) -> {
                cues.add(new Cue(when.from(), new Change.Hang(station, servers)));
                cues.add(new Cue(when.to(), new Change.Resumed(station, servers)));
            });
            return;
        }
        double back = isChecked ? when.to() + floor.value(check.successes()) * every : when.to();
        String checked = ", noticed after " + Format.time(noticed - when.from())
                + successors(place, gone, replaced, all - working)
                + " and back in service " + Format.time(back - when.to()) + " after the end by " + check
                + (stated.isPresent() ? "" : " (assumed: the default of Kubernetes; state healthCheck(...))") + ".";
        notes.add(what
                + (isChecked ? checked : ", which no health check has to notice: calls are refused until the end."));
        place.replicas().map(Replicas::catchingUp).ifPresent(notes::add);
        each(place, gone, (station, servers, i) -> {
            cues.add(new Cue(
                    when.from(), hang ? new Change.Hang(station, servers) : new Change.Down(station, servers, true)));
            cues.add(new Cue(
                    Math.min(noticed, back),
                    hang ? new Change.TakenOut(station, servers) : new Change.Noticed(station, servers)));
            cues.add(new Cue(i < replaced ? noticed : back, new Change.Back(station, servers)));
        });
        if (!hang) {
            holding.at(place)
                    .ifPresent(shelf -> each(place, gone, (station, servers, i) -> {
                        if (i >= replaced) {
                            int node = station - place.first();
                            cues.add(new Cue(when.from(), new Change.Cleared(shelf.number(), node, true)));
                            cues.add(new Cue(back, new Change.Cleared(shelf.number(), node, false)));
                        }
                    }));
        }
    }

    /** Who takes over from what is down, in words. */
    private static String successors(Place place, int[] gone, int replaced, int standingBy) {
        long leaders = place.replicas().filter(Replicas::haveLeaders).stream()
                .flatMapToInt(replicas -> IntStream.of(gone)
                        .filter(i -> i % replicas.nodes() == 0 && !isGone(gone, i, i + replicas.nodes())))
                .count();
        if (leaders > 0) {
            return ", when other copies lead in place of " + leaders + (leaders == 1 ? " primary," : " primaries,");
        }
        return replaced == 0 ? "" : ", when " + replaced + " of " + standingBy + " that stand by take over,";
    }

    /** Whether all nodes from one to before another are gone. */
    private static boolean isGone(int[] gone, int from, int to) {
        return IntStream.of(gone).filter(i -> i >= from && i < to).count() == to - from;
    }

    /** What happens to some servers of a station: to those of the i-th that fails, or of all where they have one queue. */
    private interface Happening {
        void to(int station, int servers, int i);
    }

    private void each(Place place, int[] gone, Happening what) {
        if (place.queues() == 1) {
            what.to(place.first(), floor.servers(place, gone.length), 0);
            return;
        }
        for (int i = 0; i < gone.length; i++) {
            what.to(place.first() + gone[i], place.servers(), i);
        }
    }
}
