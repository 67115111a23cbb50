package dev.envelope.model;

import dev.envelope.catalog.Catalog;
import dev.envelope.catalog.Cloud;
import dev.envelope.catalog.Purchase;
import dev.envelope.quantity.Money;
import dev.envelope.quantity.Quantity;
import dev.envelope.quantity.Share;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Whose machines and services a system uses, at which prices, how it pays for them, and what it pays for beside them.
 *
 * @param cloud whose; empty if it was not stated
 * @param payment how instances are paid for; empty if it was not stated
 * @param expenses what is paid for beside, a month, by name: money, or a share of what the parts cost
 * @param prices the facts that were put in place of those of the language; empty where none were, so that nothing is read
 *     before a price is asked for
 */
public record Procurement(
        Optional<Cloud> cloud, Optional<Payment> payment, Map<String, Quantity<?>> expenses, Optional<Catalog> prices) {

    static final Procurement UNSTATED = new Procurement(Optional.empty(), Optional.empty(), Map.of(), Optional.empty());

    public Procurement {
        expenses = Collections.unmodifiableMap(new LinkedHashMap<>(expenses));
    }

    /** The stated cloud, or the one whose prices are taken where none was. */
    public Cloud cloudOrUsual() {
        return cloud.orElse(Cloud.AWS);
    }

    /** How a component's instances are paid for: as it says, else as the design does, else on demand. */
    public Payment payment(Component<?> component) {
        return component.placement().payment().or(() -> payment).orElse(Payment.of(Purchase.ON_DEMAND));
    }

    public Procurement on(Cloud cloud) {
        return new Procurement(Optional.of(cloud), payment, expenses, prices);
    }

    public Procurement paid(Payment payment) {
        return new Procurement(cloud, Optional.of(payment), expenses, prices);
    }

    /** The same with so much a month, in place of the expense of this name. */
    public Procurement expense(String name, Money monthly) {
        return with(name, monthly.named(name));
    }

    /** The same with this share of what the parts cost, in place of the expense of this name. */
    public Procurement expense(String name, Share ofTheBill) {
        return with(name, ofTheBill.named(name + ": share of the parts"));
    }

    private Procurement with(String name, Quantity<?> amount) {
        Map<String, Quantity<?>> more = new LinkedHashMap<>(expenses);
        more.put(name, amount);
        return new Procurement(cloud, payment, more, prices);
    }

    /** The same with the facts of this catalogue. */
    public Procurement at(Catalog catalog) {
        return new Procurement(cloud, payment, expenses, Optional.of(catalog));
    }

    /** The facts that count. */
    public Catalog catalog() {
        return prices.orElseGet(Catalog::standard);
    }

    Map<String, Quantity<?>> stated() {
        Map<String, Quantity<?>> all = new LinkedHashMap<>();
        expenses.forEach((name, amount) -> all.put("expense " + name, amount));
        prices.ifPresent(
                catalog -> catalog.changes().amounts().forEach((id, amount) -> all.put("price " + id, amount)));
        return all;
    }
}
