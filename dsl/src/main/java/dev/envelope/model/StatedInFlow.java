package dev.envelope.model;

import dev.envelope.quantity.Quantity;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The numbers that are stated in a flow, by their names: how often a step is repeated, and the sizes that it is called with.
 *
 * @param operation the operation whose flow it is
 */
record StatedInFlow(String operation) implements Fold<StatedInFlow.Named> {

    /**
     * The numbers of some steps.
     *
     * @param first the component that the first of them calls
     */
    record Named(String first, Map<String, Quantity<?>> numbers) {}

    @Override
    public Named call(Call call) {
        return new Named(call.to().name(), Map.of());
    }

    @Override
    public Named sequence(List<Named> steps) {
        Map<String, Quantity<?>> all = new LinkedHashMap<>();
        steps.forEach(step -> step.numbers().forEach((name, number) -> put(all, name, number)));
        return new Named(steps.get(0).first(), all);
    }

    @Override
    public Named miss(Cache cache, Named lookup, Named fallback) {
        return sequence(List.of(lookup, fallback));
    }

    @Override
    public Named parallel(List<Named> branches) {
        return sequence(branches);
    }

    @Override
    public Named aside(Named step) {
        return step;
    }

    @Override
    public Named repeated(Step.Repeated how, Named step) {
        Map<String, Quantity<?>> all = new LinkedHashMap<>(step.numbers());
        put(all, how.label(operation, step.first()), (Quantity<?>) how.number());
        return new Named(step.first(), all);
    }

    @Override
    public Named carrying(Step.Carrying sizes, Named step) {
        Map<String, Quantity<?>> all = new LinkedHashMap<>(step.numbers());
        sizes.sent().ifPresent(size -> put(all, Step.Carrying.label(operation, step.first(), "sent"), size));
        sizes.received().ifPresent(size -> put(all, Step.Carrying.label(operation, step.first(), "received"), size));
        return new Named(step.first(), all);
    }

    private static void put(Map<String, Quantity<?>> all, String name, Quantity<?> number) {
        String free = name;
        while (all.containsKey(free)) {
            free += "'";
        }
        all.put(free, number);
    }
}
