package dev.envelope.kernel.shell;

import dev.envelope.kernel.shell.Variables.Held;
import dev.envelope.kernel.shell.source.Declaration;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import jdk.jshell.JShell;
import jdk.jshell.Snippet;
import jdk.jshell.SnippetEvent;
import jdk.jshell.TypeDeclSnippet;
import jdk.jshell.VarSnippet;

/**
 * Keeps the variables that JShell drops because their declaration does not compile any more.
 *
 * <p>It compiles all that mentions what is declared anew, also the value of a {@code var} that was computed long ago: when
 * {@code record Plan} changes, {@code var twice = plan.twice()} is gone, whatever type it is of. So it is declared by the
 * name of its type, and given what it held; unless that type itself has changed.
 */
final class DroppedVariables {

    private final JShell jshell;
    private final LocalControl control;
    private final Variables variables;

    DroppedVariables(JShell jshell, LocalControl control, Variables variables) {
        this.jshell = jshell;
        this.control = control;
        this.variables = variables;
    }

    /**
     * Declares again what an evaluation has dropped.
     *
     * @param before the variables as they were
     * @param declared what is declared, by the identifiers of JShell; what is declared again takes its place there
     */
    void keep(Map<String, Held> before, List<SnippetEvent> events, Map<String, Declaration> declared) {
        var changed = changedTypes(events, declared.values());
        events.stream()
                .filter(event -> event.causeSnippet() != null)
                .map(SnippetEvent::snippet)
                .filter(VarSnippet.class::isInstance)
                .map(VarSnippet.class::cast)
                .filter(variable -> !Dependencies.mentions(Declaration.words(variable.typeName()), changed))
                .forEach(variable -> keep(variable, before, declared));
    }

    private void keep(VarSnippet variable, Map<String, Held> before, Map<String, Declaration> declared) {
        var old = before.get(variable.name());
        // one that came back with what it was computed from is valid again
        if (old == null || jshell.status(variable) != Snippet.Status.RECOVERABLE_NOT_DEFINED) {
            return;
        }
        var held = new HashMap<>(before);
        held.putAll(variables.snapshot());
        control.keeper().hold(held);
        var again = jshell.eval(variable.typeName() + " " + variable.name() + ";").stream()
                .filter(event -> event.causeSnippet() == null && event.status() == Snippet.Status.VALID)
                .map(event -> (VarSnippet) event.snippet())
                .findFirst();
        control.keeper().restore(control.loader(), null, Set.of(variable.name()));
        control.takeValue();
        again.ifPresent(snippet -> {
            variables.set(snippet, old.value());
            declared.computeIfPresent(snippet.id(), (id, is) -> Declaration.of(snippet, is.source()));
        });
    }

    /** The types that are declared anew, and those that are made of them. */
    private static Set<String> changedTypes(List<SnippetEvent> events, Collection<Declaration> declared) {
        var anew = events.stream()
                .map(SnippetEvent::snippet)
                .filter(TypeDeclSnippet.class::isInstance)
                .map(type -> ((TypeDeclSnippet) type).name())
                .collect(Collectors.toSet());
        return Dependencies.from(anew, declared, Declaration::isType);
    }
}
