package dev.envelope.kernel.complete;

import com.sun.source.util.JavacTask;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.regex.Pattern;
import javax.tools.Diagnostic;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.ToolProvider;

/** What the compiler's own parser takes for Java, whatever the names in it stand for. */
final class Grammar {

    private static final Pattern ANNOTATIONS =
            Pattern.compile("(?s)(?:\\s*@(?!interface)[\\w.]+(?:\\s*\\(.*\\))?)+\\s*;?\\s*");

    /** Where a snippet may stand: beside types, as a member, as a statement, and as a value. */
    private static final List<String> PLACES =
            List.of("%s\n;", "class $ { %s\n; }", "class $ { { %s\n; } }", "class $ { Object $ = %s\n; }");

    private Grammar() {}

    /** Whether a snippet can be Java in one of the places where it may stand. */
    static boolean allows(String snippet) {
        return PLACES.stream().map(place -> place.replace("%s", snippet)).anyMatch(Grammar::parses);
    }

    /** Whether there is nothing but annotations, and what they belong to has yet to come. */
    static boolean isAnnotation(String snippet) {
        return ANNOTATIONS.matcher(snippet).matches();
    }

    private static boolean parses(String source) {
        var file = new SimpleJavaFileObject(URI.create("string:///$.java"), JavaFileObject.Kind.SOURCE) {
            @Override
            public CharSequence getCharContent(boolean ignoreEncodingErrors) {
                return source;
            }
        };
        var failed = new AtomicBoolean();
        var compiler = ToolProvider.getSystemJavaCompiler();
        var task = (JavacTask) compiler.getTask(
                null,
                null,
                problem -> failed.compareAndSet(false, isOfGrammar(problem)),
                List.of("-proc:none"),
                null,
                List.of(file));
        try {
            task.parse().forEach(unit -> {});
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return !failed.get();
    }

    /** What is new and has to be switched on is Java all the same. */
    private static boolean isOfGrammar(Diagnostic<?> problem) {
        return problem.getKind() == Diagnostic.Kind.ERROR
                && !String.valueOf(problem.getCode()).startsWith("compiler.err.preview");
    }
}
