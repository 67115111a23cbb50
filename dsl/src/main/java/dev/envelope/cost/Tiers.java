package dev.envelope.cost;

import static dev.envelope.quantity.Units.count;

import dev.envelope.capacity.Loads;
import dev.envelope.catalog.Catalog;
import dev.envelope.catalog.Charge;
import dev.envelope.catalog.Fact;
import dev.envelope.catalog.Meter;
import dev.envelope.catalog.Product;
import dev.envelope.model.Component;
import dev.envelope.model.Transition;
import dev.envelope.model.Workload;
import dev.envelope.quantity.Amount;
import dev.envelope.quantity.Count;
import dev.envelope.quantity.DataSize;
import dev.envelope.quantity.Dimension;
import dev.envelope.quantity.Nearest;
import dev.envelope.quantity.Operator;
import dev.envelope.quantity.Quantity;
import dev.envelope.quantity.Term.Operation;
import dev.envelope.quantity.Time;
import java.util.ArrayList;
import java.util.List;

/**
 * An object store whose data moves to cheaper tiers as it ages.
 *
 * <ul>
 *   <li>data in a tier = what is older than the age at which it comes there − what is older than the age at which it leaves
 *   <li>what stays for less than a tier's least time is paid for that: {@code × least time ÷ stay}, where that is above 1
 *   <li>each object is written once to each tier; reads and the retrieval of what is read are spread evenly over the data
 * </ul>
 */
final class Tiers {

    private static final Operator PART = new Operator.Function("part", x -> x[1] == 0 ? 0 : x[0] / x[1]);

    /** A tier: what it is, and which data is in it for how long. */
    private record Tier(Product product, DataSize data, Time stay, boolean first) {}

    private final Metering metering;
    private final Component<?> store;
    private final Catalog catalog;
    private final Loads loads;
    private final List<Tier> tiers = new ArrayList<>();
    private final List<String> findings = new ArrayList<>();

    Tiers(Loads loads, Metering metering, Component<?> store, Product first) {
        this.loads = loads;
        this.metering = metering;
        this.store = store;
        this.catalog = loads.model().procurement().catalog();
        List<Transition> life = new ArrayList<>();
        List<Product> products = new ArrayList<>(List.of(first));
        for (Transition transition : store.placement().lifecycle()) {
            List<Product> found = catalog.products().stream()
                    .filter(each -> each.cloud() == first.cloud() && each.kind().equals(kind(first, transition.tier())))
                    .toList();
            if (found.isEmpty()) {
                findings.add(missing(first, transition));
            } else {
                life.add(transition);
                products.add(found.get(0));
            }
        }
        tiers(life, products);
    }

    private static String kind(Product first, String tier) {
        return first.kind() + ", " + tier;
    }

    private String missing(Product first, Transition transition) {
        List<String> known = catalog.products().stream()
                .filter(each -> each.cloud() == first.cloud())
                .filter(each -> each.kind().startsWith(kind(first, "")))
                .map(each -> each.kind().substring(kind(first, "").length()))
                .distinct()
                .toList();
        return store.name() + ": " + first.cloud().words() + " has no tier \"" + transition.tier()
                + "\", so the data stays where it is; it has " + (known.isEmpty() ? "none" : known) + ": "
                + Nearest.remedy(transition.tier(), known, "write one of these, or leave it out");
    }

    private void tiers(List<Transition> life, List<Product> products) {
        Time retention = loads.model().workload().get(Workload.RETENTION);
        DataSize held = loads.data(store);
        Time came = retention.times(0);
        for (int i = 0; i < products.size(); i++) {
            boolean last = i == life.size();
            Time leaves = last ? retention : life.get(i).age().atMost(retention);
            DataSize older =
                    last ? held.times(0) : loads.olderThan(store, life.get(i).age());
            tiers.add(new Tier(products.get(i), held.minus(older), leaves.minus(came), i == 0));
            held = older;
            came = leaves;
        }
    }

    /** Puts the lines of each tier on the bill. */
    void addTo(Shared shared) {
        for (Tier tier : tiers) {
            for (Charge charge : tier.product().charges()) {
                shared.add(store.name(), charge, used(tier, charge));
            }
        }
    }

    List<String> findings() {
        return List.copyOf(findings);
    }

    private Quantity<?> used(Tier tier, Charge charge) {
        Amount<?> all = (Amount<?>) metering.of(charge, store);
        Quantity<?> used = switch (charge.meter()) {
            case STORED -> tier.data().times(leastTime(tier, charge));
            case READS, BYTES_OUT -> all.times(share(tier));
            default -> tier.first() || charge.meter() != Meter.WRITES ? all : all.times(reached(tier));
        };
        return used.named(store.name() + ": " + charge.item());
    }

    /** How many times over the data is paid because it leaves before a tier's least time. */
    private Count leastTime(Tier tier, Charge charge) {
        return catalog.find(charge.price() + ".min")
                .map(Fact::time)
                .map(least -> ratio(least, tier.stay()).atLeast(count(1)))
                .orElse(count(1));
    }

    private Count share(Tier tier) {
        return ratio(tier.data(), loads.data(store));
    }

    /** One where anything gets as old as this tier, nothing where it is deleted before. */
    private static Count reached(Tier tier) {
        return ratio(tier.stay(), tier.stay());
    }

    private static Count ratio(Quantity<?> part, Quantity<?> whole) {
        return new Count(new Operation(Dimension.COUNT, PART, List.of(part.term(), whole.term())));
    }
}
