package dev.envelope.catalog;

import dev.envelope.quantity.Amount;
import dev.envelope.quantity.Count;
import dev.envelope.quantity.DataSize;
import dev.envelope.quantity.DesignException;
import dev.envelope.quantity.Dimension;
import dev.envelope.quantity.Money;
import dev.envelope.quantity.Operator.Function;
import dev.envelope.quantity.Quantity;
import dev.envelope.quantity.Term.Operation;
import dev.envelope.quantity.Time;
import dev.envelope.quantity.Units;
import dev.envelope.view.Answer;
import dev.envelope.view.View;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;

/**
 * A price that falls with the amount: what a month's use costs up to a bound, from there up to the next, and so on; a
 * tier without a price is free.
 *
 * <p>{@code money = Σ price of the tier × max(0, min(used, upper bound) − lower bound)}
 *
 * <p>The prices are facts of the catalogue that it was asked from. Bounds are in the unit of the bill, so the 10 TB that a
 * seller counts as 10,240 GB are that.
 *
 * <pre>{@code
 * Catalog.standard().tariff("aws.net.egress").of(GB(20_000))   // 100 GB free, 10,140 at $0.09, 9,760 at $0.085: $1,742
 * }</pre>
 */
public final class Tariff extends Answer implements Pricing {

    /** What lies between two bounds, in the base unit of the dimension, and its price if it has one. */
    private record Tier(Dimension dimension, double from, double upTo, Optional<Fact> price) {

        <Q extends Quantity<Q>> Q part(Q used) {
            Function part = new Function("part " + range(), x -> Math.max(0, Math.min(x[0], upTo) - from));
            return used.of(new Operation(dimension, part, List.of(used.term())));
        }

        String range() {
            return "from " + dimension.format(from)
                    + (Double.isInfinite(upTo) ? " on" : " to " + dimension.format(upTo));
        }

        String line() {
            return range() + ": " + price.map(Fact::line).orElse("free");
        }
    }

    private final String id;
    private final List<Tier> tiers;

    private Tariff(String id, List<Tier> tiers) {
        this.id = id;
        this.tiers = List.copyOf(tiers);
    }

    /** The tariff of these rows, which stand in the order of their bounds; the last has none. */
    static Tariff of(String id, List<Row> rows, Catalog catalog) {
        List<Tier> tiers = new ArrayList<>();
        Quantity<?> bound = FactUnit.amount(rows.get(0).required("upto"));
        double from = 0;
        for (Row row : rows) {
            String upTo = row.optional("upto", "");
            String price = row.optional("price", "");
            double end = upTo.isEmpty()
                    ? Double.POSITIVE_INFINITY
                    : FactUnit.amount(upTo).value();
            tiers.add(new Tier(
                    bound.dimension(),
                    from,
                    end,
                    price.isEmpty() ? Optional.empty() : Optional.of(catalog.fact(price))));
            from = end;
        }
        return new Tariff(id, tiers);
    }

    /** The money for the data of a month. */
    public Money of(DataSize monthly) {
        return sum(monthly, Price::of);
    }

    /** The money for data that is kept for so long. */
    public Money of(DataSize data, Time kept) {
        return sum(data, (price, part) -> price.of(part, kept));
    }

    /** The money for the things of a month, such as requests. */
    public Money of(Count monthly) {
        return sum(monthly, Price::of);
    }

    @Override
    public Money monthly(Quantity<?> used) {
        return used instanceof DataSize data
                ? sum(data, Price::monthly)
                : sum(used instanceof Count things ? things : Units.count(1), Price::monthly);
    }

    private <Q extends Amount<Q>> Money sum(Q used, BiFunction<Price, Q, Money> charge) {
        Dimension tiered = tiers.get(0).dimension();
        if (used.dimension() != tiered) {
            throw new DesignException(
                    "tariff(\"" + id + "\").of(" + used.dimension().noun() + ")",
                    "its tiers are bounded by a " + tiered.noun(),
                    "tell it a " + tiered.noun());
        }
        return tiers.stream()
                .filter(tier -> tier.price().isPresent())
                .map(tier -> charge.apply(tier.price().orElseThrow().price(), tier.part(used)))
                .reduce(Money::plus)
                .orElseGet(() -> Units.usd(0));
    }

    @Override
    public String told() {
        List<String> prices = tiers.stream()
                .flatMap(tier -> tier.price().stream())
                .map(Fact::told)
                .toList();
        Tier first = tiers.get(0);
        String free = first.price().isPresent() ? "" : first.dimension().format(first.upTo()) + " free, then ";
        return free + prices.get(0) + (prices.size() == 1 ? "" : " down to " + prices.get(prices.size() - 1));
    }

    @Override
    public View view() {
        return View.titled(id).notes("", tiers.stream().map(Tier::line).toList());
    }
}
