package dev.envelope.kernel.widget;

import dev.envelope.quantity.DesignException;
import java.util.HashSet;
import java.util.List;

/**
 * A list from which one option is chosen.
 *
 * <pre>{@code
 * choice("store", "cassandra", "postgres").at("postgres")
 * }</pre>
 */
public final class Choice<T> extends Selection<T> {

    private Choice(String label, List<T> options, T at) {
        super(label, options, at);
    }

    static <T> Choice<T> of(String label, List<T> options) {
        if (options.contains(null)) {
            throw new DesignException(
                    "choice(\"" + label + "\", " + options + ")",
                    "an option is a value, and null is none",
                    "write choice(\"" + label + "\", \"none\", \"redis\")");
        }
        if (options.isEmpty() || new HashSet<>(options).size() < options.size()) {
            throw new DesignException(
                    "choice(\"" + label + "\", " + options + ")",
                    "a choice has at least one option, and each once",
                    "write choice(\"" + label + "\", \"cassandra\", \"postgres\")");
        }
        return new Choice<>(label, List.copyOf(options), options.get(0));
    }

    /**
     * The same choice, standing at this option.
     *
     * @throws DesignException when it is none of the options
     */
    public Choice<T> at(T option) {
        if (!options().contains(option)) {
            throw new DesignException(
                    "at(" + option + ")",
                    "this choice has the options " + options(),
                    "write one of them, or add it to the choice");
        }
        return new Choice<>(label(), options(), option);
    }

    @Override
    String kind() {
        return "Dropdown";
    }
}
