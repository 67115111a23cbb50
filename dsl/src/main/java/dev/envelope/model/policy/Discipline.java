package dev.envelope.model.policy;

import dev.envelope.quantity.DesignException;
import java.util.List;

/**
 * In which order a component works on the calls that wait; on the side of the component. Where none is stated, it is the order of
 * arrival.
 *
 * <p>By priority a free server takes the waiting call whose operation stands first, and of one operation the oldest; operations
 * that are not named come last. What is being worked on is not interrupted. With processor sharing nothing waits: n calls at an instance
 * with c cores each get {@code min(1, c ÷ n)} of a core.
 *
 * <p>Source: L. Kleinrock, Queueing Systems II, 1976, sections 3.6 and 4.4.
 *
 * <pre>{@code priority("checkout", "search")}</pre>
 *
 * @param order in which order
 * @param operations of a priority, the names of operations, the most urgent first; else empty
 */
public record Discipline(Order order, List<String> operations) implements Policy {

    /** In which order calls are worked on. */
    public enum Order {
        ARRIVAL("in order of arrival"),
        PRIORITY("by priority"),
        SHARING("processor sharing");

        private final String told;

        Order(String told) {
            this.told = told;
        }
    }

    public Discipline {
        operations = List.copyOf(operations);
    }

    /** In the order of arrival, or shared by all. */
    public static Discipline of(Order order) {
        return new Discipline(order, List.of());
    }

    /** These operations first, in this order. */
    public static Discipline priority(String... operations) {
        List<String> names = List.of(operations);
        if (names.isEmpty() || names.stream().distinct().count() < names.size()) {
            throw new DesignException(
                    "priority(" + String.join(", ", names) + ")",
                    names.isEmpty() ? "nobody comes first" : "an operation has one place in the order",
                    "write priority(\"checkout\", \"search\"), the most urgent operation first");
        }
        return new Discipline(Order.PRIORITY, names);
    }

    @Override
    public Numbers numbers() {
        return Numbers.NONE;
    }

    @Override
    public Discipline with(Numbers numbers) {
        return this;
    }

    @Override
    public String told() {
        return order.told + (operations.isEmpty() ? "" : ": " + String.join(" before ", operations));
    }

    @Override
    public String toString() {
        return told();
    }
}
