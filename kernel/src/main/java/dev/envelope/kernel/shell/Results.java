package dev.envelope.kernel.shell;

import dev.envelope.kernel.shell.Followers.Followed;
import dev.envelope.kernel.shell.Variables.Held;
import dev.envelope.kernel.shell.cell.Note;
import dev.envelope.kernel.shell.cell.Outputs;
import dev.envelope.kernel.shell.cell.StopCheck;
import dev.envelope.kernel.shell.source.CellSplitter.Piece;
import dev.envelope.kernel.shell.source.CellText;
import dev.envelope.kernel.shell.source.Declaration;
import dev.envelope.kernel.widget.Widget;
import dev.envelope.view.MimeBundle;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The results that stand under cells and can be computed again when what they were computed from changes.
 *
 * <p>Such a result is the value of an expression that leads back to the notebook's own names, where computing it again has
 * no effect: a value of the language, a table, a chart, and anything that leads back to a control.
 */
final class Results {

    /**
     * One of them.
     *
     * @param cell the cell under which it stands
     * @param number the number at that cell's prompt
     * @param page the page on which it was shown, which alone knows it by its id
     * @param id the id under which it is shown
     * @param live whether it is shown by a model, because it leads back to a control: every page knows the models
     */
    record Result(String cell, int number, String page, String id, String expression, Set<String> words, boolean live) {

        boolean isOn(Outputs outputs) {
            return live || page.equals(outputs.pageName());
        }

        /** Where a person finds it: {@code [3] chat.capacity()}. */
        @Override
        public String toString() {
            String line = expression.strip().lines().findFirst().orElse("");
            String begin = line.length() <= MAX_LINE ? line : line.substring(0, MAX_LINE) + " ...";
            return (number > 0 ? "[" + number + "] " : "") + begin;
        }
    }

    /** How a value looks; its own code may throw whatever it likes. */
    interface Looks {
        MimeBundle of(@Nullable Object value) throws Exception;
    }

    private static final int MAX_LINE = 60;

    private final Evaluator evaluator;
    private final List<Result> results = new ArrayList<>();
    private final Map<String, String> ids = new HashMap<>();
    /** Those that are out of date, and what to say in place of those that cannot be had. */
    private final Map<Result, List<String>> stale = new LinkedHashMap<>();

    Results(Evaluator evaluator) {
        this.evaluator = evaluator;
    }

    /** What a cell showed before is gone from the page as soon as it runs again. */
    void forget(String cell) {
        results.removeIf(each -> each.cell().equals(cell));
        stale.keySet().removeIf(each -> each.cell().equals(cell));
    }

    /** Keeps a result of a cell if it can be computed again. */
    Optional<Result> keep(Outputs outputs, Evaluated evaluated) {
        String cell = outputs.cellId();
        Object value = evaluated.value();
        String expression = evaluated.again();
        if (expression.isEmpty() || value == null || value instanceof Widget) {
            return Optional.empty();
        }
        var words = Declaration.words(expression);
        var variables = evaluator.variables().snapshot();
        boolean live = Dependencies.mentions(words, Dependencies.live(variables, evaluator.declared()));
        if (!live && (cell.isEmpty() || !isOfNotebook(words) || !isFree(value, expression, variables))) {
            return Optional.empty();
        }
        if (cell.isEmpty()) {
            // a front end that does not say which cell it runs has no place to refresh, but its controls have
            forget(expression);
            return Optional.of(add(expression, outputs, expression, words, true));
        }
        return Optional.of(add(cell, outputs, expression, words, live && outputs.showsModels()));
    }

    private Result add(String cell, Outputs outputs, String expression, Set<String> words, boolean live) {
        long place = results.stream().filter(each -> each.cell().equals(cell)).count();
        // the same each time the cell runs: the front end keeps one model for each place
        String id =
                ids.computeIfAbsent(cell + "#" + place, k -> UUID.randomUUID().toString());
        var result = new Result(cell, outputs.number(), outputs.pageName(), id, expression, words, live);
        results.add(result);
        return result;
    }

    private boolean isOfNotebook(Set<String> words) {
        return evaluator.declared().stream().anyMatch(d -> words.contains(d.name()));
    }

    /** Whether a value comes without an effect: a step of a table changes the table and returns it. */
    private static boolean isFree(Object value, String source, Map<String, Held> variables) {
        return Values.isOfLanguage(value)
                || Values.isTableOrChart(value)
                        && (variables.containsKey(source.strip())
                                || variables.values().stream().noneMatch(held -> held.value() == value));
    }

    /** Marks what leads back to something that a move changed. */
    void outdate(Followed followed) {
        outdate(followed, "");
    }

    /** Marks what leads back to something that a cell changed; its own results are only older than what followed. */
    void outdate(Followed followed, String cell) {
        var later = Dependencies.from(Set.copyOf(followed.names()), evaluator.declared());
        var unsure = followed.failed().isEmpty()
                ? Set.<String>of()
                : Dependencies.from(followed.failed(), evaluator.declared());
        for (Result each : results) {
            if (Dependencies.mentions(each.words(), each.cell().equals(cell) ? later : followed.affected())) {
                stale.put(each, Dependencies.mentions(each.words(), unsure) ? followed.remarks() : List.of());
            }
        }
    }

    boolean areStale() {
        return !stale.isEmpty();
    }

    /** Computes those again that are out of date, and replaces them where they are shown. */
    void replaceStale(int run, Outputs outputs, Looks looks) {
        var lost = new ArrayList<String>();
        for (Result each : List.copyOf(results)) {
            var remarks = stale.remove(each);
            if (remarks == null) {
                continue;
            }
            var looksNow = remarks.isEmpty() ? again(run, each, looks) : Note.of(remarks);
            if (StopCheck.isStopped()) {
                // the others are as old as before, and wait for the next time
                outputs.display(Note.of(List.of("This is from before, because its computation was stopped; run its cell"
                        + " to see the new value:\n" + each)));
                break;
            }
            outputs.update(looksNow, each.id());
            if (!each.isOn(outputs)) {
                lost.add(each.toString());
            }
        }
        if (!lost.isEmpty()) {
            lost.add(0, "The page was loaded again, so these do not follow; run their cells to see the new values:");
            outputs.display(Note.of(lost));
        }
    }

    private MimeBundle again(int run, Result result, Looks looks) {
        var evaluated = evaluator.evaluate(run, new CellText(result.expression()), new Piece(result.expression(), 0));
        var error = evaluated.error();
        if (error == null) {
            try {
                return looks.of(evaluated.value());
            } catch (Throwable e) { // whatever the user's toString() throws
                error = evaluator.failed(run, e);
            }
        }
        return Note.of(error.traceback());
    }
}
