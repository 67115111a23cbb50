package dev.envelope.kernel.help;

import dev.envelope.kernel.shell.CellShell;
import dev.envelope.view.MimeBundle;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import jdk.jshell.SourceCodeAnalysis.Documentation;

/** The documentation of the word at a place of a cell. */
public final class Help {

    private Help() {}

    /** What is known of the word before the cursor, or empty. */
    public static Optional<MimeBundle> at(CellShell shell, String code, int cursor) {
        int end = cursor;
        while (end < code.length() && Character.isJavaIdentifierPart(code.charAt(end))) {
            end++;
        }
        int snippet = shell.snippetStart(code, end);
        String word = code.substring(snippet, end);
        var found = documentation(shell, word);
        // the cursor stands on the name of a method: its signatures are known behind the parenthesis
        return present(found.isEmpty() ? documentation(shell, word + "(") : found);
    }

    private static List<Documentation> documentation(CellShell shell, String code) {
        return shell.analyse(a -> a.documentation(code, code.length(), true));
    }

    private static Optional<MimeBundle> present(List<Documentation> found) {
        if (found.isEmpty()) {
            return Optional.empty();
        }
        String text = found.stream().map(Documentation::signature).distinct().collect(Collectors.joining("\n"));
        return Optional.of(new MimeBundle(Map.of("text/plain", text), Map.of()));
    }
}
