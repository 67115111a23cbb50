package dev.envelope.availability;

import dev.envelope.capacity.Loads;
import dev.envelope.model.Component;
import dev.envelope.model.Operation;
import dev.envelope.quantity.Quantity;
import java.util.ArrayList;
import java.util.List;

/** The parts that one operation depends on, and the numbers beside them, each at its position. */
record Parts(Loads loads, Operation operation, List<Part> parts, List<Quantity<?>> numbers) {

    Parts(Loads loads, Operation operation) {
        this(loads, operation, new ArrayList<>(), new ArrayList<>());
    }

    /** The position of a component in a region. */
    int at(Component<?> component, String region) {
        for (int i = 0; i < parts.size(); i++) {
            if (parts.get(i).component() == component && parts.get(i).region().equals(region)) {
                return i;
            }
        }
        parts.add(Part.of(loads, operation, component, region));
        return parts.size() - 1;
    }

    /** The position of a number. */
    int number(Quantity<?> number) {
        numbers.add(number);
        return numbers.size() - 1;
    }
}
