package dev.envelope.kernel.complete;

import dev.envelope.kernel.shell.CellShell;
import java.util.List;
import jdk.jshell.SourceCodeAnalysis.Suggestion;

/**
 * The words that fit at a place of a cell.
 *
 * @param matches in the order in which to show them
 * @param start the offset of what they replace
 * @param end the offset after what they replace
 */
public record Completion(List<String> matches, int start, int end) {

    public static Completion at(CellShell shell, String code, int cursor) {
        int snippet = shell.snippetStart(code, cursor);
        int[] anchor = {cursor - snippet};
        var suggestions =
                shell.analyse(a -> a.completionSuggestions(code.substring(snippet, cursor), cursor - snippet, anchor));
        var matches =
                suggestions.stream().map(Suggestion::continuation).distinct().toList();
        return new Completion(matches, snippet + anchor[0], cursor);
    }
}
