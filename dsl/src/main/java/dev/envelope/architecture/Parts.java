package dev.envelope.architecture;

import dev.envelope.capacity.Link;
import dev.envelope.capacity.Loads;
import dev.envelope.capacity.Sizing;
import dev.envelope.model.Component;
import dev.envelope.model.Role;
import dev.envelope.quantity.Dimension;
import dev.envelope.quantity.Quantity;
import dev.envelope.quantity.Scenario;
import dev.envelope.view.diagram.Edge;
import dev.envelope.view.diagram.Kind;
import dev.envelope.view.diagram.Node;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** Nodes and edges of pictures, with their figures at the peak. */
final class Parts {

    private final Loads loads;
    private final Scenario scenario = Scenario.likely();
    private final Map<Component<?>, List<Sizing>> sizings = new LinkedHashMap<>();
    private final Optional<Component<?>> bottleneck;

    Parts(Loads loads) {
        this.loads = loads;
        loads.model()
                .architecture()
                .components()
                .forEach(component -> sizings.put(component, Sizing.all(loads, component)));
        this.bottleneck = firstToGiveOut();
    }

    Loads loads() {
        return loads;
    }

    /** A component over all its regions. */
    Node node(Component<?> component) {
        return node(component, component.name(), sizings.getOrDefault(component, List.of()), loads);
    }

    /** A component in one region. */
    Node node(Component<?> component, String id, String region) {
        return node(component, id, Sizing.of(loads, component, region).stream().toList(), loads.in(region));
    }

    private Node node(Component<?> component, String id, List<Sizing> own, Loads carried) {
        List<String> details = new ArrayList<>();
        String product = component.placement().product();
        if (!own.isEmpty() && component.role().isSized()) {
            details.add(count(own, product));
        } else if (!product.isEmpty()) {
            details.add(product);
        }
        details.add(told(carried.peakRate(component)));
        double data = scenario.value(carried.data(component));
        if (data > 0) {
            details.add(Dimension.DATA_SIZE.format(data));
        }
        Node node = new Node(id, component.name(), kind(component.role()), details, null, false);
        Optional<Double> full = full(own);
        if (full.isEmpty()) {
            return node;
        }
        Node busy = node.utilisation(full.get());
        return bottleneck.filter(component::equals).isPresent() ? busy.asBottleneck() : busy;
    }

    private String count(List<Sizing> own, String product) {
        double instances =
                own.stream().mapToDouble(s -> scenario.value(s.instances())).sum();
        String noun = instances == 1 ? " instance" : " instances";
        return Dimension.COUNT.format(instances) + (product.isEmpty() ? noun : " × " + product);
    }

    /** How full the fullest resource of the fullest region is. */
    private Optional<Double> full(List<Sizing> own) {
        return own.stream()
                .map(sizing -> 1 / scenario.value(sizing.lastsTo(sizing.first(scenario))))
                .max(Comparator.naturalOrder());
    }

    /** The component that gives out first when the load grows. */
    private Optional<Component<?>> firstToGiveOut() {
        Map<Component<?>, Double> fullness = new LinkedHashMap<>();
        sizings.forEach((component, own) -> full(own).ifPresent(full -> fullness.put(component, full)));
        return fullness.entrySet().stream().max(Map.Entry.comparingByValue()).map(Map.Entry::getKey);
    }

    static Kind kind(Role role) {
        return role == Role.SEARCH_INDEX ? Kind.SEARCH : Kind.valueOf(role.name());
    }

    /**
     * A link between two nodes of a picture.
     *
     * @param part the part of the link's traffic that goes this way
     */
    record Stretch(String from, String to, Link link, double part) {}

    /** One edge for all stretches between the same two nodes that are called in the same way; none from a node to itself. */
    List<Edge> edges(Stream<Stretch> stretches) {
        record Way(String from, String to, Link.Way way) {}
        Map<Way, double[]> sums = new LinkedHashMap<>();
        stretches.filter(each -> !each.from().equals(each.to())).forEach(each -> {
            Way way = new Way(each.from(), each.to(), each.link().way());
            double[] sum = sums.computeIfAbsent(way, any -> new double[2]);
            sum[0] += each.part() * peak(each.link().rate());
            sum[1] += each.part() * bytes(each.link());
        });
        List<Edge> edges = new ArrayList<>();
        sums.forEach((way, sum) -> edges.add(edge(way.from(), way.to(), way.way(), labels(sum))));
        return edges;
    }

    /** Bytes a second of a link at the peak, both ways. */
    double bytes(Link link) {
        double sent = link.sent().map(size -> peak(link.rate().times(size))).orElse(0.0);
        return sent + link.received().map(size -> peak(link.rate().times(size))).orElse(0.0);
    }

    double peak(Quantity<?> average) {
        return scenario.value(average) * scenario.value(loads.peak());
    }

    static String[] labels(double[] rateAndBytes) {
        String rate = Dimension.RATE.format(rateAndBytes[0]);
        return rateAndBytes[1] > 0
                ? new String[] {rate, Dimension.BANDWIDTH.format(rateAndBytes[1])}
                : new String[] {rate};
    }

    static Edge edge(String from, String to, Link.Way way, String... labels) {
        Edge edge = Edge.of(from, to).labels(labels);
        return switch (way) {
            case AWAITED -> edge;
            case MISSED -> edge.fallback();
            case ASIDE -> edge.asynchronous();
        };
    }

    private String told(Quantity<?> amount) {
        return amount.dimension().format(scenario.value(amount));
    }

    /** Whether it stands outside of the system: the users' and other people's. */
    static boolean isOutside(Component<?> component) {
        return component.role() == Role.CLIENT || component.role() == Role.EXTERNAL;
    }
}
