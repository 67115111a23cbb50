package dev.envelope.kernel.shell;

import java.lang.reflect.Field;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import jdk.jshell.JShell;
import jdk.jshell.Snippet;
import jdk.jshell.VarSnippet;
import org.jspecify.annotations.Nullable;

/**
 * The values of the notebook's variables, read where JShell keeps them: in static fields.
 */
final class Variables {

    /** A variable's value at one moment. */
    record Held(VarSnippet snippet, @Nullable Object value) {

        /** A user's {@code equals}, which collections call, may take for ever, and nobody could interrupt it here. */
        boolean isSame(Held other) {
            return value == other.value || value != null && isPlain(value) && value.equals(other.value);
        }

        private static boolean isPlain(Object value) {
            return value instanceof Number
                    || value instanceof String
                    || value instanceof Boolean
                    || value instanceof Character;
        }
    }

    private final JShell jshell;
    private final LocalControl control;

    Variables(JShell jshell, LocalControl control) {
        this.jshell = jshell;
        this.control = control;
    }

    /** All variables that have a value, by name, in the order of their declaration. */
    Map<String, Held> snapshot() {
        var all = new LinkedHashMap<String, Held>();
        jshell.variables().forEach(v -> field(v).ifPresent(f -> all.put(v.name(), new Held(v, read(f)))));
        return all;
    }

    /** The value of one variable; null also where it has none. */
    @Nullable
    Object value(VarSnippet variable) {
        return field(variable).map(Variables::read).orElse(null);
    }

    /** Gives a variable a value of its type. */
    void set(VarSnippet variable, @Nullable Object value) {
        field(variable).ifPresent(field -> {
            try {
                field.set(null, value);
            } catch (IllegalAccessException e) {
                throw new IllegalStateException("JShell keeps variables in public fields", e);
            }
        });
    }

    /** The names of the variables that hold this very object. */
    Set<String> holding(Object value) {
        return snapshot().entrySet().stream()
                .filter(e -> e.getValue().value() == value)
                .map(Map.Entry::getKey)
                .collect(Collectors.toUnmodifiableSet());
    }

    private Optional<Field> field(VarSnippet variable) {
        return jshell.status(variable) == Snippet.Status.VALID
                ? control.field(() -> jshell.varValue(variable))
                : Optional.empty();
    }

    private static @Nullable Object read(Field field) {
        try {
            return field.get(null);
        } catch (IllegalAccessException e) {
            throw new IllegalStateException("JShell keeps variables in public fields", e);
        }
    }
}
