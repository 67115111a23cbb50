package dev.envelope.simulation;

import dev.envelope.capacity.Caching;
import dev.envelope.capacity.Servers;
import dev.envelope.model.Cache;
import dev.envelope.model.Component;
import dev.envelope.model.DailyCurve;
import dev.envelope.model.Model;
import dev.envelope.model.Names;
import dev.envelope.quantity.DesignException;
import dev.envelope.quantity.Format;
import dev.envelope.quantity.Quantity;
import dev.envelope.simulation.Holding.Shelf;
import dev.envelope.simulation.network.Network;
import dev.envelope.simulation.network.Station;
import dev.envelope.simulation.playback.Change;
import dev.envelope.simulation.playback.Scaler;
import dev.envelope.simulation.playback.Timeline;
import dev.envelope.simulation.playback.Timeline.Cue;
import dev.envelope.simulation.scene.Scene;
import dev.envelope.simulation.scene.Stage;
import dev.envelope.simulation.scene.Timing;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Scenes as changes of a network: instances that are down or hang are {@link Outages}, and new versions {@link Rollouts}. */
final class Staging implements Stage {

    /** What is told on its own: a scene, or an hour of a day. */
    record Act(double from, double to, String name) {}

    private static final double LEAST_AFTER = 60;
    private static final int HOURS = 24;
    private static final double MOST_FILLING = 600;

    private final Model model;
    private final Rehearsal rehearsal;
    private final List<Place> places;
    private final Levels load = new Levels();
    private final Map<Place, Levels> pace = new LinkedHashMap<>();
    private final Map<Place, Levels> cold = new LinkedHashMap<>();
    private final List<Cue> cues = new ArrayList<>();
    private final List<Act> acts = new ArrayList<>();
    private final Set<String> notes = new LinkedHashSet<>();
    private final Set<String> findings = new LinkedHashSet<>();
    private final Outages outages;
    private final Rollouts rollouts;
    private double end;

    Staging(Model model, Rehearsal rehearsal) {
        this.model = model;
        this.rehearsal = rehearsal;
        this.places = List.copyOf(rehearsal.floor().places());
        this.outages = new Outages(model, rehearsal, places, cues, notes, findings);
        this.rollouts = new Rollouts(rehearsal, cues, notes);
    }

    void play(Scene scene) {
        int known = acts.size();
        scene.play(this);
        Timing when = scene.timing();
        if (acts.size() == known) {
            acts.add(new Act(when.from(), when.to(), scene.told()));
            end = Math.max(end, when.to() + Math.max(LEAST_AFTER, when.to() - when.from()));
        } else {
            end = Math.max(end, when.to());
        }
    }

    /** The scenes and hours, in the order in which they were stated. */
    List<Act> acts() {
        return acts;
    }

    List<String> operations() {
        return rehearsal.operations();
    }

    List<List<Place>> awaited() {
        return rehearsal.awaited();
    }

    List<Place.Group> groups() {
        return rehearsal.floor().groups();
    }

    List<Shelf> shelves() {
        return rehearsal.holding().shelves();
    }

    /** Until when it runs, if nobody says: as long after each scene as it lasts, and a minute at least. */
    double end() {
        return Math.max(end, LEAST_AFTER);
    }

    /** What is taken for granted. */
    List<String> notes() {
        return List.copyOf(notes);
    }

    /** What has to be said of the scenes whatever comes of them. */
    List<String> findings() {
        return List.copyOf(findings);
    }

    /** What nobody stated, or of which one value counts. */
    List<String> premises() {
        return rehearsal.floor().premises();
    }

    /** The mean of the load over a time, as a multiple of the stated one. */
    double meanLoad(double seconds) {
        return load.mean(seconds);
    }

    @Override
    public void load(Timing when, double... levels) {
        double step = (when.to() - when.from()) / levels.length;
        for (int i = 0; i < levels.length; i++) {
            load.add(
                    when.from() + i * step,
                    i + 1 == levels.length ? when.to() : when.from() + (i + 1) * step,
                    levels[i]);
        }
    }

    @Override
    public void day(Timing when, Optional<DailyCurve> given) {
        DailyCurve curve = given.or(() -> model.workload().dailyCurve())
                .orElseThrow(() -> new DesignException(
                        "day() of " + model.name(),
                        "a peak factor does not say when the peak is",
                        "state .dailyCurve(officeHours()), or write day(officeHours())"));
        double peak = Arrays.stream(curve.overMean()).max().orElseThrow();
        load(when, Arrays.stream(curve.overMean()).map(hour -> hour / peak).toArray());
        double hour = (when.to() - when.from()) / HOURS;
        for (int h = 0; h < HOURS; h++) {
            acts.add(new Act(when.from() + h * hour, when.from() + (h + 1) * hour, h + ":00"));
        }
        notes.add("An hour of the day takes " + Format.time(hour) + "; the busiest has the stated peak rate.");
    }

    private List<Place> places(String word, String component) {
        List<Place> found = places.stream()
                .filter(place -> place.component().name().equals(component))
                .toList();
        if (found.isEmpty()) {
            throw Names.unknown(word, component, "part that calls wait for", names());
        }
        return found;
    }

