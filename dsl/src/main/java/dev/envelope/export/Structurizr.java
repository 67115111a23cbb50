package dev.envelope.export;

import dev.envelope.capacity.Link;
import dev.envelope.capacity.Loads;
import dev.envelope.model.Component;
import dev.envelope.model.Model;
import dev.envelope.model.Role;
import dev.envelope.quantity.Dimension;
import dev.envelope.quantity.Scenario;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * A design in the Structurizr DSL: the C4 model with its context and its containers, and the peak rates on the relationships.
 *
 * <p>Clients become people, services of others become software systems, all else containers of the system. Names are quoted;
 * identifiers are numbered, so that no name can become a keyword.
 *
 * <p>Source: the Structurizr DSL language reference (structurizr.com, 2025).
 */
public final class Structurizr {

    private final Loads loads;
    private final Map<Component<?>, String> ids = new LinkedHashMap<>();
    private final StringBuilder text = new StringBuilder();

    private Structurizr(Model model) {
        this.loads = Loads.of(model);
        model.architecture().components().forEach(component -> ids.put(component, "c" + (ids.size() + 1)));
    }

    /** The workspace of a model. */
    public static String of(Model model) {
        return new Structurizr(model).workspace();
    }

    private String workspace() {
        String name = quoted(loads.model().name());
        line(0, "workspace " + name + " {");
        line(1, "model {");
        ids.forEach((component, id) -> {
            if (component.role() == Role.CLIENT) {
                line(2, id + " = person " + quoted(component.name()));
            } else if (component.role() == Role.EXTERNAL) {
                line(2, id + " = softwareSystem " + quoted(component.name()) + " \"\" \"External\"");
            }
        });
        line(2, "s = softwareSystem " + name + " {");
        ids.forEach((component, id) -> {
            if (component.role() != Role.CLIENT && component.role() != Role.EXTERNAL) {
                line(3, container(component, id));
            }
        });
        line(2, "}");
        relationships();
        line(1, "}");
        views();
        line(0, "}");
        return text.toString();
    }

    private static String container(Component<?> component, String id) {
        String role = component.role().told();
        String product = component.placement().product();
        return id + " = container " + quoted(component.name()) + " " + quoted(role) + " "
                + quoted(product.isEmpty() ? role : product) + " " + quoted(role);
    }

    private void relationships() {
        record Way(String from, String to, Link.Way way) {}
        Map<Way, Double> rates = new LinkedHashMap<>();
        double peak = Scenario.likely().value(loads.peak());
        for (Link link : loads.links()) {
            link.from()
                    .filter(from -> !link.isReplication())
                    .ifPresent(from -> rates.merge(
                            new Way(id(from), id(link.to()), link.way()),
                            Scenario.likely().value(link.rate()) * peak,
                            Double::sum));
        }
        rates.forEach((way, rate) -> line(
                2,
                way.from() + " -> " + way.to() + " "
                        + quoted(way.way().told() + ", " + Dimension.RATE.format(rate) + " at the peak")));
    }

    private String id(Component<?> component) {
        return String.valueOf(ids.get(component));
    }

    private void views() {
        line(1, "views {");
        line(2, "systemContext s {");
        line(3, "include *");
        line(3, "autoLayout lr");
        line(2, "}");
        line(2, "container s {");
        line(3, "include *");
        line(3, "autoLayout lr");
        line(2, "}");
        line(1, "}");
    }

    private void line(int depth, String content) {
        text.append("    ".repeat(depth)).append(content).append('\n');
    }

    /** A name between quotation marks: the language knows the escapes of these two characters, and no line breaks. */
    private static String quoted(String name) {
        String oneLine = name.replaceAll("[\\p{Cntrl}\\u2028\\u2029]+", " ");
        return "\"" + oneLine.replace("\\", "\\\\").replace("\"", "\\\"") + "\"";
    }
}
