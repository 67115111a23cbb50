package dev.envelope.kernel.shell;

import dev.envelope.Envelope;
import dev.envelope.kernel.shell.source.Declaration;
import dev.envelope.kernel.shell.source.FreeNames;
import dev.envelope.kernel.widget.Widget;
import java.lang.reflect.Method;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import jdk.jshell.VarSnippet;
import org.jspecify.annotations.Nullable;

/**
 * Knows when a declaration that is run again only repeats what stands: its source is the same, and so is everything that
 * it was computed from.
 *
 * <p>Such a declaration is not evaluated. A range is one random variable wherever its value went, so {@code million(8, 12)}
 * must not become another one when its cell runs again; nothing that was computed from it has to follow; and a record
 * that is declared again keeps the values of its type. That a variable only repeats is known where it was computed from
 * words and values of the language, numbers and texts, controls, and methods of the notebook made of these. All else is
 * evaluated: it may read a file, or a list that was changed in place.
 */
final class Repeats {

    private static final Set<String> WORDS =
            Stream.of(Envelope.class.getMethods()).map(Method::getName).collect(Collectors.toUnmodifiableSet());

    private static final Set<String> FIXED_TYPES =
            Set.of("String", "Double", "Integer", "Long", "Boolean", "List", "Set", "Map");

    /** A variable's value, and what it was computed from, by the identifiers of the declarations. */
    private record Computed(Object value, Map<String, Object> from) {}

    private final Evaluator evaluator;
    private final Map<String, Computed> computed = new HashMap<>();
    private final Map<String, Optional<Set<String>>> freeNames = new HashMap<>();

    Repeats(Evaluator evaluator) {
        this.evaluator = evaluator;
    }

    /** A variable has been computed. */
    void computed(Declaration variable) {
        computed.remove(variable.name());
        Object value = value(variable);
        if (value != null && Values.isFixed(value)) {
            from(variable).ifPresent(from -> computed.put(variable.name(), new Computed(value, from)));
        }
    }

    /** The declaration that this source only repeats. */
    Optional<Declaration> of(String source) {
        var same = evaluator.declared().stream()
                .filter(d -> d.source().equals(source))
                .toList();
        return same.size() == 1 && stands(same.get(0)) ? Optional.of(same.get(0)) : Optional.empty();
    }

    private boolean stands(Declaration declaration) {
        if (!evaluator.isValid(declaration)) {
            return false;
        }
        if (declaration.isCode()) {
            // a type may hold a state in its static fields, which a user may want to begin anew
            return !declaration.words().contains("static");
        }
        var before = computed.get(declaration.name());
        return before != null
                && isSame(before.value(), value(declaration))
                && from(declaration)
                        .filter(from -> areSame(from, before.from()))
                        .isPresent()
                && isPure(declaration, new HashSet<>());
    }

    /** Whether a variable is computed without an effect, from what cannot change in place. */
    boolean isFree(Declaration variable) {
        return from(variable).isPresent() && isPure(variable, new HashSet<>());
    }

    /** Everything of the notebook that a declaration leads back to; empty where a part of it may change in place. */
    private Optional<Map<String, Object>> from(Declaration declaration) {
        var from = new HashMap<String, Object>();
        return collect(declaration, from) ? Optional.of(from) : Optional.empty();
    }

    private boolean collect(Declaration declaration, Map<String, Object> from) {
        for (Declaration each : mentioned(declaration.words())) {
            String id = each.snippet().id();
            if (each.name().equals(declaration.name()) || from.containsKey(id)) {
                continue;
            }
            Object now = each.isCode() ? each.source() : value(each);
            if (now instanceof Widget<?> control) {
                now = control.value();
            }
            if (now == null || !Values.isFixed(now)) {
                return false;
            }
            from.put(id, now);
            if (each.isCode() && !collect(each, from)) {
                return false;
            }
        }
        return true;
    }

    private boolean isPure(Declaration declaration, Set<Declaration> known) {
        var names = freeNames.computeIfAbsent(declaration.source(), source -> FreeNames.of(declaration));
        if (names.isEmpty()) {
            return false;
        }
        for (String name : names.get()) {
            var meant = mentioned(Set.of(name));
            boolean pure = meant.isEmpty()
                    ? WORDS.contains(name) || isFixedType(name)
                    : meant.stream().allMatch(d -> !d.isCode() || !known.add(d) || isPure(d, known));
            if (!pure) {
                return false;
            }
        }
        return true;
    }

    private boolean isFixedType(String name) {
        return FIXED_TYPES.contains(name)
                || Character.isUpperCase(name.codePointAt(0))
                        && evaluator
                                .classPath()
                                .classNamed(name)
                                .filter(Values::isOfLanguage)
                                .isPresent();
    }

    private List<Declaration> mentioned(Set<String> names) {
        return evaluator.declared().stream()
                .filter(d -> names.contains(d.name()))
                .toList();
    }

    private @Nullable Object value(Declaration variable) {
        return evaluator.variables().value((VarSnippet) variable.snippet());
    }

    private static boolean areSame(Map<String, Object> one, Map<String, Object> other) {
        return one.keySet().equals(other.keySet())
                && one.entrySet().stream().allMatch(e -> isSame(e.getValue(), other.get(e.getKey())));
    }

    private static boolean isSame(@Nullable Object one, @Nullable Object other) {
        return Values.isOfLanguage(one) ? one == other : Objects.equals(one, other);
    }
}
