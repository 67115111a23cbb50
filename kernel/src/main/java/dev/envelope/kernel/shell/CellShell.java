package dev.envelope.kernel.shell;

import dev.envelope.kernel.display.Renderers;
import dev.envelope.kernel.shell.CellSplitter.Piece;
import dev.envelope.kernel.shell.RunErrors.Origin;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Function;
import jdk.jshell.DeclarationSnippet;
import jdk.jshell.JShell;
import jdk.jshell.JShellException;
import jdk.jshell.MethodSnippet;
import jdk.jshell.Snippet;
import jdk.jshell.SnippetEvent;
import jdk.jshell.SourceCodeAnalysis;
import jdk.jshell.UnresolvedReferenceException;
import org.jspecify.annotations.Nullable;

/**
 * A JShell in this process that evaluates cells: the state of one notebook.
 *
 * <p>One cell runs at a time, on the thread that calls {@link #run}; {@link #interrupt} may be called from any other.
 */
public final class CellShell implements AutoCloseable {

    private final ReentrantLock compiler = new ReentrantLock();
    private final LocalControl control = new LocalControl(compiler);
    private final Renderers renderers = new Renderers();
    private final Map<String, Origin> origins = new HashMap<>();
    private final JShell jshell;
    private final CellSplitter splitter;
    private final Object ending = new Object();
    private int runs;
    private volatile @Nullable Running running;

    private record Running(Cell cell, Thread thread) {}

    private CellShell() {
        jshell =
                JShell.builder().executionEngine(control.asProvider(), Map.of()).build();
        jshell.addToClasspath(System.getProperty("java.class.path"));
        splitter = new CellSplitter(jshell.sourceCodeAnalysis());
    }

    /** A shell with the language's start-up imports. Takes about a second; the class path is this process's own. */
    public static CellShell start() {
        System.setProperty("java.awt.headless", "true");
        CellStreams.install();
        var shell = new CellShell();
        StartUp.snippets(shell.splitter).forEach(shell::startUp);
        return shell;
    }

    private void startUp(Piece piece) {
        for (SnippetEvent event : jshell.eval(piece.source())) {
            if (event.status() != Snippet.Status.VALID) {
                var diagnostics = jshell.diagnostics(event.snippet()).toList();
                throw new IllegalStateException(String.join(
                        "\n",
                        CompileErrors.of(new CellText(piece.source()), new Piece(piece.source(), 0), diagnostics)
                                .traceback()));
            }
        }
    }

    /** Evaluates one cell to its end or to its first error. */
    public synchronized CellResult run(String code, Outputs outputs) {
        var cell = new Cell(outputs, renderers);
        var thread = Thread.currentThread();
        var contextLoader = thread.getContextClassLoader();
        runs++;
        StopCheck.clear();
        CellStreams.enter(cell);
        thread.setContextClassLoader(control.loader());
        running = new Running(cell, thread);
        try {
            return finish(cell, evaluate(new CellText(code)));
        } finally {
            ended();
            thread.setContextClassLoader(contextLoader);
            CellStreams.leave();
        }
    }

    /** Stops the running cell: loops and calls in its own code at once, waiting and sleeping too. */
    public void interrupt() {
        synchronized (ending) {
            Running now = running;
            if (now != null) {
                StopCheck.stop(now.cell());
                now.thread().interrupt();
            }
        }
    }

    /** After this no interrupt hits the thread any more, which is about to use sockets that would not survive it. */
    private void ended() {
        synchronized (ending) {
            running = null;
            Thread.interrupted();
        }
    }

    /**
     * Asks about code without running it. Waits while the compiler is at work, but not while the user's code runs.
     *
     * @param question must not keep the analysis
     */
    public <T> T analyse(Function<SourceCodeAnalysis, T> question) {
        compiler.lock();
        try {
            return question.apply(jshell.sourceCodeAnalysis());
        } finally {
            compiler.unlock();
        }
    }

    /** Whether a cell is being evaluated. */
    public boolean isRunning() {
        return running != null;
    }

    /** The offset at which the snippet that the cursor stands in begins. */
    public int snippetStart(String code, int cursor) {
        return analyse(analysis -> {
            var pieces = new CellSplitter(analysis).split(code.substring(0, cursor));
            return pieces.isEmpty() ? cursor : pieces.get(pieces.size() - 1).offset();
        });
    }

    @Override
    public void close() {
        jshell.close();
    }

    private CellResult finish(Cell cell, CellResult result) {
        CellError error = result.error();
        if (error != null) {
            cell.outputs().error(error);
        } else if (result.value() != null) {
            try {
                cell.outputs().result(renderers.render(result.value()));
            } catch (Throwable e) { // whatever the user's toString() throws
                var told = new RunErrors(origins, runs).of(e, null);
                cell.outputs().error(told);
                return new CellResult(null, told);
            }
        }
        return result;
    }

    private CellResult evaluate(CellText cell) {
        compiler.lock();
        try {
            Object value = null;
            for (Piece piece : splitter.split(cell.source())) {
                value = null;
                for (SnippetEvent event : jshell.eval(piece.source())) {
                    if (event.causeSnippet() == null) {
                        origins.put(event.snippet().id(), new Origin(runs, cell, cell.line(piece.offset())));
                        var error = errorOf(cell, piece, event);
                        if (error != null) {
                            return new CellResult(null, error);
                        }
                        value = valueOf(event.snippet());
                    }
                }
            }
            return new CellResult(value, null);
        } finally {
            compiler.unlock();
        }
    }

    private @Nullable CellError errorOf(CellText cell, Piece piece, SnippetEvent event) {
        Throwable thrown = control.takeThrown();
        JShellException told = event.exception();
        if (StopCheck.isStopped()) {
            return RunErrors.interrupted();
        }
        if (thrown instanceof StopCheck.CellExit exit) {
            return RunErrors.exit(exit.status());
        }
        if (told instanceof UnresolvedReferenceException unresolved) {
            var snippet = unresolved.getSnippet();
            var missing = jshell.unresolvedDependencies(snippet).toList();
            return new RunErrors(origins, runs).unresolved(nameOf(snippet), missing, unresolved);
        }
        if (thrown != null) {
            return new RunErrors(origins, runs).of(thrown, told);
        }
        if (event.status() == Snippet.Status.REJECTED) {
            return CompileErrors.of(
                    cell, piece, jshell.diagnostics(event.snippet()).toList());
        }
        return null;
    }

    private static String nameOf(DeclarationSnippet snippet) {
        return snippet instanceof MethodSnippet method
                ? method.name() + "(" + method.parameterTypes() + ")"
                : snippet.name();
    }

    /** The value of an expression; declarations have none to show. */
    private @Nullable Object valueOf(Snippet snippet) {
        Object value = control.takeValue();
        if (snippet.subKind() == Snippet.SubKind.TEMP_VAR_EXPRESSION_SUBKIND) {
            // every variable is an import of every later snippet: 5,000 cells would drag 5,000 of them
            jshell.drop(snippet);
            return value;
        }
        return snippet.kind() == Snippet.Kind.EXPRESSION ? value : null;
    }
}
