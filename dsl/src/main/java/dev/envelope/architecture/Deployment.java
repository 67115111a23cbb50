package dev.envelope.architecture;

import dev.envelope.architecture.Parts.Stretch;
import dev.envelope.capacity.Link;
import dev.envelope.capacity.Loads;
import dev.envelope.capacity.Sizing;
import dev.envelope.model.Component;
import dev.envelope.quantity.Dimension;
import dev.envelope.quantity.Scenario;
import dev.envelope.view.diagram.Diagram;
import dev.envelope.view.diagram.Edge;
import dev.envelope.view.diagram.Group;
import dev.envelope.view.diagram.Node;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * What runs in which region and zone: instances are spread over zones as evenly as whole numbers go, and a part calls the
 * instances in its own zone. Zones in which the same runs are drawn once, with the instances of each and the traffic of all. What
 * scales by itself belongs to the region. Only what comes into a zone is labelled.
 */
final class Deployment {

    private static final int LETTERS = 26;

    private final Loads loads;
    private final Parts parts;
    private final Map<String, List<List<Integer>>> zonesOf = new HashMap<>();

    private Deployment(Loads loads) {
        this.loads = loads;
        this.parts = new Parts(loads);
    }

    static Diagram of(Loads loads) {
        return new Deployment(loads).drawn();
    }

    private Diagram drawn() {
        Diagram diagram = Diagram.titled(loads.model().name() + ", where it runs");
        for (Component<?> component : components()) {
            if (Parts.isOutside(component)) {
                diagram = diagram.node(parts.node(component));
            }
        }
        for (String region : loads.regions()) {
            diagram = diagram.group(region(region));
        }
        for (Edge edge : edges()) {
            diagram = diagram.edge(edge);
        }
        return diagram;
    }

    private List<Component<?>> components() {
        return loads.model().architecture().components();
    }

    private Group region(String region) {
        Group group = Group.of(region.isEmpty() ? loads.model().name() : region);
        List<Component<?>> here = components().stream()
                .filter(c -> !Parts.isOutside(c) && loads.regions(c).contains(region))
                .toList();
        for (Component<?> component : here) {
            if (zones(component) == 0) {
                group = group.node(parts.node(component, id(component, region, 0), region));
            }
        }
        for (List<Integer> alike : alike(region)) {
            Group inner = Group.of(told(alike));
            for (Component<?> component : here) {
                if (alike.get(0) <= zones(component)) {
                    inner = inner.node(inZone(component, region, alike.get(0)));
                }
            }
            group = group.group(inner);
        }
        return group;
    }

    /** The zones of a region, those together in which the same runs: they are drawn once. */
    private List<List<Integer>> alike(String region) {
        return zonesOf.computeIfAbsent(region, any -> {
            List<Component<?>> here = components().stream()
                    .filter(c -> !Parts.isOutside(c) && loads.regions(c).contains(region))
                    .toList();
            int zones = here.stream().mapToInt(this::zones).max().orElse(0);
            Map<List<Integer>, List<Integer>> alike = new LinkedHashMap<>();
            for (int zone = 1; zone <= zones; zone++) {
                int each = zone;
                List<Integer> content = here.stream()
                        .map(component -> each <= zones(component) ? inOne(component, region, each) : 0)
                        .toList();
                alike.computeIfAbsent(content, first -> new ArrayList<>()).add(zone);
            }
            return List.copyOf(alike.values());
        });
    }

    private static String told(List<Integer> zones) {
        String names = zones.stream().map(zone -> String.valueOf(letter(zone))).collect(Collectors.joining(", "));
        return zones.size() == 1 ? "zone " + names : "each of zones " + names;
    }

    /** The zone by which a zone of a region is drawn; 0 for what is not told apart by zones. */
    private int drawn(String region, int zone) {
        return alike(region).stream()
                .filter(zones -> zones.contains(zone))
                .findFirst()
                .map(zones -> zones.get(0))
                .orElse(0);
    }

    /** Over how many zones it is spread; 0 for what is not told apart by zones. */
    private int zones(Component<?> component) {
        double zones = component.role().isSized()
                ? loads.model().architecture().get(component, Component.ZONES).value()
                : 0;
        return zones < 2 ? 0 : Math.min(LETTERS, (int) zones);
    }

    private static char letter(int zone) {
        return (char) ('a' + zone - 1);
    }

    private Node inZone(Component<?> component, String region, int zone) {
        Node node = parts.node(component, id(component, region, zone), region);
        int here = inOne(component, region, zone);
        String count = Dimension.COUNT.format(here) + (here == 1 ? " instance" : " instances");
        return new Node(node.id(), node.label(), node.kind(), List.of(count), node.utilisation(), node.bottleneck());
    }

    /** How many instances are in a zone. */
    private int inOne(Component<?> component, String region, int zone) {
        int zones = zones(component);
        int instances = (int) Scenario.likely()
                .value(Sizing.of(loads, component, region).orElseThrow().instances());
        return instances / zones + (zone <= instances % zones ? 1 : 0);
    }

    private List<Edge> edges() {
        List<Stretch> stretches = new ArrayList<>();
        for (Link link : loads.links()) {
            link.from().ifPresent(from -> stretches.addAll(stretches(link, from)));
        }
        return parts.edges(stretches.stream()).stream()
                .map(Deployment::quietInZones)
                .toList();
    }

    /** A link in each zone of either end, or once where neither is told apart by zones. */
    private List<Stretch> stretches(Link link, Component<?> from) {
        int zones = Math.max(zones(from), zones(link.to()));
        return IntStream.rangeClosed(Math.min(1, zones), zones)
                .mapToObj(zone -> new Stretch(
                        id(from, link.fromRegion(), drawn(link.fromRegion(), Math.min(zone, zones(from)))),
                        id(link.to(), link.toRegion(), drawn(link.toRegion(), Math.min(zone, zones(link.to())))),
                        link,
                        1.0 / Math.max(1, zones)))
                .toList();
    }

    private static Edge quietInZones(Edge edge) {
        String from = place(edge.from());
        return !from.isEmpty() && !from.endsWith("\0" + 0) && from.equals(place(edge.to()))
                ? edge.labels(new String[0])
                : edge;
    }

    /** Region and zone of a node; empty for what stands outside. */
    private static String place(String id) {
        int at = id.indexOf('\0');
        return at < 0 ? "" : id.substring(at);
    }

    private static String id(Component<?> component, String region, int zone) {
        return Parts.isOutside(component) ? component.name() : component.name() + "\0" + region + "\0" + zone;
    }
}
