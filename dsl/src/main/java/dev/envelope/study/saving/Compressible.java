package dev.envelope.study.saving;

import dev.envelope.capacity.CallRates;
import dev.envelope.model.Model;
import dev.envelope.model.Operation;
import dev.envelope.model.Role;
import dev.envelope.quantity.Count;
import dev.envelope.quantity.DataSize;
import dev.envelope.quantity.Units;
import dev.envelope.study.saving.Saving.Outcome;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.function.Predicate;

/**
 * What is taken for text, which compression makes smaller: up to 100 kB, of operations that come to no object store. What is
 * larger, or lies there, is taken for media, which is compressed already.
 */
final class Compressible {

    private static final String RULE =
            "nothing is taken for text: up to 100 kB, of an operation that comes to no object store";

    private static final double MOST = Units.kB(100).value();

    private final CallRates calls;
    private final Model model;

    Compressible(Model model) {
        this.model = model;
        this.calls = CallRates.of(model);
    }

    /** The model with a size of some operations divided by a ratio of the catalogue, where it is one of text. */
    Outcome by(
            String ratio,
            Predicate<Operation> which,
            Function<Operation, DataSize> size,
            BiFunction<Operation, DataSize, Operation> smaller) {
        Count times = model.procurement().catalog().fact(ratio).count();
        Model changed = model;
        for (Operation operation : model.operations()) {
            DataSize before = size.apply(operation);
            if (which.test(operation) && isText(operation, before)) {
                changed = changed.with(smaller.apply(operation, before.dividedBy(times)));
            }
        }
        return changed == model ? new Outcome.NotHere(RULE) : new Outcome.Done(changed);
    }

    private boolean isText(Operation operation, DataSize each) {
        return each.value() <= MOST
                && model.architecture().components().stream()
                        .filter(component -> component.role() == Role.OBJECT_STORE)
                        .noneMatch(store -> calls.isCalled(operation, store.name()));
    }
}
