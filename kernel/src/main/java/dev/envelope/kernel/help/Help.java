package dev.envelope.kernel.help;

import dev.envelope.kernel.shell.CellShell;
import dev.envelope.view.MimeBundle;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import jdk.jshell.SourceCodeAnalysis.Documentation;

/** The documentation of the word at a place of a cell: its signatures, its first sentence, and an example. */
public final class Help {

    private static final int MAX_SIGNATURES = 12;

    private Help() {}

    /** What is known of the word at the cursor, or empty. */
    public static Optional<MimeBundle> at(CellShell shell, String code, int cursor) {
        int end = cursor;
        while (end < code.length() && Character.isJavaIdentifierPart(code.charAt(end))) {
            end++;
        }
        String text = code.substring(shell.snippetStart(code, end), end);
        var found = signatures(shell, text);
        if (found.isEmpty()) {
            // the cursor stands on the name of a method: its signatures are known behind the parenthesis
            found = signatures(shell, text + "(");
        }
        return found.isEmpty() ? Optional.empty() : Optional.of(page(shell, found));
    }

    private static List<String> signatures(CellShell shell, String text) {
        return shell.analyse(a -> a.documentation(text, text.length(), false)).stream()
                .map(Documentation::signature)
                .distinct()
                .limit(MAX_SIGNATURES)
                .toList();
    }

    private static MimeBundle page(CellShell shell, List<String> signatures) {
        var entries = new ArrayList<Entry>();
        var read = new HashMap<Class<?>, Optional<DocComments>>();
        for (String text : signatures) {
            var method = Signature.of(text);
            var doc = method.isPresent() ? ofMethod(shell, method.get(), read) : ofClass(shell, text, read);
            entries.add(new Entry(
                    method.map(Signature::toString).orElse(text.replaceFirst(":(?! )", ": ")),
                    doc.orElse(new DocText("", ""))));
        }
        return new MimeBundle(Map.of("text/plain", Entry.text(entries), "text/html", Entry.html(entries)), Map.of());
    }

    private static Optional<DocText> ofMethod(
            CellShell shell, Signature signature, Map<Class<?>, Optional<DocComments>> read) {
        var comments = shell.classNamed(signature.owner()).flatMap(type -> read.computeIfAbsent(type, Help::comments));
        if (comments.isEmpty()) {
            return Optional.empty();
        }
        var all = comments.get().ofMethods(signature.owner(), signature.method());
        return all.stream()
                .filter(m -> m.parameterTypes().equals(signature.parameterTypes()))
                .findFirst()
                .map(DocComments.OfMethod::text);
    }

    /** Of the class itself, or of the class of a variable. */
    private static Optional<DocText> ofClass(
            CellShell shell, String signature, Map<Class<?>, Optional<DocComments>> read) {
        String name = signature.replaceFirst(".*[:.]", "").replaceFirst("<.*", "");
        return shell.classNamed(name)
                .flatMap(type -> read.computeIfAbsent(type, Help::comments))
                .flatMap(c -> c.ofClass(name));
    }

    private static Optional<DocComments> comments(Class<?> type) {
        return Sources.of(type).flatMap(source -> {
            try {
                return Optional.of(new DocComments(source));
            } catch (IOException e) {
                return Optional.empty();
            }
        });
    }
}
