package dev.envelope.kernel.shell;

import dev.envelope.kernel.shell.Followers.Followed;
import dev.envelope.kernel.shell.cell.Cell;
import dev.envelope.kernel.shell.cell.Note;
import dev.envelope.kernel.shell.source.CellSplitter;
import dev.envelope.kernel.shell.source.CellSplitter.Piece;
import dev.envelope.kernel.shell.source.CellText;
import dev.envelope.kernel.shell.source.DisplayCall;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.locks.ReentrantLock;

/** Evaluates cells: the snippets, magics and displays of each in their order, and then what follows from it. */
final class CellEvaluation {

    /** A cell that is being evaluated, and the names that it has declared so far. */
    record Run(Cell cell, boolean everyResult, Set<String> own) {}

    private final CellShell shell;
    private final ReentrantLock compiler;
    private final Evaluator evaluator;
    private final CellSplitter splitter;
    private final Results results;
    private final Displays displays;
    private final Pending pending;
    private final RendererCalls renderers;
    private final TimeLimit limit;

    CellEvaluation(
            CellShell shell,
            ReentrantLock compiler,
            CellSplitter splitter,
            Results results,
            Displays displays,
            TimeLimit limit) {
        this.shell = shell;
        this.compiler = compiler;
        this.evaluator = shell.evaluator();
        this.splitter = splitter;
        this.results = results;
        this.displays = displays;
        this.pending = new Pending(evaluator);
        this.renderers = new RendererCalls(evaluator);
        this.limit = limit;
    }

    /** Evaluates a whole cell, and shows its result or its error, and what follows from it. */
    CellResult evaluate(Cell cell, CellText text, boolean everyResult) {
        var before = evaluator.variables().snapshot();
        var run = new Run(cell, everyResult, new HashSet<>());
        var last = evaluate(run, text);
        var exitStatus = evaluator.exitStatus();
        last = displays.result(cell, last);
        if (last.error() != null && limit.isOver()) {
            last = Evaluated.failed(limit.error());
        }
        if (last.error() != null) {
            cell.outputs().error(last.error());
        }
        var followed = shell.followers().follow(cell.number(), before, run.own(), text.source());
        if (shell.followers().isOn()) {
            results.outdate(followed, cell.outputs().cellId());
        }
        tell(cell, followed);
        return new CellResult(last.value(), last.error(), exitStatus);
    }

    /** Evaluates a text snippet by snippet, to its end or to the first error. */
    Evaluated evaluate(Run run, CellText text) {
        var last = Evaluated.NOTHING;
        var pieces = new ArrayDeque<>(splitter.split(text.source()));
        while (last.error() == null && !pieces.isEmpty()) {
            Piece piece = pieces.remove();
            boolean isDisplay = DisplayCall.isAll(piece) && !evaluator.declares("display");
            var shown = isDisplay ? DisplayCall.argument(piece) : Optional.<Piece>empty();
            last = piece.isMagic()
                    ? magic(run, text, piece)
                    : evaluator.evaluate(run.cell().number(), text, shown.orElse(piece));
            run.own().addAll(last.declared());
            if (last.error() == null) {
                renderers.ran(run.cell().number(), piece, last.declared());
            }
            var lines = last.misses() ? splitter.splitByLines(text.source(), piece) : List.<Piece>of();
            if (!lines.isEmpty()) {
                pieces = new ArrayDeque<>(lines);
                last = Evaluated.NOTHING;
            } else if (shown.isPresent() && last.error() == null) {
                var error = displays.display(run.cell(), last).error();
                last = error == null ? Evaluated.NOTHING : Evaluated.failed(error);
            } else if (isDisplay && last.error() == null) {
                last = Evaluated.NOTHING;
            } else if (run.everyResult() && !pieces.isEmpty()) {
                last = displays.result(run.cell(), last);
            }
        }
        return last;
    }

    /** Magics work without the compiler's lock, and take it for what they ask of the notebook. */
    private Evaluated magic(Run run, CellText text, Piece piece) {
        var session = new MagicSession(shell, run, text, piece);
        compiler.unlock();
        try {
            return session.run();
        } finally {
            compiler.lock();
        }
    }

    private void tell(Cell cell, Followed followed) {
        var lines = new ArrayList<String>();
        if (!followed.names().isEmpty()) {
            lines.add(Note.told(followed.names(), "follows", "follow"));
        }
        lines.addAll(followed.remarks());
        lines.addAll(pending.remarks());
        lines.addAll(renderers.remarks());
        if (!lines.isEmpty()) {
            cell.outputs().display(Note.of(lines));
        }
    }
}
