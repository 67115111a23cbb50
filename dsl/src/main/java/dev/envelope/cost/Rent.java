package dev.envelope.cost;

import dev.envelope.catalog.Catalog;
import dev.envelope.catalog.Cloud;
import dev.envelope.catalog.Fact;
import dev.envelope.catalog.Instance;
import dev.envelope.catalog.Purchase;
import dev.envelope.quantity.Money;
import dev.envelope.quantity.Share;
import dev.envelope.quantity.Units;
import java.util.Optional;

/**
 * What a machine costs for a month, paid for in one way.
 *
 * <p>What has no price of its own costs what the cloud usually takes off: {@code on demand × (1 − discount)}. A spot machine is
 * taken back at times, and one on demand stands in for it: {@code spot × (1 − lost) + on demand × lost}.
 *
 * @param monthly the money for one machine
 * @param price the price in words
 * @param remark what there is to say where it is not a price that somebody published
 */
record Rent(Money monthly, String price, Optional<String> remark) {

    private static final String LOST = "spot.interrupted";

    static Rent of(Instance type, Purchase purchase, Catalog catalog) {
        Rent rent = type.price(purchase).map(Rent::published).orElseGet(() -> discounted(type, purchase, catalog));
        return purchase == Purchase.SPOT
                ? rent.interrupted(onDemand(type, catalog), catalog.fact(LOST).share())
                : rent;
    }

    private static Rent published(Fact price) {
        return new Rent(price.price().of(Units.months(1)), price.price().told(), Optional.empty());
    }

    /** A type that is only sold with a promise has no price on demand; that is an error which names the fact. */
    private static Rent onDemand(Instance type, Catalog catalog) {
        return published(catalog.fact(type.id() + "." + Purchase.ON_DEMAND.suffix()));
    }

    private static Rent discounted(Instance type, Purchase purchase, Catalog catalog) {
        Rent onDemand = onDemand(type, catalog);
        if (purchase.isPlan()) {
            return planned(type, purchase, onDemand, catalog);
        }
        String lacks = Supply.shortName(type) + " has no price for " + purchase.words() + " in the catalogue, so ";
        return Cloud.named(type.cloud())
                .discount(purchase, catalog)
                .map(off -> onDemand.less(
                        off,
                        lacks + "the usual discount of " + off.share().range() + " is taken off (" + off.id() + ")"))
                .orElseGet(() -> new Rent(
                        onDemand.monthly(),
                        onDemand.price(),
                        Optional.of(lacks + "it is priced on demand: add the fact " + type.id() + "."
                                + purchase.suffix() + " with facts(Path.of(\"our-prices.csv\"))")));
    }

    /** A plan has no price for a type: it takes the same share off all that the cloud rents out by the hour. */
    private static Rent planned(Instance type, Purchase plan, Rent onDemand, Catalog catalog) {
        Fact off = Cloud.named(type.cloud()).discount(plan, catalog).orElseThrow();
        return onDemand.less(
                off,
                "the " + plan.words() + " takes the usual " + off.share().range() + " off " + Supply.shortName(type)
                        + " on demand (" + off.id() + "): types differ, so look yours up and state it with"
                        + " facts(Path.of(\"our-prices.csv\"))");
    }

    private Rent less(Fact discount, String why) {
        return new Rent(
                monthly.times(discount.share().complement()),
                price + " less " + discount.share().range(),
                Optional.of(why));
    }

    private Rent interrupted(Rent onDemand, Share lost) {
        return new Rent(
                monthly.times(lost.complement()).plus(onDemand.monthly().times(lost)),
                price + ", " + lost.range() + " of the time on demand",
                remark);
    }
}
