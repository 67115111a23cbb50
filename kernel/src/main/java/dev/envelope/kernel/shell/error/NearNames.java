package dev.envelope.kernel.shell.error;

import dev.envelope.quantity.Nearest;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.lang.model.SourceVersion;
import jdk.jshell.Diag;
import jdk.jshell.JShell;
import jdk.jshell.Snippet;
import jdk.jshell.SourceCodeAnalysis;
import jdk.jshell.SourceCodeAnalysis.QualifiedNames;

/** What the user may have meant by a name that the compiler does not know: what would be completed in its place. */
public final class NearNames {

    private static final Pattern SYMBOL = Pattern.compile("\\b(method|variable|class)\\s+(\\w+)");

    private static final Comparator<String> USUAL_FIRST = Comparator.comparing(
                    (String full) -> !full.startsWith("java.util."))
            .thenComparing(full -> !full.startsWith("java."))
            .thenComparing(full -> full.startsWith("javax.swing."));

    private static final Duration WAIT = Duration.ofMillis(20);
    private static final int MAX_WAITS = 250;

    private final JShell jshell;
    private final SourceCodeAnalysis analysis;

    public NearNames(JShell jshell) {
        this.jshell = jshell;
        this.analysis = jshell.sourceCodeAnalysis();
    }

    /**
     * A hint for an error of the compiler, if it is about an unknown name and there is one like it.
     *
     * @param place where in the source the error is; the name stands there or soon after
     */
    public Optional<String> insteadOf(Diag error, String source, int place) {
        String code = error.getCode();
        Matcher symbol = SYMBOL.matcher(error.getMessage(Locale.ENGLISH).replaceFirst("(?s).*symbol:", ""));
        if (code == null || !code.startsWith("compiler.err.cant.resolve") || !symbol.find()) {
            return Optional.empty();
        }
        int start = start(symbol.group(2), source, place);
        return start < 0
                ? Optional.empty()
                : instead(symbol.group(1), symbol.group(2), source.substring(0, start), name -> true);
    }

    /** A hint for a symbol as JShell tells it: {@code method missing(int)}. */
    public Optional<String> insteadOf(String missing) {
        return insteadOf(missing, name -> true);
    }

    /** @param isMeant which of the known names can be meant */
    public Optional<String> insteadOf(String missing, Predicate<String> isMeant) {
        Matcher symbol = SYMBOL.matcher(missing);
        return symbol.find() ? instead(symbol.group(1), symbol.group(2), "", isMeant) : Optional.empty();
    }

    private static int start(String name, String source, int place) {
        Matcher found = Pattern.compile("\\b" + Pattern.quote(name) + "\\b").matcher(source);
        return found.find(Math.min(place, source.length())) ? found.start() : -1;
    }

    private Optional<String> instead(String kind, String name, String before, Predicate<String> isMeant) {
        if (isLost(name)) {
            return Optional.of(
                    "the type of " + name + " has changed or is missing; run the cell that declares it again");
        }
        // a type of this very name is meant rather than one with a name like it
        var imported = kind.equals("method") ? Optional.<String>empty() : imported(name);
        return imported.or(() -> Nearest.of(
                        name, known(kind, before).stream().filter(isMeant).toList())
                .map(near -> "did you mean " + near + "?"));
    }

    private boolean isLost(String name) {
        return jshell.variables().anyMatch(v -> v.name().equals(name) && jshell.status(v) != Snippet.Status.VALID);
    }

    private List<String> known(String kind, String before) {
        return analysis.completionSuggestions(before, before.length(), new int[1]).stream()
                .map(SourceCodeAnalysis.Suggestion::continuation)
                .filter(text -> text.contains("(") == kind.equals("method"))
                .filter(text -> !kind.equals("class") || Character.isUpperCase(text.codePointAt(0)))
                .map(text -> text.replaceFirst("\\(.*", ""))
                .filter(text -> !SourceVersion.isKeyword(text))
                .distinct()
                .toList();
    }

    /** Of several the one that is most often meant. A library that the kernel is made with is not meant: {@code Circle} is declared soon. */
    private Optional<String> imported(String name) {
        return indexed(name).getNames().stream()
                .filter(full -> !isOfKernel(full))
                .min(USUAL_FIRST)
                .map(full -> "to use it, write import " + full + ";");
    }

    /** Whether the kernel itself has this type, which may be a member of another, and not the JDK. */
    private static boolean isOfKernel(String full) {
        String file = full.replace('.', '/');
        var loader = NearNames.class.getClassLoader();
        var found = loader.getResource(file + ".class");
        while (found == null) {
            int last = file.lastIndexOf('/');
            if (last < 0) {
                return false;
            }
            file = file.substring(0, last) + "$" + file.substring(last + 1);
            found = loader.getResource(file + ".class");
        }
        return !found.getProtocol().equals("jrt");
    }

    /** JShell reads the class path behind the scenes; what is told must not depend on how far it got. */
    private QualifiedNames indexed(String name) {
        var found = analysis.listQualifiedNames(name, name.length());
        for (int i = 0; i < MAX_WAITS && !found.isUpToDate(); i++) {
            LockSupport.parkNanos(WAIT.toNanos());
            found = analysis.listQualifiedNames(name, name.length());
        }
        return found;
    }
}
