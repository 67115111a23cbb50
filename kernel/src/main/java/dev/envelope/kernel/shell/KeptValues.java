package dev.envelope.kernel.shell;

import dev.envelope.kernel.shell.Variables.Held;
import dev.envelope.kernel.shell.cell.Note;
import dev.envelope.kernel.shell.source.Declaration;
import dev.envelope.kernel.shell.source.FreeNames;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * The variables that keep their value although it was computed from what a cell has changed: a list of values of the
 * language, a record, a number. To compute them again could do more than compute, so a person is told which they are.
 */
final class KeptValues {

    private final Collection<Declaration> declared;
    private final Map<String, Held> variables;
    private final Set<String> changed;

    KeptValues(Evaluator evaluator, Set<String> changed) {
        this.declared = evaluator.declared();
        this.variables = evaluator.variables().snapshot();
        this.changed = changed;
    }

    /** @param told the variables that more is to say of */
    List<String> remarks(Set<String> told) {
        var code = declared.stream()
                .filter(Declaration::isCode)
                .map(Declaration::name)
                .filter(changed::contains)
                .collect(Collectors.toCollection(TreeSet::new));
        var values = new HashSet<>(changed);
        values.removeAll(code);
        var remarks = new ArrayList<String>();
        var untold = new HashSet<>(told);
        untold.addAll(changed);
        remark(remarks, from(values, untold), "");
        for (String each : code) {
            if (isOverloaded(each)) {
                // its name does not say which one is meant
                continue;
            }
            remark(remarks, from(Set.of(each), untold), ", made with the earlier " + each);
        }
        return remarks;
    }

    private static void remark(List<String> remarks, List<String> names, String why) {
        if (!names.isEmpty()) {
            remarks.add(Note.told(names, "keeps its value", "keep their value") + why);
        }
    }

    /** The variables that lead back to these names, each told once. */
    private List<String> from(Set<String> names, Set<String> told) {
        if (names.isEmpty()) {
            return List.of();
        }
        // what only has a word in common does not depend on it: a parameter may have the name of a variable
        var candidates = Dependencies.from(names, declared);
        var exact = declared.stream()
                .filter(each -> candidates.contains(each.name()))
                .map(each -> new Declaration(each.snippet(), each.source(), FreeNames.in(each)))
                .toList();
        var reached = Dependencies.from(names, exact);
        return exact.stream()
                .filter(each -> !each.isCode() && !each.isFunction())
                .map(Declaration::name)
                .filter(name -> reached.contains(name) && holdsValue(name) && told.add(name))
                .toList();
    }

    private boolean isOverloaded(String name) {
        return declared.stream().filter(each -> each.name().equals(name)).count() > 1;
    }

    private boolean holdsValue(String name) {
        var held = variables.get(name);
        return held != null && held.value() != null;
    }
}
