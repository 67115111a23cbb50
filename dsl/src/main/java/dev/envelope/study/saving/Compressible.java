package dev.envelope.study.saving;

import dev.envelope.capacity.CallRates;
import dev.envelope.model.Model;
import dev.envelope.model.Operation;
import dev.envelope.model.Role;
import dev.envelope.quantity.DataSize;
import dev.envelope.quantity.Units;

/**
 * What is taken for text, which compression makes smaller: up to 100 kB, of operations that come to no object store. What is
 * larger, or lies there, is taken for media, which is compressed already.
 */
final class Compressible {

    static final String RULE = "nothing is taken for text: up to 100 kB, of an operation that comes to no object store";

    private static final double MOST = Units.kB(100).value();

    private final CallRates calls;
    private final Model model;

    Compressible(Model model) {
        this.model = model;
        this.calls = CallRates.of(model);
    }

    boolean is(Operation operation, DataSize each) {
        return each.value() <= MOST
                && model.architecture().components().stream()
                        .filter(component -> component.role() == Role.OBJECT_STORE)
                        .noneMatch(store -> calls.isCalled(operation, store.name()));
    }
}
