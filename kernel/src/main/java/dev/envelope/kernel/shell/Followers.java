package dev.envelope.kernel.shell;

import dev.envelope.kernel.shell.Variables.Held;
import dev.envelope.kernel.shell.cell.CellError;
import dev.envelope.kernel.shell.cell.Note;
import dev.envelope.kernel.shell.cell.StopCheck;
import dev.envelope.kernel.shell.source.Declaration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * Lets variables follow their assumptions: when a cell changes a variable, the values of the language that were computed
 * from it are computed again, in the order in which they were declared.
 *
 * <p>Values of the language have no effects, so computing them again is always right, and so is writing down a function
 * once more that calls what a cell has declared anew; every other variable keeps its value, except that numbers and texts
 * follow a control, which is there to be moved. What a variable depends on is what
 * its source mentions, directly or through a method of the notebook.
 */
final class Followers {

    private static final String STOPPED = "the cell was stopped";

    private final Evaluator evaluator;

    /** The variables that have held a value of the language, and hold it still or hold nothing. */
    private final Set<String> ofLanguage = new HashSet<>();

    /** The variables whose value is not that of their declaration any more. */
    private final Set<String> assigned = new HashSet<>();

    /** What cells changed that were stopped before anything could follow. */
    private final Set<String> waiting = new HashSet<>();

    private boolean on = true;

    Followers(Evaluator evaluator) {
        this.evaluator = evaluator;
    }

    /** Off, every variable keeps its value until its own cell runs again, and every result stands as it is. */
    void turn(boolean follow) {
        on = follow;
    }

    boolean isOn() {
        return on;
    }

    /**
     * What happened to the variables that depend on what a cell changed.
     *
     * @param names the variables that followed
     * @param remarks what did not go well
     * @param affected every name that stands for something else now
     * @param failed the variables that should have followed and keep their old value
     */
    record Followed(List<String> names, List<String> remarks, Set<String> affected, Set<String> failed) {}

    /**
     * After a cell.
     *
     * @param before the variables as they were before the cell
     * @param own the names that the cell itself declared, which are what it says they are
     * @param code the cell
     */
    Followed follow(int run, Map<String, Held> before, Set<String> own, String code) {
        Set<String> lost = lost(before);
        Set<String> changed = changed(before);
        changed.removeAll(lost);
        assigned.removeAll(own);
        changed.stream().filter(name -> !own.contains(name)).forEach(assigned::add);
        evaluator.declared().stream()
                .filter(d -> own.contains(d.name()) && !d.isCode() && d.isAssignedIn(code))
                .forEach(d -> assigned.add(d.name()));
        changed.addAll(own.stream().filter(this::isCode).toList());
        changed.addAll(waiting);
        waiting.clear();
        if (on && StopCheck.isStopped()) {
            waiting.addAll(changed);
            return followLater(changed, lost, before, own);
        }
        return follow(run, changed, lost, before, own);
    }

    /** After the person has moved a control that these variables hold. */
    Followed moved(int run, Set<String> controls) {
        return follow(run, controls, Set.of(), evaluator.variables().snapshot(), Set.of());
    }

    private Followed follow(int run, Set<String> changed, Set<String> lost, Map<String, Held> before, Set<String> own) {
        remember(before);
        Set<String> affected = on ? affected(changed, lost, before, own) : changed;
        var names = new ArrayList<String>();
        var failed = new LinkedHashMap<String, List<String>>();
        for (Declaration each : followers(affected, changed, before, own)) {
            var why = whyNot(run, each, failed);
            if (why.isEmpty()) {
                names.add(each.name());
            } else {
                failed.computeIfAbsent(why.get(), w -> new ArrayList<>()).add(each.name());
            }
        }
        var remarks = new ArrayList<String>();
        failed.forEach((why, those) -> remarks.add(Note.told(those, "does", "do") + " not follow: " + why));
        remarks.addAll(cycles(own, names));
        remarks.addAll(remarks(lost, own, names));
        if (on) {
            var told = new HashSet<>(own);
            told.addAll(names);
            told.addAll(names(failed));
            remarks.addAll(new KeptValues(evaluator, changed).remarks(told));
        }
        return new Followed(names, remarks, affected, names(failed));
    }

    /** A cell that was stopped computes nothing more; the next one makes up for it. */
    private Followed followLater(Set<String> changed, Set<String> lost, Map<String, Held> before, Set<String> own) {
        remember(before);
        var names = followers(affected(changed, lost, before, own), changed, before, own).stream()
                .map(Declaration::name)
                .toList();
        var remarks = new ArrayList<String>();
        if (!names.isEmpty()) {
            remarks.add(Note.told(names, "follows", "follow") + " with the next cell: this one was stopped");
        }
        remarks.addAll(remarks(lost, own, names));
        return new Followed(List.of(), remarks, Set.of(), Set.of());
    }

