package dev.envelope.cost;

import dev.envelope.catalog.Catalog;
import dev.envelope.catalog.Cloud;
import dev.envelope.catalog.Fact;
import dev.envelope.catalog.Instance;
import dev.envelope.catalog.Purchase;
import dev.envelope.quantity.Money;
import dev.envelope.quantity.Units;
import java.util.Optional;

/**
 * What a machine costs for a month, paid for in one way.
 *
 * <p>A promise that has no price of its own costs what the cloud usually takes off for it: {@code on demand × (1 − discount)}.
 * A spot machine is taken back at times, and one on demand stands in for it: {@code spot × (1 − lost) + on demand × lost}.
 *
 * @param monthly the money for one machine
 * @param price the price in words
 * @param remark what there is to say where it is not simply a price that somebody published
 */
record Rent(Money monthly, String price, Optional<String> remark) {

    private static final String LOST = "spot.interrupted";

    static Rent of(Instance type, Purchase purchase, Catalog catalog) {
        Optional<Fact> own = type.price(purchase);
        if (purchase == Purchase.SPOT
                && own.isPresent()
                && type.price(Purchase.ON_DEMAND).isPresent()) {
            return spot(own.get(), type.price(Purchase.ON_DEMAND).get(), catalog.fact(LOST));
        }
        return own.map(Rent::published).orElseGet(() -> otherwise(type, purchase, catalog));
    }

    private static Money monthly(Fact price) {
        return price.price().of(Units.months(1));
    }

    private static Rent published(Fact price) {
        return new Rent(monthly(price), price.price().told(), Optional.empty());
    }

    private static Rent spot(Fact spot, Fact onDemand, Fact lost) {
        Money kept = monthly(spot).times(lost.share().complement());
        Money replaced = monthly(onDemand).times(lost.share());
        return new Rent(
                kept.plus(replaced),
                spot.price().told() + ", " + lost.share() + " of the time on demand",
                Optional.empty());
    }

    private static Rent otherwise(Instance type, Purchase purchase, Catalog catalog) {
        Fact onDemand = type.price(Purchase.ON_DEMAND)
                .orElseGet(() -> catalog.fact(type.id() + "." + Purchase.ON_DEMAND.suffix()));
        String name = Supply.shortName(type);
        Optional<Fact> discount = Cloud.named(type.cloud()).discount(purchase, catalog);
        if (discount.isEmpty()) {
            return new Rent(
                    monthly(onDemand),
                    onDemand.price().told(),
                    Optional.of(name + " has no price for " + purchase.words()
                            + " in the catalogue, so it is priced on demand: add the fact " + type.id() + "."
                            + purchase.suffix() + " with facts(Path.of(\"our-prices.csv\"))"));
        }
        Fact off = discount.get();
        return new Rent(
                monthly(onDemand).times(off.share().complement()),
                onDemand.price().told() + " less " + off.share(),
                Optional.of(
                        name + " has no price for " + purchase.words() + " in the catalogue, so the usual discount of "
                                + off.share() + " is taken off (" + off.id() + ")"));
    }
}
