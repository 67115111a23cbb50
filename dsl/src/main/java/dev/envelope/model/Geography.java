package dev.envelope.model;

import static dev.envelope.quantity.Units.ms;
import static dev.envelope.quantity.Units.percent;

import dev.envelope.catalog.Catalog;
import dev.envelope.quantity.DesignException;
import dev.envelope.quantity.Format;
import dev.envelope.quantity.Quantity;
import dev.envelope.quantity.Share;
import dev.envelope.quantity.Time;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The regions of a system, the part of the users that each serves, and the round trips between them; immutable. */
public final class Geography {

    static final Geography ONE_PLACE = new Geography(List.of(), Statements.NONE);

    static final Input<Share> FAILOVER = new Input<>(
            "calls of a lost region that others answer",
            "failover(percent(100))",
            Bound.ABOVE_ZERO,
            percent(100),
            "never assumed");

    private final List<Region> regions;
    private final Statements statements;

    private Geography(List<Region> regions, Statements statements) {
        this.regions = List.copyOf(regions);
        this.statements = statements;
    }

    /** The regions in the order in which they were first stated; none for a system in one place. */
    public List<Region> regions() {
        return regions;
    }

    /**
     * The part of the users that a region serves: as stated; regions that do not say share the rest evenly.
     *
     * @param region one of the regions
     */
    public Share users(Region region) {
        if (region.statesUsers()) {
            return region.users();
        }
        long silent = regions.stream().filter(r -> !r.statesUsers()).count();
        Share rest = regions.stream()
                .filter(Region::statesUsers)
                .map(Region::users)
                .reduce((a, b) -> a.asCount().plus(b.asCount()).asShare())
                .map(Share::complement)
                .orElse(percent(100));
        return rest.asCount().dividedBy(silent).asShare().named(region.name() + ": share of the users");
    }

    /** The part of the users that no region serves; above 0 only where every region states its part. */
    public double unserved() {
        boolean allStated = !regions.isEmpty() && regions.stream().allMatch(Region::statesUsers);
        return allStated ? Math.max(0, 1 - stated(regions)) : 0;
    }

    /** The same with this region, in place of the one of its name if that is there. */
    Geography with(Region region) {
        List<Region> more = new ArrayList<>(regions);
        int at = more.stream().map(Region::name).toList().indexOf(region.name());
        if (at < 0) {
            more.add(region);
        } else {
            more.set(at, region);
        }
        if (stated(more) > 1 + 1e-9) {
            throw new DesignException(
                    "region(\"" + region.name() + "\").users(" + region.users() + ")",
                    "the parts of the users add up to " + Format.share(stated(more)) + ", more than all of them",
                    "lower one of "
                            + more.stream()
                                    .filter(Region::statesUsers)
                                    .map(Region::name)
                                    .toList() + ", or leave one out: it serves the rest");
        }
        return new Geography(more, statements);
    }

    /** The same with these regions in place of all that it had, each of another name. */
    Geography with(List<Region> all) {
        Geography changed = new Geography(List.of(), statements);
        for (Region region : all) {
            changed = changed.with(region);
        }
        return changed;
    }

    private static double stated(List<Region> regions) {
        return regions.stream()
                .filter(Region::statesUsers)
                .mapToDouble(r -> r.users().value())
                .sum();
    }

    /** The same with a stated round trip between two regions. */
    Geography with(String one, String other, Time roundTrip) {
        require("roundTrip", one);
        require("roundTrip", other);
        return new Geography(regions, statements.with(between(one, other), roundTrip));
    }

    /** The round trip between two regions: as stated, else as the catalogue has it for regions of these names. */
    public Optional<Time> roundTrip(String one, String other) {
        Input<Time> input = between(one, other);
        return statements.has(input)
                ? Optional.of(statements.of(input, ""))
                : Catalog.standard().findRtt(one, other);
    }

    /** The same in which other regions answer this part of the calls of one that is lost. */
    Geography failover(Share part) {
        return new Geography(regions, statements.with(FAILOVER, part));
    }

    /** The part of the calls of a lost region that others answer; empty where its users wait for it. */
    public Optional<Share> failover() {
        return statements.has(FAILOVER) && regions.size() > 1
                ? Optional.of(statements.of(FAILOVER, ""))
                : Optional.empty();
    }

    private void require(String word, String name) {
        List<String> known = regions.stream().map(Region::name).toList();
        if (!known.contains(name)) {
            throw Names.unknown(word, name, "region", known);
        }
    }

    private static Input<Time> between(String one, String other) {
        boolean ordered = one.compareTo(other) <= 0;
        return new Input<>(
                "round trip " + (ordered ? one + " – " + other : other + " – " + one),
                "roundTrip(\"us-east\", \"eu-west\", ms(80))",
                Bound.ABOVE_ZERO,
                ms(80),
                "never assumed");
    }

    /**
     * The region that answers a call: the caller's own if the component runs there, else the nearest in which it does.
     *
     * @param at the caller's region
     * @throws DesignException if the component names a region that the design does not have
     */
    public String serving(Component<?> component, String at) {
        List<String> homes = component.placement().regions();
        if (homes.isEmpty() || homes.contains(at)) {
            return at;
        }
        homes.forEach(home -> require("in", home));
        return homes.stream()
                .min(Comparator.comparingDouble(
                        home -> roundTrip(at, home).map(Quantity::value).orElse(Double.MAX_VALUE)))
                .orElse(at);
    }

    Map<String, Quantity<?>> stated() {
        Map<String, Quantity<?>> all = new LinkedHashMap<>();
        regions.forEach(region -> all.putAll(region.stated()));
        all.putAll(statements.stated(""));
        return all;
    }
}
