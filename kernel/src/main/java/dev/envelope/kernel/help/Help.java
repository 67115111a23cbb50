package dev.envelope.kernel.help;

import dev.envelope.SystemDesign;
import dev.envelope.kernel.magic.MagicLine;
import dev.envelope.kernel.shell.CellShell;
import dev.envelope.view.MimeBundle;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import jdk.jshell.SourceCodeAnalysis.Documentation;

/** The documentation of the word at a place of a cell: its signatures, its first sentence, and an example. */
public final class Help {

    private static final int MAX_SIGNATURES = 12;
    private static final int MAX_READ = 32;

    private static final String NO_SOURCES = "What it does stands in the JDK's sources, and " + Sources.platform()
            + " is not there (Debian, Ubuntu: apt install openjdk-"
            + Runtime.version().feature() + "-source).";

    /** The sources that were read last: a person asks about neighbouring words. */
    private static final Map<Class<?>, DocComments> READ = new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<Class<?>, DocComments> eldest) {
            return size() > MAX_READ;
        }
    };

    private Help() {}

    /** What is known of the word at the cursor, or empty. */
    public static Optional<MimeBundle> at(CellShell shell, String code, int cursor) {
        int end = cursor;
        while (end < code.length() && Character.isJavaIdentifierPart(code.charAt(end))) {
            end++;
        }
        int snippet = shell.snippetStart(code, end);
        var magic = MagicLine.at(code, end);
        if (code.startsWith("%", snippet) && magic.isPresent() && !magic.get().holdsJava()) {
            return magic.get().help().map(Help::plain);
        }
        String java = MagicLine.blanked(code, end);
        int start = code.startsWith("%", snippet) ? shell.snippetStart(java, end) : snippet;
        boolean isCall = code.startsWith("(", end);
        var found = signaturesAt(shell, java.substring(start, end), isCall);
        if (found.isEmpty() && start > 0) {
            // what the cell declares above is not known before it ran: as the beginning of a block it is
            found = signaturesAt(shell, "{" + java.substring(0, end), isCall);
        }
        return found.isEmpty() ? Optional.empty() : Optional.of(page(shell, found));
    }

    /** Where the cursor stands on the name of a method, its signatures are known behind the parenthesis. */
    private static List<String> signaturesAt(CellShell shell, String text, boolean isCall) {
        var found = isCall ? List.<String>of() : signatures(shell, text);
        return found.isEmpty() ? signatures(shell, text + "(") : found;
    }

    private static MimeBundle plain(String text) {
        return new MimeBundle(Map.of("text/plain", text), Map.of());
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
        for (String text : signatures) {
            var method = Signature.of(text);
            var doc = method.isPresent() ? ofMethod(shell, method.get()) : ofClass(shell, text);
            entries.add(new Entry(
                    method.map(Signature::toString).orElse(text.replaceFirst(":(?! )", ": ")),
                    doc.orElse(new DocText("", ""))));
        }
        if (!Sources.hasPlatform() && isOfPlatform(shell, signatures.get(0))) {
            entries.add(new Entry("", new DocText(NO_SOURCES, "")));
        }
        boolean shown = entries.stream().anyMatch(e -> !e.doc().example().isEmpty());
        if (!shown) {
            Signature.of(signatures.get(0))
                    .flatMap(method -> example(shell, method))
                    .ifPresent(example -> entries.add(new Entry("", new DocText("", example))));
        }
        return new MimeBundle(Map.of("text/plain", Entry.text(entries), "text/html", Entry.html(entries)), Map.of());
    }

    private static boolean isOfPlatform(CellShell shell, String signature) {
        return Signature.of(signature)
                .flatMap(method -> shell.classNamed(method.owner()))
                .filter(type -> type.getModule().isNamed())
                .isPresent();
    }

    /** Of a word that has no example of its own, the one of its class, of what it gives, or of the root that uses it. */
    private static Optional<String> example(CellShell shell, Signature method) {
        boolean isWord = shell.classNamed(method.owner())
                .filter(type -> type.getName().startsWith("dev.envelope."))
                .isPresent();
        return Stream.of(method.owner(), method.result(), SystemDesign.class.getSimpleName())
                .filter(name -> isWord)
                .flatMap(name -> ofClass(shell, name).stream())
                .map(DocText::example)
                .filter(example -> example.contains(method.method() + "("))
                .findFirst();
    }

    private static Optional<DocText> ofMethod(CellShell shell, Signature signature) {
        var comments = shell.classNamed(signature.owner()).flatMap(Help::comments);
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
    private static Optional<DocText> ofClass(CellShell shell, String signature) {
        String name = signature.replaceFirst(".*[:.]", "").replaceFirst("<.*", "");
        return shell.classNamed(name).flatMap(Help::comments).flatMap(c -> c.ofClass(name));
    }

    private static Optional<DocComments> comments(Class<?> type) {
        synchronized (READ) {
            var known = Optional.ofNullable(READ.get(type));
            var read = known.or(() -> read(type));
            // a source that is not there may be on its way
            read.ifPresent(comments -> READ.put(type, comments));
            return read;
        }
    }

    private static Optional<DocComments> read(Class<?> type) {
        return Sources.of(type).flatMap(source -> {
            try {
                return Optional.of(new DocComments(source));
            } catch (IOException e) {
                return Optional.empty();
            }
        });
    }
}
