package dev.envelope.kernel.shell;

import com.google.gson.JsonObject;
import dev.envelope.kernel.display.Renderer;
import dev.envelope.kernel.display.Renderers;
import dev.envelope.kernel.jjava.JJavaExtensions;
import dev.envelope.kernel.shell.cell.Cell;
import dev.envelope.kernel.shell.cell.CellStreams;
import dev.envelope.kernel.shell.cell.DeadThreads;
import dev.envelope.kernel.shell.cell.Note;
import dev.envelope.kernel.shell.cell.Outputs;
import dev.envelope.kernel.shell.cell.StopCheck;
import dev.envelope.kernel.shell.source.CellSplitter;
import dev.envelope.kernel.shell.source.CellSplitter.Piece;
import dev.envelope.kernel.shell.source.CellText;
import dev.envelope.kernel.widget.Widget;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Function;
import java.util.function.Supplier;
import jdk.jshell.SourceCodeAnalysis;
import jdk.jshell.SourceCodeAnalysis.CompletionInfo;
import org.jspecify.annotations.Nullable;

/**
 * A JShell in this process that evaluates cells: the state of one notebook.
 *
 * <p>One cell runs at a time while {@link #run} waits for it; {@link #interrupt} may be called from any thread.
 */
public final class CellShell implements AutoCloseable {

    private final ReentrantLock compiler = new ReentrantLock();
    private final Evaluator evaluator;
    private final CellSplitter splitter;
    private final Followers followers;
    private final Results results;
    private final Displays displays;
    private final TimeLimit limit;
    private final CellEvaluation evaluation;
    private final Renderers renderers = new Renderers();
    private final JJavaExtensions extensions = new JJavaExtensions(new ExtendedNotebook(this));
    private final Map<Class<?>, Object> keptByMagics = new ConcurrentHashMap<>();
    private final List<String> untold = new ArrayList<>();
    private int runs;
    private volatile @Nullable Cell running;
    private volatile @Nullable Thread worker;

    private CellShell(StartSettings settings) {
        evaluator = new Evaluator(compiler, settings.compilerOptions());
        splitter = new CellSplitter(evaluator.analysis());
        followers = new Followers(evaluator);
        results = new Results(evaluator);
        displays = new Displays(compiler, evaluator, followers, results, renderers);
        renderers.fallBackOn(extensions::look);
        limit = new TimeLimit(settings.timeout(), this::interrupt);
        evaluation = new CellEvaluation(this, compiler, splitter, results, displays, limit);
    }

    /**
     * A shell with the language's start-up imports. Takes about a second; the class path is this process's own, and what
     * the environment adds to it ({@link StartSettings}).
     */
    public static CellShell start() {
        return start(System.getenv());
    }

    static CellShell start(Map<String, String> environment) {
        System.setProperty("java.awt.headless", "true");
        CellStreams.install();
        // another notebook of this process may have been stopped
        StopCheck.clear();
        var settings = StartSettings.of(environment);
        var shell = new CellShell(settings);
        Thread.setDefaultUncaughtExceptionHandler(
                new DeadThreads(thrown -> shell.locked(() -> shell.evaluator.failed(shell.runs, thrown))));
        StartUp.snippets(shell.splitter).forEach(shell::startUp);
        shell.untold.addAll(
                shell.work(new StartOutputs(shell.untold), cell -> shell.addToClassPath(settings.classPath())));
        shell.untold.addAll(settings.remarks());
        for (var script : settings.scripts()) {
            shell.run(script, new StartOutputs(shell.untold), false);
        }
        return shell;
    }

    private void startUp(Piece piece) {
        var error = evaluator
                .evaluate(0, new CellText(piece.source()), new Piece(piece.source(), 0))
                .error();
        if (error != null) {
            throw new IllegalStateException("start-up: " + String.join("\n", error.traceback()));
        }
    }

    /** Evaluates one cell to its end or to its first error. */
    public CellResult run(String code, Outputs outputs) {
        return run(new CellText(code), outputs, false);
    }

    /** Evaluates a script: as one cell, but each of its expressions gives its value as a result, not only the last. */
    public CellResult runScript(String code, Outputs outputs) {
        return run(CellText.script(code), outputs, true);
    }

    private CellResult run(CellText text, Outputs outputs, boolean everyResult) {
        return work(outputs, cell -> {
            tellOfTheStart(outputs);
            results.forget(outputs.cellId());
            return evaluation.evaluate(cell, text, everyResult);
        });
    }

