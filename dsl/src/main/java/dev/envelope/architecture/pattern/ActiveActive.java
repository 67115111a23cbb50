package dev.envelope.architecture.pattern;

import dev.envelope.model.Model;
import dev.envelope.model.Region;
import java.util.List;

/**
 * Everything in several regions, each of which serves its own users, has what the others write, and has room to take over from
 * one that is lost.
 *
 * <p>Regions of the design that say which part of the users they serve keep it; where there are others now, all share the users
 * evenly. What a strong read sees of another region's writes is a finding of {@code consistency()}.
 *
 * @param regions their names
 */
public record ActiveActive(List<String> regions) implements Pattern {

    public ActiveActive {
        regions = List.copyOf(Everywhere.checked("activeActive", regions));
    }

    @Override
    public String told() {
        return "active-active in " + String.join(" and ", regions);
    }

    @Override
    public Model rewrite(Model model) {
        List<Region> before = model.geography().regions();
        boolean same = regions.containsAll(before.stream().map(Region::name).toList());
        List<Region> after = regions.stream()
                .map(name -> before.stream()
                        .filter(region -> same && region.name().equals(name))
                        .findFirst()
                        .orElseGet(() -> Region.named(name)))
                .toList();
        return Everywhere.in(after, "activeActive(" + Everywhere.quoted(regions) + ")", model);
    }
}
