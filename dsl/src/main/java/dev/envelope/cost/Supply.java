package dev.envelope.cost;

import dev.envelope.catalog.Catalog;
import dev.envelope.catalog.Cloud;
import dev.envelope.catalog.Instance;
import dev.envelope.catalog.Product;
import dev.envelope.model.Component;
import dev.envelope.model.Procurement;
import dev.envelope.model.Role;
import dev.envelope.quantity.Nearest;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** What a part of a design is bought as: a product, machines that we run it on, or nothing that has a price. */
sealed interface Supply {

    /** A service of a cloud, billed by its price list. */
    record Managed(Product product) implements Supply {}

    /**
     * Machines of one type.
     *
     * @param each how many of them one instance of the part takes
     */
    record Machines(Instance type, int each) implements Supply {
        String told() {
            return (each == 1 ? "" : each + " ") + shortName(type);
        }
    }

    /** Part of servers that we own. */
    record Owned() implements Supply {}

    /** Nothing that is ours to pay. */
    record Free() implements Supply {}

    /** Something that the catalogue has no price for. */
    record Unpriced(String reason) implements Supply {}

    /**
     * A supply, and how it came to be chosen.
     *
     * @param assumed what was chosen because nobody said otherwise
     * @param finding what could not be chosen as it was stated
     */
    record Choice(Supply supply, Optional<String> assumed, Optional<String> finding) {
        static Choice of(Supply supply) {
            return new Choice(supply, Optional.empty(), Optional.empty());
        }

        static Choice assumed(Supply supply, String why) {
            return new Choice(supply, Optional.of(why), Optional.empty());
        }

        Choice finding(String found) {
            return new Choice(supply, assumed, Optional.of(found));
        }
    }

    /**
     * What a component is bought as: the product or the type of machine that it names, else its role's usual product on the
     * cloud, else the cheapest type that holds it.
     */
    static Choice of(Procurement procurement, Component<?> component, RightSizing sizing) {
        String stated = component.placement().product();
        if (stated.isEmpty()) {
            return usual(procurement, component, sizing);
        }
        Catalog catalog = procurement.catalog();
        Optional<Choice> named = product(catalog, stated)
                .filter(product -> product.serves(component.role().word()))
                .<Supply>map(Managed::new)
                .or(() -> type(catalog, stated)
                        .filter(type -> component.role().isSized())
                        .map(type -> new Machines(type, 1)))
                .map(Choice::of);
        return named.orElseGet(() -> unknown(component, usual(procurement, component, sizing), names(catalog)));
    }

    private static Choice unknown(Component<?> component, Choice otherwise, List<String> names) {
        String stated = component.placement().product();
        String near = Nearest.of(stated, names)
                .map(name -> "; did you mean \"" + name + "\"?")
                .orElse("; state expense(\"" + component.name() + "\", usd(100)) beside it if it costs more");
        return otherwise.finding(component.name() + ": the catalogue has no price for \"" + stated + "\" as "
                + component.role().one() + ", so it is priced as " + told(otherwise.supply()) + near);
    }

    private static Choice usual(Procurement procurement, Component<?> component, RightSizing sizing) {
        Role role = component.role();
        Cloud cloud = procurement.cloudOrUsual();
        if (role == Role.CLIENT) {
            return Choice.of(new Free());
        }
        Optional<Product> product = usualProduct(procurement.catalog(), cloud, role);
        if (product.isPresent()) {
            return Choice.assumed(
                    new Managed(product.get()),
                    component.name() + " is on " + product.get().id() + ", the usual " + role.told() + " of "
                            + product.get().cloud().words() + ": state another with on(...)");
        }
        if (!role.isSized()) {
            return Choice.of(new Unpriced(component.name() + " has no price, as no " + role.told() + " of "
                    + cloud.words() + " has one: state it with expense(\"" + component.name() + "\", usd(100))"));
        }
        return cloud == Cloud.OWN_HARDWARE ? Choice.of(new Owned()) : sizing.machines(component);
    }

    /** Who owns servers still buys names and a network of caches around the world. */
    private static Optional<Product> usualProduct(Catalog catalog, Cloud cloud, Role role) {
        boolean bought = cloud == Cloud.OWN_HARDWARE && (role == Role.CDN || role == Role.DNS);
        Cloud seller = bought ? Cloud.AWS : cloud;
        return catalog.products().stream()
                .filter(each -> each.cloud() == seller && each.isUsual(role.word()))
                .findFirst();
    }

    /** The product of this name on any cloud. */
    static Optional<Product> product(Catalog catalog, String name) {
        return catalog.products().stream()
                .filter(product -> product.id().equalsIgnoreCase(name))
                .findFirst();
    }

    /** The type of machine of this name on any cloud. */
    static Optional<Instance> type(Catalog catalog, String name) {
        return catalog.instances().stream()
                .filter(type ->
                        type.id().equalsIgnoreCase(name) || shortName(type).equalsIgnoreCase(name))
                .findFirst();
    }

    /** As the cloud calls it: {@code m7i.xlarge} of {@code aws.ec2.m7i.xlarge}. */
    static String shortName(Instance type) {
        return type.id().replaceFirst("^(aws\\.ec2|gcp|azure|own)\\.", "");
    }

    private static List<String> names(Catalog catalog) {
        return Stream.concat(
                        catalog.products().stream().map(Product::id),
                        catalog.instances().stream().map(Supply::shortName))
                .toList();
    }

    private static String told(Supply supply) {
        if (supply instanceof Managed managed) {
            return managed.product().id();
        }
        return supply instanceof Machines machines ? machines.told() : "own servers";
    }
}