    private List<String> names() {
        return places.stream().map(place -> place.component().name()).distinct().toList();
    }

    @Override
    public void slow(Timing when, String component, double times) {
        for (Place place : places("slow", component)) {
            pace.computeIfAbsent(place, any -> new Levels()).add(when.from(), when.to(), times);
            notes.addAll(new HeldThreads(rehearsal.floor().loads()).notes(place));
        }
    }

    @Override
    public void hot(Timing when, String component, double share) {
        for (Place place : places("hotKey", component)) {
            if (Servers.anyTakesAny(place.component())) {
                throw new DesignException(
                        "hotKey(\"" + component + "\")",
                        "any instance of " + component + " takes any call, so that no key is at one of them",
                        "name a part that holds data, such as a database or a cache");
            }
            if (place.queues() == place.replicas().map(Replicas::nodes).orElse(1)) {
                notes.add(place.name() + " has all keys at one node, so that a hot key changes nothing.");
            }
            cold.computeIfAbsent(place, any -> new Levels()).add(when.from(), when.to(), 1 - share);
        }
    }

    @Override
    public void flush(Timing when, String cache) {
        for (Place place : places("flush", cache)) {
            Shelf shelf = shelf(place).orElseThrow(() -> notFlushed(place.component()));
            for (int node = 0; node < place.queues(); node++) {
                cues.add(new Cue(when.from(), new Change.Cleared(shelf.number(), node, true)));
            }
            refilling(shelf, when.from());
        }
    }

    private static DesignException notFlushed(Component<?> component) {
        String given = "flush(\"" + component.name() + "\")";
        return component instanceof Cache
                ? new DesignException(
                        given,
                        component.name() + " answers with the chance of its hit rate, and holds no keys that could go",
                        "state how popular its keys are and how much it holds:"
                                + " .popularity(zipf(0.9).keys(million(1))).capacity(GB(1))")
                : new DesignException(
                        given,
                        component.role().one() + " is not a cache",
                        "name a cache, or write fail(\"" + component.name() + "\")");
    }

    private Optional<Shelf> shelf(Place place) {
        return rehearsal.holding().at(place);
    }

    /** It is watched until it is full again, if that is soon. */
    private void refilling(Shelf shelf, double from) {
        double calls = value(Caching.requestsToFill(shelf.popularity(), shelf.objects()));
        double full = calls / value(shelf.reads());
        end = Math.max(end, from + Math.min(full, MOST_FILLING));
        notes.add(shelf.name() + ": empty, and "
                + (Double.isInfinite(full)
                        ? "never full again, because it has room for all keys."
                        : "full again after " + Format.count(calls) + " reads by the formula, in " + Format.time(full)
                                + "."));
    }

    @Override
    public void fail(Timing when, String name, int instances, boolean hang) {
        outages.fail(when, name, instances, hang);
    }

    private double value(Quantity<?> amount) {
        return rehearsal.floor().value(amount);
    }

    @Override
    public void deploy(Timing when, String component, double unavailable, double surge) {
        places("deployment", component).forEach(place -> rollouts.deploy(when, place, unavailable, surge));
    }

    private List<Scaler> scalers() {
        return Scalers.of(rehearsal.floor(), places, notes);
    }

    /** The network, with room for all instances that its autoscalers may ask for. */
    Network network() {
        Network network = rehearsal.network();
        List<Station> stations = new ArrayList<>(network.stations());
        for (Scaler scaler : scalers()) {
            if (scaler.queues() == 1) {
                Station small = stations.get(scaler.first());
                stations.set(scaler.first(), small.servers(scaler.most() * scaler.each()));
            }
        }
        return network.with(stations);
    }

    /** All changes in the order of their moments. */
    Timeline timeline(double lead, double slice, int slices) {
        List<Cue> all = new ArrayList<>();
        for (int i = 0; i < rehearsal.network().sources().size(); i++) {
            int source = i;
            all.addAll(load.cues(times -> new Change.Load(source, times)));
        }
        pace.forEach((place, levels) -> {
            for (int s = place.first(); s < place.first() + place.queues(); s++) {
                int station = s;
                all.addAll(levels.cues(times -> new Change.Pace(station, times)));
            }
        });
        cold.forEach((place, levels) -> {
            all.addAll(levels.cues(rest -> new Change.Hot(place.first(), 1 - rest)));
            shelf(place)
                    .ifPresent(shelf -> all.addAll(levels.cues(rest -> new Change.HotKey(shelf.number(), 1 - rest))));
        });
        cues.stream().filter(cue -> !isLoss(cue.change())).forEach(all::add);
        cues.stream().filter(cue -> isLoss(cue.change())).forEach(all::add);
        List<Timeline.Part> parts = groups().stream()
                .map(group -> new Timeline.Part(group.stations()))
                .toList();
        return new Timeline(all, scalers(), parts, lead, slice, slices);
    }

    private static boolean isLoss(Change change) {
        return change instanceof Change.Down || change instanceof Change.Hang;
    }
}
