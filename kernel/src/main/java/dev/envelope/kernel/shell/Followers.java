package dev.envelope.kernel.shell;

import dev.envelope.kernel.shell.CellSplitter.Piece;
import dev.envelope.kernel.shell.Variables.Held;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import jdk.jshell.VarSnippet;

/**
 * Lets variables follow their assumptions: when a cell changes a variable, the values of the language that were computed
 * from it are computed again, in the order in which they were declared.
 *
 * <p>Values of the language have no effects, so computing them again is always right; every other variable keeps its
 * value. What a variable depends on is what its source mentions, directly or through a method of the notebook.
 */
final class Followers {

    private final Evaluator evaluator;
    private boolean on = true;

    Followers(Evaluator evaluator) {
        this.evaluator = evaluator;
    }

    /** Off, every variable keeps its value until its own cell runs again. */
    void turn(boolean follow) {
        on = follow;
    }

    boolean isOn() {
        return on;
    }

    /** What happened to the variables that depend on what a cell changed. */
    record Followed(List<String> names, List<String> remarks) {}

    /**
     * @param before the variables as they were before the cell
     * @param own the names that the cell itself declared, which are what it says they are
     */
    Followed follow(int run, Map<String, Held> before, Set<String> own) {
        Set<String> affected = changed(before);
        affected.addAll(own.stream().filter(this::isCode).toList());
        var followers = on ? closure(affected, before, own) : List.<Declaration>of();
        var names = new ArrayList<String>();
        var remarks = new ArrayList<String>();
        for (Declaration each : followers) {
            String source = each.snippet().source();
            var error = evaluator
                    .evaluate(run, new CellText(source), new Piece(source, 0))
                    .error();
            if (error == null) {
                names.add(each.name());
            } else {
                remarks.add(each.name() + " does not follow: " + error.value());
            }
        }
        remarks.addAll(cycles(own, names));
        remarks.addAll(lost(before));
        return new Followed(names, remarks);
    }

    private Set<String> changed(Map<String, Held> before) {
        var changed = new HashSet<String>();
        evaluator.variables().snapshot().forEach((name, now) -> {
            Held old = before.get(name);
            if (old != null && !old.isSame(now)) {
                changed.add(name);
            }
        });
        return changed;
    }

    private boolean isCode(String name) {
        return evaluator.declared().stream()
                .anyMatch(d -> d.name().equals(name) && !(d.snippet() instanceof VarSnippet));
    }

    /** Everything that mentions what is affected; methods and types pass the effect on and are not computed. */
    private List<Declaration> closure(Set<String> affected, Map<String, Held> before, Set<String> own) {
        var followers = new HashSet<Declaration>();
        boolean grows = true;
        while (grows) {
            grows = false;
            for (Declaration each : evaluator.declared()) {
                if (own.contains(each.name())
                        || affected.contains(each.name())
                        || each.words().stream().noneMatch(affected::contains)) {
                    continue;
                }
                if (!(each.snippet() instanceof VarSnippet)) {
                    grows |= affected.add(each.name());
                } else if (isOfLanguage(before.get(each.name()))) {
                    followers.add(each);
                    grows |= affected.add(each.name());
                }
            }
        }
        return evaluator.declared().stream().filter(followers::contains).toList();
    }

    private static boolean isOfLanguage(@org.jspecify.annotations.Nullable Held held) {
        return held != null && held.isOfLanguage();
    }

    /** Variables that are gone, or empty, because the type that they had is. */
    private List<String> lost(Map<String, Held> before) {
        var now = evaluator.variables().snapshot().keySet();
        var lost = new TreeSet<>(evaluator.takeMisfits());
        before.keySet().stream().filter(name -> !now.contains(name)).forEach(lost::add);
        return lost.stream()
                .map(name -> name + " lost its value: its type changed")
                .toList();
    }

    private List<String> cycles(Set<String> own, List<String> followed) {
        return evaluator.declared().stream()
                .filter(d -> own.contains(d.name()) && d.snippet() instanceof VarSnippet)
                .map(d -> d.name() + " depends in turn on "
                        + d.words().stream().filter(followed::contains).sorted().collect(Collectors.joining(", ")))
                .filter(remark -> !remark.endsWith(" on "))
                .toList();
    }
}