    /** The variables to compute again, each behind those that it is computed from. */
    private List<Declaration> followers(
            Set<String> affected, Set<String> changed, Map<String, Held> before, Set<String> own) {
        var declared = evaluator.declared();
        var relinked = Dependencies.from(anew(before, own), declared);
        var followers = declared.stream()
                .filter(d -> affected.contains(d.name()) && !changed.contains(d.name()))
                .filter(d -> !d.isCode())
                .filter(d -> !d.isFunction() || relinked.contains(d.name()))
                .toList();
        return Dependencies.inOrder(followers, declared);
    }

    /** What a cell has put in the place of something else, to which a function that was written before still leads. */
    private Set<String> anew(Map<String, Held> before, Set<String> own) {
        var now = evaluator.variables().snapshot();
        return own.stream()
                .filter(name -> !before.containsKey(name)
                        || !now.containsKey(name)
                        || before.get(name).snippet() != now.get(name).snippet())
                .collect(Collectors.toSet());
    }

    private static Set<String> names(Map<String, List<String>> failed) {
        return failed.values().stream().flatMap(List::stream).collect(Collectors.toSet());
    }

    /** Computes a variable again, and tells why it could not; empty if it could. */
    private Optional<String> whyNot(int run, Declaration variable, Map<String, List<String>> failed) {
        if (StopCheck.isStopped()) {
            return Optional.of(STOPPED);
        }
        if (assigned.contains(variable.name())) {
            return Optional.of("a cell has given it another value; run that cell again");
        }
        var unsure = names(failed);
        if (Dependencies.from(unsure, evaluator.declared()).contains(variable.name())) {
            return Optional.of("what it is computed from does not");
        }
        if (evaluator.declared().stream().anyMatch(d -> isLost(d) && isNeeded(d, variable))) {
            return Optional.of("what it is computed from is lost");
        }
        var error = evaluator.computeAgain(run, variable).error();
        return StopCheck.isStopped()
                ? Optional.of(STOPPED)
                : Optional.ofNullable(error).map(CellError::value);
    }

    private boolean isLost(Declaration declaration) {
        return !declaration.isCode() && !evaluator.isValid(declaration);
    }

    private static boolean isNeeded(Declaration declaration, Declaration variable) {
        return !declaration.name().equals(variable.name()) && variable.words().contains(declaration.name());
    }

    private void remember(Map<String, Held> before) {
        before.forEach((name, held) -> {
            if (Values.isOfLanguage(held.value())) {
                ofLanguage.add(name);
            } else if (held.value() != null) {
                ofLanguage.remove(name);
            }
        });
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
        return evaluator.declared().stream().anyMatch(d -> d.name().equals(name) && d.isCode());
    }

    /** Everything that leads back to what changed; methods and types pass the effect on and are not computed. */
    private Set<String> affected(Set<String> changed, Set<String> lost, Map<String, Held> before, Set<String> own) {
        var live = Dependencies.live(before, evaluator.declared());
        return Dependencies.from(changed, evaluator.declared(), each -> {
            if (own.contains(each.name())) {
                return false;
            }
            Held held = before.get(each.name());
            return each.isCode()
                    || each.isFunction()
                    || ofLanguage.contains(each.name())
                    || held != null
                            && lost.contains(each.name())
                            && Values.isPlain(held.value())
                            && evaluator.hasNoEffect(each)
                    || held != null && Values.isPlain(held.value()) && live.contains(each.name());
        });
    }

    /** Variables that are gone, or empty, because the type that they had is. */
    private Set<String> lost(Map<String, Held> before) {
        var now = evaluator.variables().snapshot().keySet();
        var lost = new TreeSet<>(evaluator.takeMisfits());
        before.keySet().stream().filter(name -> !now.contains(name)).forEach(lost::add);
        return lost;
    }

    private static List<String> remarks(Set<String> lost, Set<String> own, List<String> followed) {
        return lost.stream()
                .filter(name -> !own.contains(name) && !followed.contains(name))
                .map(name -> name + " lost its value: its type changed")
                .toList();
    }

    private List<String> cycles(Set<String> own, List<String> followed) {
        return evaluator.declared().stream()
                .filter(d -> own.contains(d.name()) && !d.isCode())
                .map(d -> d.name() + " depends in turn on "
                        + d.words().stream().filter(followed::contains).sorted().collect(Collectors.joining(", ")))
                .filter(remark -> !remark.endsWith(" on "))
                .toList();
    }
}
