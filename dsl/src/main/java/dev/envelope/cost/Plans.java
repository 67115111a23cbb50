package dev.envelope.cost;

import dev.envelope.analysis.Plan;
import dev.envelope.capacity.Loads;
import dev.envelope.model.Model;
import dev.envelope.quantity.Money;
import dev.envelope.quantity.Time;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiFunction;
import java.util.function.Function;

/**
 * What is paid for a model at each moment after the start; a bill is written anew where the likely load of the moment asks for
 * other types of machines.
 */
final class Plans implements Function<Time, Plan<Money>> {

    private final Model model;
    private final BiFunction<? super Model, Bill, Money> amount;
    private final boolean parts;
    private final RightSizing now;
    private final Map<List<Supply>, Plan<Money>> known = new HashMap<>();

    /** The plans for an amount of a bill, told as the sum of the bill's parts or not. */
    Plans(Model model, BiFunction<? super Model, Bill, Money> amount, boolean parts) {
        this.model = model;
        this.amount = amount;
        this.parts = parts;
        this.now = RightSizing.of(Loads.of(model));
    }

    @Override
    public Plan<Money> apply(Time moment) {
        return known.computeIfAbsent(supplies(now.at(moment)), supplies -> plan(Bill.of(model, moment)));
    }

    private List<Supply> supplies(RightSizing sizing) {
        return model.architecture().components().stream()
                .map(component ->
                        Supply.of(model.procurement(), component, sizing).supply())
                .toList();
    }

    private Plan<Money> plan(Bill bill) {
        Map<String, Money> sums = new LinkedHashMap<>();
        if (parts) {
            bill.parts().forEach(part -> sums.put(part, bill.of(part)));
        }
        return new Plan<>(amount.apply(model, bill), sums, bill.machines());
    }
}
