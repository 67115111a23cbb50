package dev.envelope.kernel.shell.source;

import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.Tree;
import com.sun.source.util.JavacTask;
import com.sun.source.util.SourcePositions;
import com.sun.source.util.Trees;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.util.List;
import java.util.OptionalInt;
import javax.tools.Diagnostic;
import javax.tools.DiagnosticCollector;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.ToolProvider;

/**
 * A source as the compiler's own parser reads it, which neither knows nor asks what a name stands for.
 *
 * @param mistake the offset of the first thing that is no Java, empty where all is
 */
public record ParsedSource(CompilationUnitTree unit, SourcePositions positions, OptionalInt mistake) {

    /** Reads a source as far as it can be read. */
    public static ParsedSource of(String source) {
        var file = new SimpleJavaFileObject(URI.create("string:///$.java"), JavaFileObject.Kind.SOURCE) {
            @Override
            public CharSequence getCharContent(boolean ignoreEncodingErrors) {
                return source;
            }
        };
        var problems = new DiagnosticCollector<JavaFileObject>();
        var compiler = ToolProvider.getSystemJavaCompiler();
        var task = (JavacTask) compiler.getTask(null, null, problems, List.of("-proc:none"), null, List.of(file));
        try {
            var unit = task.parse().iterator().next();
            var mistake = problems.getDiagnostics().stream()
                    .filter(ParsedSource::isMistake)
                    .mapToInt(problem -> (int) problem.getPosition())
                    .findFirst();
            return new ParsedSource(unit, Trees.instance(task).getSourcePositions(), mistake);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What is new and has to be switched on is Java all the same. */
    private static boolean isMistake(Diagnostic<?> problem) {
        return problem.getKind() == Diagnostic.Kind.ERROR
                && !String.valueOf(problem.getCode()).startsWith("compiler.err.preview");
    }

    int start(Tree part) {
        return (int) positions.getStartPosition(unit, part);
    }

    int end(Tree part) {
        return (int) positions.getEndPosition(unit, part);
    }
}
