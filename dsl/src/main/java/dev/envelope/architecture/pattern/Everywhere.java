package dev.envelope.architecture.pattern;

import static dev.envelope.quantity.Units.percent;

import dev.envelope.model.Broker;
import dev.envelope.model.Component;
import dev.envelope.model.Model;
import dev.envelope.model.Region;
import dev.envelope.model.Role;
import dev.envelope.quantity.DesignException;
import java.util.HashSet;
import java.util.List;
import java.util.stream.Collectors;

/** All that a system runs in each of several regions, which know each other's writes and stand in for each other. */
final class Everywhere {

    private Everywhere() {}

    /** Names of regions that were given to a pattern. */
    static List<String> checked(String word, List<String> regions) {
        if (regions.size() < 2 || new HashSet<>(regions).size() < regions.size()) {
            throw new DesignException(
                    word + "(" + quoted(regions) + ")",
                    "it is about two regions or more, each once",
                    "write " + word + "(\"us-east-1\", \"eu-west-1\")");
        }
        return regions;
    }

    static String quoted(List<String> names) {
        return names.stream().map(name -> "\"" + name + "\"").collect(Collectors.joining(", "));
    }

    static Model in(List<Region> regions, String word, Model model) {
        Rewriting rewriting = new Rewriting(word, model);
        List<Component<?>> ours = rewriting.components(Everywhere::isOurs);
        if (ours.isEmpty()) {
            throw rewriting.nothing(
                    "there is nothing in it that could run anywhere",
                    "write .flow(\"list\", client(\"browser\"), service(\"api\"), database(\"store\"))");
        }
        String[] names = regions.stream().map(Region::name).toArray(String[]::new);
        ours.forEach(component -> rewriting.state(placed(component, names)));
        return rewriting.after().regions(regions).failover(percent(100));
    }

    /** Names, deliveries and other people's services are everywhere as it is. */
    private static boolean isOurs(Component<?> component) {
        return component.role().isSized() || component.role() == Role.OBJECT_STORE;
    }

    private static Component<?> placed(Component<?> component, String... regions) {
        boolean store = component.role().keeps() && !(component instanceof Broker);
        return store && !component.states(Component.ACROSS)
                ? component.in(regions).acrossRegions()
                : component.in(regions);
    }
}
