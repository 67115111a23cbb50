package dev.envelope.architecture.pattern;

import static dev.envelope.quantity.Units.percent;

import dev.envelope.model.Model;
import dev.envelope.model.Region;
import java.util.ArrayList;
import java.util.List;

/**
 * Everything in several regions, of which the first serves all users; the others have what it writes, and room to take over
 * from it.
 *
 * @param regions their names, the active one first
 */
public record ActivePassive(List<String> regions) implements Pattern {

    public ActivePassive {
        regions = List.copyOf(Everywhere.checked("activePassive", regions));
    }

    @Override
    public String told() {
        return "active in " + regions.get(0) + ", passive in "
                + String.join(" and ", regions.subList(1, regions.size()));
    }

    @Override
    public Model rewrite(Model model) {
        List<Region> after = new ArrayList<>();
        for (String name : regions) {
            after.add(Region.named(name).users(percent(after.isEmpty() ? 100 : 0)));
        }
        return Everywhere.in(after, "activePassive(" + Everywhere.quoted(regions) + ")", model);
    }
}
