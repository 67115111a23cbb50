package dev.envelope.kernel.shell;

import dev.envelope.kernel.shell.source.CellSplitter.Piece;
import dev.envelope.kernel.shell.source.CellText;
import dev.envelope.kernel.shell.source.Declaration;
import dev.envelope.kernel.shell.source.DisplayCall;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;

/**
 * The snippets that are nothing but {@code renderer(Money.class, m -> ...)} for a type of the notebook: when that is declared
 * anew it is another class, so the snippet runs once more.
 */
final class RendererCalls {

    private static final Pattern CALL =
            Pattern.compile("renderer\\s*\\(\\s*(?<type>\\w+)\\.class\\s*,(?<rest>.+)\\)\\s*;?\\s*", Pattern.DOTALL);

    private final Evaluator evaluator;
    private final Map<String, String> calls = new HashMap<>();
    private final Map<String, String> lost = new TreeMap<>();

    RendererCalls(Evaluator evaluator) {
        this.evaluator = evaluator;
    }

    /** Takes note of a snippet that has run, and registers the renderers of the types anew that it has declared. */
    void ran(int run, Piece piece, Collection<String> declared) {
        var call = CALL.matcher(piece.source());
        if (call.matches() && DisplayCall.isClosed(Declaration.code(call.group("rest")), "")) {
            calls.put(call.group("type"), piece.source());
            lost.remove(call.group("type"));
        }
        for (String name : declared) {
            String source = calls.get(name);
            var error = source == null
                    ? null
                    : evaluator
                            .evaluate(run, new CellText(source), new Piece(source, 0))
                            .error();
            if (error != null) {
                lost.put(name, error.value());
            }
        }
    }

    /** The renderers that do not fit their types any more, told once. */
    List<String> remarks() {
        var remarks = new ArrayList<String>();
        lost.forEach((type, why) -> remarks.add("the renderer of " + type + " no longer fits: " + why));
        calls.keySet().removeAll(lost.keySet());
        lost.clear();
        return remarks;
    }
}
