package dev.envelope.kernel.shell;

import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.Tree;
import com.sun.source.util.JavacTask;
import com.sun.source.util.SourcePositions;
import com.sun.source.util.Trees;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.util.List;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.ToolProvider;

/** Types as the compiler's own parser reads them, which neither knows nor asks what a name stands for. */
record ParsedSource(CompilationUnitTree unit, SourcePositions positions) {

    /** Reads a source as far as it can be read. */
    static ParsedSource of(String source) {
        var file = new SimpleJavaFileObject(URI.create("string:///$.java"), JavaFileObject.Kind.SOURCE) {
            @Override
            public CharSequence getCharContent(boolean ignoreEncodingErrors) {
                return source;
            }
        };
        var compiler = ToolProvider.getSystemJavaCompiler();
        var task = (JavacTask) compiler.getTask(null, null, problem -> {}, List.of("-proc:none"), null, List.of(file));
        try {
            return new ParsedSource(
                    task.parse().iterator().next(), Trees.instance(task).getSourcePositions());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    int start(Tree part) {
        return (int) positions.getStartPosition(unit, part);
    }

    int end(Tree part) {
        return (int) positions.getEndPosition(unit, part);
    }
}
