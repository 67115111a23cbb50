package dev.envelope.kernel.shell.error;

import dev.envelope.kernel.shell.cell.CellError;
import dev.envelope.kernel.shell.cell.StopCheck;
import dev.envelope.kernel.shell.cell.UserThread;
import dev.envelope.kernel.shell.error.RunErrors.Origin;
import dev.envelope.kernel.shell.source.CellSplitter.Piece;
import dev.envelope.kernel.shell.source.CellText;
import dev.envelope.kernel.shell.source.Declaration;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import jdk.jshell.JShell;
import jdk.jshell.Snippet;
import jdk.jshell.SnippetEvent;
import jdk.jshell.UnresolvedReferenceException;
import jdk.jshell.VarSnippet;
import org.jspecify.annotations.Nullable;

/** What went wrong with a snippet, told by the cells that the snippets came from. */
public final class SnippetErrors {

    private final JShell jshell;
    private final Map<String, Origin> origins = new HashMap<>();

    public SnippetErrors(JShell jshell) {
        this.jshell = jshell;
    }

    /** Remembers where a snippet came from. */
    public void note(Snippet snippet, Origin origin) {
        origins.put(snippet.id(), origin);
    }

    /** Forgets where snippets came from that JShell itself has forgotten. */
    public void retain(Set<String> ids) {
        origins.keySet().retainAll(ids);
    }

    /**
     * The error of a snippet that was evaluated, null where there is none.
     *
     * @param thrown what its code threw, of which JShell tells only the text
     */
    @Nullable
    public CellError of(int run, CellText cell, Piece piece, SnippetEvent event, @Nullable Throwable thrown) {
        if (StopCheck.isStopped()) {
            return thrown instanceof UserThread.LeftBehind left
                    ? RunErrors.interrupted(RunErrors.message(left))
                    : RunErrors.interrupted("the cell was stopped");
        }
        if (thrown instanceof StopCheck.CellExit exit) {
            return RunErrors.exit(exit.status());
        }
        var names = new NearNames(jshell);
        var runErrors = new RunErrors(origins, run);
        if (event.exception() instanceof UnresolvedReferenceException unresolved) {
            var snippet = unresolved.getSnippet();
            var missing = jshell.unresolvedDependencies(snippet).toList();
            String signature = Declaration.of(snippet).signature();
            missing.stream().findFirst().ifPresent(symbol -> pointAt(symbol, unresolved));
            return missing.isEmpty()
                    ? runErrors.broken(signature, jshell.diagnostics(snippet).toList(), unresolved)
                    : runErrors.unresolved(signature, missing, unresolved, names);
        }
        if (thrown != null) {
            return runErrors.of(thrown, event.exception());
        }
        if (event.snippet() instanceof VarSnippet variable
                && event.status() == Snippet.Status.RECOVERABLE_NOT_DEFINED) {
            var missing = jshell.unresolvedDependencies(variable).toList();
            return CompileErrors.undefined(cell, piece, variable.name(), missing, names);
        }
        if (event.status() == Snippet.Status.REJECTED) {
            return CompileErrors.of(
                    cell, piece, jshell.diagnostics(event.snippet()).toList(), names);
        }
        return null;
    }

    /** JShell blames the first line of what cannot run, and not the one with the name that is missing. */
    private static void pointAt(String symbol, UnresolvedReferenceException unresolved) {
        String name = symbol.replaceFirst("^\\w+\\s+", "").replaceFirst("\\W.*", "");
        var frames = unresolved.getStackTrace();
        if (frames.length > 0 && SnippetFrames.isOfSnippet(frames[0])) {
            int line = Declaration.lineOf(name, unresolved.getSnippet().source());
            frames[0] = new StackTraceElement(
                    frames[0].getClassName(), frames[0].getMethodName(), frames[0].getFileName(), line);
            unresolved.setStackTrace(frames);
        }
    }

    /** The error of code that JShell did not call: a renderer, a {@code toString()}, or a thread of its own. */
    public CellError of(int run, Throwable thrown) {
        return thrown instanceof StopCheck.CellExit exit
                ? RunErrors.exit(exit.status())
                : new RunErrors(origins, run).of(thrown, SnippetFrames.of(jshell, thrown));
    }
}
