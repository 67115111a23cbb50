package dev.envelope.catalog;

import dev.envelope.quantity.DesignException;
import dev.envelope.quantity.Nearest;
import dev.envelope.quantity.Time;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Round-trip times between regions: the facts {@code rtt.<region>.<region>}, either way round.
 *
 * <p>Two regions without a fact of their own take the one of regions at the same two places, the first by name: fibre does
 * not ask whose the building is.
 *
 * @param regions by name
 */
record RoundTrips(Map<String, Region> regions, Catalog catalog) {

    private static final String WITHIN = "rtt.region";

    static RoundTrips of(List<Region> regions, Catalog catalog) {
        return new RoundTrips(regions.stream().collect(Collectors.toMap(Region::name, Function.identity())), catalog);
    }

    Time between(String first, String second) {
        Region a = region(first, second, first);
        Region b = region(first, second, second);
        return fact(a, b).orElseThrow(() -> unknown(a, b)).time();
    }

    /** The same; empty where a region or the way between them is not known. */
    Optional<Time> find(String first, String second) {
        Region a = regions.get(first);
        Region b = regions.get(second);
        return a == null || b == null ? Optional.empty() : fact(a, b).map(Fact::time);
    }

    private Optional<Fact> fact(Region a, Region b) {
        if (a.equals(b)) {
            return Optional.of(catalog.fact(WITHIN));
        }
        boolean inOrder = a.name().compareTo(b.name()) < 0;
        String from = (inOrder ? a : b).place();
        String to = (inOrder ? b : a).place();
        return told(a, b)
                .or(() -> at(from).flatMap(x -> at(to).flatMap(y -> told(x, y).stream()))
                        .findFirst());
    }

    private Optional<Fact> told(Region a, Region b) {
        return catalog.find("rtt." + a.name() + "." + b.name())
                .or(() -> catalog.find("rtt." + b.name() + "." + a.name()));
    }

    private Stream<Region> at(String place) {
        return sorted().filter(region -> region.place().equals(place));
    }

    private Stream<Region> sorted() {
        return regions.keySet().stream().sorted().map(regions::get);
    }

    private Region region(String first, String second, String name) {
        Region region = regions.get(name);
        if (region == null) {
            throw new DesignException(
                    asked(first, second),
                    "no such region \"" + name + "\"; known are "
                            + regions.keySet().stream().sorted().toList(),
                    Nearest.remedy(name, regions.keySet(), "write one of these, or state the time"));
        }
        return region;
    }

    private DesignException unknown(Region a, Region b) {
        List<String> known = sorted().filter(
                        other -> !other.equals(a) && fact(a, other).isPresent())
                .map(Region::name)
                .toList();
        return new DesignException(
                asked(a.name(), b.name()),
                "the catalogue has no round trip between them; from " + a.name() + " it knows " + known,
                "state the time, or add the fact rtt." + a.name() + "." + b.name() + " with a file");
    }

    private static String asked(String first, String second) {
        return "rtt(\"" + first + "\", \"" + second + "\")";
    }
}
