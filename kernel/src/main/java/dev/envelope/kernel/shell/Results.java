package dev.envelope.kernel.shell;

import dev.envelope.kernel.shell.CellSplitter.Piece;
import dev.envelope.kernel.shell.Evaluator.Evaluated;
import dev.envelope.kernel.shell.Followers.Followed;
import dev.envelope.kernel.shell.Variables.Held;
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
import java.util.concurrent.atomic.AtomicInteger;
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
     * @param id the id under which it is shown
     * @param live whether it leads back to a control
     * @param page the count of pages that had been loaded when it was shown
     */
    record Result(String cell, String id, String expression, Set<String> words, boolean live, int page) {}

    /** How a value looks; its own code may throw whatever it likes. */
    interface Looks {
        MimeBundle of(@Nullable Object value) throws Exception;
    }

    private final Evaluator evaluator;
    private final AtomicInteger pages = new AtomicInteger();
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
    Optional<Result> keep(String cell, Evaluated evaluated) {
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
            return Optional.of(add(expression, expression, words, true));
        }
        return Optional.of(add(cell, expression, words, live));
    }

    private Result add(String cell, String expression, Set<String> words, boolean live) {
        long place = results.stream().filter(each -> each.cell().equals(cell)).count();
        // the same each time the cell runs: the front end keeps one model for each place
        String id =
                ids.computeIfAbsent(cell + "#" + place, k -> UUID.randomUUID().toString());
        var result = new Result(cell, id, expression, words, live, pages.get());
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

    /** A page has been loaded, which does not know under which ids results were shown before. */
    void pageLoaded() {
        pages.incrementAndGet();
    }

    boolean areStale() {
        return !stale.isEmpty();
    }

    /** Computes those again that are out of date, and replaces them where they are shown. */
    void replaceStale(int run, Outputs outputs, Looks looks) {
        int page = pages.get();
        int lost = 0;
        for (Result each : List.copyOf(results)) {
            var remarks = stale.remove(each);
            if (remarks != null) {
                outputs.update(remarks.isEmpty() ? again(run, each, looks) : Note.of(remarks), each.id());
                lost += !each.live() && each.page() < page ? 1 : 0;
            }
        }
        if (lost > 0) {
            outputs.display(
                    Note.of(List.of("The page was loaded again since " + (lost == 1 ? "a result" : lost + " results")
                            + " of other cells that should follow; run all cells to see the new values.")));
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
