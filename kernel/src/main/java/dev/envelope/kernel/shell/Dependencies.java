package dev.envelope.kernel.shell;

import dev.envelope.kernel.shell.source.Declaration;
import dev.envelope.kernel.widget.Widget;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/** What depends on what: a declaration depends on every name that its source mentions. */
final class Dependencies {

    private Dependencies() {}

    /** These names, and all declarations that lead back to one of them. */
    static Set<String> from(Set<String> names, Collection<Declaration> declared) {
        return from(names, declared, declaration -> true);
    }

    /** These names, and all declarations that lead back to one of them through those that pass the effect on. */
    static Set<String> from(Set<String> names, Collection<Declaration> declared, Predicate<Declaration> passesOn) {
        var reached = new HashSet<>(names);
        boolean grows = true;
        while (grows) {
            grows = false;
            for (Declaration each : declared) {
                if (!reached.contains(each.name()) && mentions(each.words(), reached) && passesOn.test(each)) {
                    grows |= reached.add(each.name());
                }
            }
        }
        return reached;
    }

    /** Some of the declarations, each behind those of them that it leads back to; in a circle, and else, as they were declared. */
    static List<Declaration> inOrder(List<Declaration> some, Collection<Declaration> declared) {
        var reached = new LinkedHashMap<Declaration, Set<String>>();
        some.forEach(each -> reached.put(each, from(Set.of(each.name()), declared)));
        var left = new ArrayList<>(reached.entrySet());
        var ordered = new ArrayList<Declaration>();
        while (!left.isEmpty()) {
            var next = left.stream()
                    .filter(each -> left.stream()
                            .noneMatch(other -> other != each
                                    && other.getValue().contains(each.getKey().name())))
                    .findFirst()
                    .orElse(left.get(0));
            left.remove(next);
            ordered.add(next.getKey());
        }
        return ordered;
    }

    /** The names that lead back to a control, which a person may move at any time. */
    static Set<String> live(Map<String, Variables.Held> variables, Collection<Declaration> declared) {
        var controls = variables.entrySet().stream()
                .filter(e -> e.getValue().value() instanceof Widget)
                .map(Map.Entry::getKey)
                .collect(Collectors.toSet());
        return controls.isEmpty() ? Set.of() : from(controls, declared);
    }

    static boolean mentions(Set<String> words, Set<String> names) {
        return words.stream().anyMatch(names::contains);
    }
}
