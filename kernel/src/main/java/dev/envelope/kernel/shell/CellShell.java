package dev.envelope.kernel.shell;

import com.google.gson.JsonObject;
import dev.envelope.kernel.display.Renderer;
import dev.envelope.kernel.display.Renderers;
import dev.envelope.kernel.jjava.JJavaExtensions;
import dev.envelope.kernel.shell.CellSplitter.Piece;
import dev.envelope.kernel.shell.Followers.Followed;
import dev.envelope.kernel.widget.Widget;
import dev.envelope.view.MimeBundle;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Function;
import java.util.function.Supplier;
import jdk.jshell.SourceCodeAnalysis;
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
    private final Pending pending;
    private final Results results;
    private final Displays displays;
    private final TimeLimit limit;
    private final Renderers renderers = new Renderers();
    private final JJavaExtensions extensions = new JJavaExtensions(new Extended());
    private final Map<Class<?>, Object> keptByMagics = new ConcurrentHashMap<>();
    private final List<String> untold = new ArrayList<>();
    private int runs;
    private OptionalInt exitStatus = OptionalInt.empty();
    private volatile @Nullable Cell running;
    private volatile @Nullable Thread worker;

    private CellShell(StartSettings settings) {
        evaluator = new Evaluator(compiler, settings.compilerOptions());
        splitter = new CellSplitter(evaluator.analysis());
        followers = new Followers(evaluator);
        pending = new Pending(evaluator);
        results = new Results(evaluator);
        displays = new Displays(compiler, evaluator, followers, results, renderers);
        renderers.fallBackOn(extensions::look);
        limit = new TimeLimit(settings.timeout(), this::interrupt);
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

    /** The status with which the last run asked the process to end by {@code System.exit}. */
    public OptionalInt exitStatus() {
        return exitStatus;
    }

    private CellResult run(CellText text, Outputs outputs, boolean everyResult) {
        return work(outputs, cell -> {
            tellOfTheStart(outputs);
            results.forget(outputs.cellId());
            return evaluate(cell, text, everyResult);
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
            evaluator.addToClassPath(entries);
            return entries;
        });
        return extensions.install(entries, evaluator.loader());
    }

    JJavaExtensions extensions() {
        return extensions;
    }

    /** The notebook as extensions of libraries know it. */
    private final class Extended implements JJavaExtensions.Notebook {

        @Override
        public @Nullable Object evaluate(String code) {
            if (Thread.currentThread() != worker) {
                throw new IllegalStateException("an extension evaluates code while it is installed, or as a magic");
            }
            var run = new Run(cell(), false, new HashSet<>());
            var evaluated = locked(() -> CellShell.this.evaluate(run, new CellText(code, "an extension")));
            if (evaluated.error() != null) {
                throw new IllegalArgumentException(
                        String.join("\n", evaluated.error().traceback()));
            }
            return evaluated.value();
        }

        @Override
        public void display(MimeBundle bundle) {
            cell().outputs().display(bundle);
        }

        private Cell cell() {
            return Objects.requireNonNull(running, "no cell runs");
        }
    }

    /** From now on values of this type look as the renderer says. */
    public <T> void register(Class<T> type, Renderer<T> renderer) {
        renderers.register(type, renderer);
    }

    private synchronized <T> T work(Outputs outputs, Function<Cell, T> task) {
        var cell = new Cell(outputs, renderers, followers);
        runs++;
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
        return locked(() -> evaluator.classNamed(simpleName));
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
        extensions.close();
        evaluator.close();
    }

    private CellResult evaluate(Cell cell, CellText text, boolean everyResult) {
        var before = evaluator.variables().snapshot();
        var whole = new Run(cell, everyResult, new HashSet<>());
        var last = evaluate(whole, text);
        exitStatus = evaluator.exitStatus();
        last = displays.result(runs, cell, last);
        if (last.error() != null && limit.isOver()) {
            last = Evaluated.failed(limit.error());
        }
        if (last.error() != null) {
            cell.outputs().error(last.error());
        }
        if (!StopCheck.isStopped()) {
            var followed = followers.follow(runs, before, whole.own());
            if (followers.isOn()) {
                results.outdate(followed, cell.outputs().cellId());
            }
            tell(cell, followed);
        }
        return new CellResult(last.value(), last.error());
    }

    /** A cell that is being evaluated, and the names that it has declared so far. */
    record Run(Cell cell, boolean everyResult, Set<String> own) {}

    /** Evaluates a text snippet by snippet, to its end or to the first error. */
    Evaluated evaluate(Run run, CellText text) {
        var last = Evaluated.NOTHING;
        var pieces = new ArrayDeque<>(splitter.split(text.source()));
        while (last.error() == null && !pieces.isEmpty()) {
            Piece piece = pieces.remove();
            boolean isDisplay = DisplayCall.isAll(piece) && !evaluator.declares("display");
            var shown = isDisplay ? DisplayCall.argument(piece) : Optional.<Piece>empty();
            last = piece.isMagic() ? magic(run, text, piece) : evaluator.evaluate(runs, text, shown.orElse(piece));
            run.own().addAll(last.declared());
            var lines = last.misses() ? splitter.splitByLines(text.source(), piece) : List.<Piece>of();
            if (!lines.isEmpty()) {
                pieces = new ArrayDeque<>(lines);
                last = Evaluated.NOTHING;
            } else if (shown.isPresent() && last.error() == null) {
                var error = displays.display(runs, run.cell(), last).error();
                last = error == null ? Evaluated.NOTHING : Evaluated.failed(error);
            } else if (isDisplay && last.error() == null) {
                last = Evaluated.NOTHING;
            } else if (run.everyResult() && !pieces.isEmpty()) {
                last = displays.result(runs, run.cell(), last);
            }
        }
        return last;
    }

    /** Magics work without the compiler's lock, and take it for what they ask of the notebook. */
    private Evaluated magic(Run run, CellText text, Piece piece) {
        var session = new MagicSession(this, run, text, piece);
        compiler.unlock();
        try {
            return session.run();
        } finally {
            compiler.lock();
        }
    }

    <T> T locked(Supplier<T> work) {
        compiler.lock();
        try {
            return work.get();
        } finally {
            compiler.unlock();
        }
    }

    Evaluator evaluator() {
        return evaluator;
    }

    Followers followers() {
        return followers;
    }

    Map<Class<?>, Object> keptByMagics() {
        return keptByMagics;
    }

    private void tell(Cell cell, Followed followed) {
        var lines = new ArrayList<String>();
        if (!followed.names().isEmpty()) {
            lines.add(String.join(", ", followed.names()) + (followed.names().size() == 1 ? " follows" : " follow"));
        }
        lines.addAll(followed.remarks());
        lines.addAll(pending.remarks());
        if (!lines.isEmpty()) {
            cell.outputs().display(Note.of(lines));
        }
    }
}
