package dev.envelope.cost;

import dev.envelope.catalog.Catalog;
import dev.envelope.catalog.Charge;
import dev.envelope.catalog.Pricing;
import dev.envelope.catalog.Tariff;
import dev.envelope.quantity.Dimension;
import dev.envelope.quantity.Money;
import dev.envelope.quantity.Operator;
import dev.envelope.quantity.Quantity;
import dev.envelope.quantity.Term.Operation;
import java.util.ArrayList;
import java.util.List;

/**
 * Lines by the price lists of products. What a tariff is for is added up over all parts, as a seller does over an account; its
 * money is shared by the parts in proportion to their use.
 */
final class Shared {

    /** The money for all, times what one used, over what all used; nothing if nobody used anything. */
    private static final Operator PART = new Operator.Function("part of", x -> x[2] == 0 ? 0 : x[0] * x[1] / x[2]);

    private record Use(String part, Charge charge, Quantity<?> used) {}

    private final Catalog catalog;
    private final List<Use> uses = new ArrayList<>();

    Shared(Catalog catalog) {
        this.catalog = catalog;
    }

    void add(String part, Charge charge, Quantity<?> used) {
        uses.add(new Use(part, charge, used));
    }

    List<Line> lines() {
        return uses.stream().map(this::line).toList();
    }

    private Line line(Use use) {
        Pricing pricing = catalog.pricing(use.charge().price());
        List<Use> others = uses.stream()
                .filter(other -> other.charge().price().equals(use.charge().price()))
                .toList();
        Money monthly = pricing instanceof Tariff && others.size() > 1
                ? part(pricing, use, others)
                : pricing.monthly(use.used());
        return Line.of(use.part(), use.charge().item(), use.used(), pricing.told(), monthly);
    }

    private static Money part(Pricing tariff, Use use, List<Use> all) {
        Quantity<?> sum =
                all.stream().<Quantity<?>>map(Use::used).reduce(Shared::plus).orElseThrow();
        return new Money(new Operation(
                Dimension.MONEY,
                PART,
                List.of(tariff.monthly(sum).term(), use.used().term(), sum.term())));
    }

    private static Quantity<?> plus(Quantity<?> a, Quantity<?> b) {
        return a.of(new Operation(a.dimension(), Operator.Arithmetic.PLUS, List.of(a.term(), b.term())));
    }
}