    /** Moves a control as its front end says; what leads back to it is computed again and replaced where it is shown. */
    public void move(Widget<?> control, JsonObject state, Outputs outputs) {
        work(outputs, cell -> {
            if (control.move(state) && followers.isOn()) {
                results.outdate(followers.moved(runs, evaluator.variables().holding(control)));
                results.replaceStale(runs, outputs, displays::render);
            }
            return true;
        });
    }

    /** Computes the results again that are out of date, and replaces them where they are shown. */
    public void refresh(Outputs outputs) {
        if (results.areStale()) {
            work(outputs, cell -> {
                results.replaceStale(runs, outputs, displays::render);
                return true;
            });
        }
    }

    /** Adds jars and folders of classes, with the extensions that they bring; what to tell of these. */
    List<String> addToClassPath(List<Path> entries) {
        locked(() -> {
            evaluator.classPath().add(entries);
            return entries;
        });
        return extensions.install(entries, evaluator.classPath().loader());
    }

    JJavaExtensions extensions() {
        return extensions;
    }

    /** From now on values of this type look as the renderer says. */
    public <T> void register(Class<T> type, Renderer<T> renderer) {
        renderers.register(type, renderer);
    }

    private synchronized <T> T work(Outputs outputs, Function<Cell, T> task) {
        var cell = new Cell(++runs, outputs, renderers, followers::turn, new AtomicBoolean());
        StopCheck.clear();
        CellStreams.enter(cell);
        running = cell;
        worker = Thread.currentThread();
        compiler.lock();
        try {
            limit.start();
            return task.apply(cell);
        } finally {
            compiler.unlock();
            limit.end();
            running = null;
            CellStreams.leave();
        }
    }

    /** What happened before there was a cell is told under the first that a user runs. */
    private void tellOfTheStart(Outputs outputs) {
        if (!untold.isEmpty() && !(outputs instanceof StartOutputs)) {
            outputs.display(Note.of(untold));
            untold.clear();
        }
    }

    /** Stops the running cell: loops and calls in its own code at once, waiting and sleeping too. */
    public void interrupt() {
        Cell now = running;
        if (now != null) {
            StopCheck.stop(now);
            evaluator.user().interrupt();
            CellStreams.forThreadsOf(now, Thread::interrupt);
        }
    }

    /**
     * Asks about code without running it. Waits while the compiler is at work, but not while the user's code runs.
     *
     * @param question must not keep the analysis
     */
    public <T> T analyse(Function<SourceCodeAnalysis, T> question) {
        return locked(() -> question.apply(evaluator.analysis()));
    }

    /** Whether a cell is being evaluated. */
    public boolean isRunning() {
        return running != null;
    }

    /** The names of the variables that cells have declared. */
    public Set<String> variableNames() {
        return locked(() -> Set.copyOf(evaluator.variables().snapshot().keySet()));
    }

    /** The class that a cell means by a simple name, by way of its imports. */
    public Optional<Class<?>> classNamed(String simpleName) {
        return locked(() -> evaluator.classPath().classNamed(simpleName));
    }

    /** The offset at which the snippet that the cursor stands in begins. */
    public int snippetStart(String code, int cursor) {
        return analyse(analysis -> {
            var pieces = new CellSplitter(analysis).split(code.substring(0, cursor));
            return pieces.isEmpty() ? cursor : pieces.get(pieces.size() - 1).offset();
        });
    }

    /** Where the first snippet of code without magics ends, and whether it does. */
    public CompletionInfo firstSnippet(String code) {
        return analyse(analysis -> new CellSplitter(analysis).firstSnippet(code));
    }

    @Override
    public void close() {
        extensions.close();
        evaluator.close();
    }

    <T> T locked(Supplier<T> work) {
        compiler.lock();
        try {
            return work.get();
        } finally {
            compiler.unlock();
        }
    }

    CellEvaluation evaluation() {
        return evaluation;
    }

    Evaluator evaluator() {
        return evaluator;
    }

    /** The cell that is being evaluated, if one is. */
    Optional<Cell> running() {
        return Optional.ofNullable(running);
    }

    /** Whether this thread is the one that evaluates it. */
    boolean isWorker() {
        return Thread.currentThread() == worker;
    }

    Followers followers() {
        return followers;
    }

    Map<Class<?>, Object> keptByMagics() {
        return keptByMagics;
    }
}
