package dev.envelope.kernel.shell;

import dev.envelope.kernel.magic.Call;
import dev.envelope.kernel.magic.MagicException;
import dev.envelope.kernel.magic.Magics;
import dev.envelope.kernel.magic.Session;
import dev.envelope.kernel.shell.CellEvaluation.Run;
import dev.envelope.kernel.shell.cell.CellError;
import dev.envelope.kernel.shell.cell.Note;
import dev.envelope.kernel.shell.error.RunErrors;
import dev.envelope.kernel.shell.source.CellSplitter.Piece;
import dev.envelope.kernel.shell.source.CellText;
import dev.envelope.view.MimeBundle;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** One magic of a cell at work on the notebook. */
final class MagicSession implements Session {

    private static final int MAX_VALUE = 120;

    private final CellShell shell;
    private final Run run;
    private final CellText text;
    private final Piece piece;
    private Evaluated last = Evaluated.NOTHING;

    MagicSession(CellShell shell, Run run, CellText text, Piece piece) {
        this.shell = shell;
        this.run = run;
        this.text = text;
        this.piece = piece;
    }

    Evaluated run() {
        var user = shell.evaluator().user();
        user.beginHost();
        try {
            Magics.run(piece.source(), piece.offset(), this);
            return last;
        } catch (MagicException e) {
            return Evaluated.failed(wrong(e));
        } catch (InterruptedException e) {
            return Evaluated.failed(RunErrors.interrupted("the cell was stopped"));
        } catch (RuntimeException | LinkageError e) {
            return Evaluated.failed(shell.evaluator().failed(0, e));
        } finally {
            user.endHost();
        }
    }

    private CellError wrong(MagicException e) {
        int line = text.line(piece.offset());
        String message = String.valueOf(e.getMessage());
        return new CellError(
                "MagicError",
                message,
                text.kind() == CellText.Kind.ELSEWHERE ? 0 : line,
                List.of(
                        message,
                        text.place(line) + ":",
                        "    " + text.lineText(line).strip()));
    }

    @Override
    public boolean evaluate(String code, int offset) {
        // blank in front, so that every offset and line is the cell's own
        String before = text.source().substring(0, offset).replaceAll("[^\\n]", " ");
        return evaluate(text.withSource(before + code), null);
    }

    @Override
    public boolean evaluate(String code, String name) {
        return evaluate(new CellText(code, name), text.line(piece.offset()));
    }

    private boolean evaluate(CellText code, @Nullable Integer line) {
        last = shell.locked(() -> shell.evaluation().evaluate(run, code));
        var error = last.error();
        if (error != null && line != null) {
            last = Evaluated.failed(new CellError(error.name(), error.value(), line, error.traceback()));
        }
        return error == null;
    }

    @Override
    public void addToClassPath(List<Path> entries) {
        var remarks = shell.addToClassPath(entries);
        if (!remarks.isEmpty()) {
            note(remarks);
        }
    }

    @Override
    public boolean runOther(Call call) {
        if (!shell.extensions().hasMagic(call.name(), call.overCell())) {
            return false;
        }
        try {
            Object value =
                    shell.extensions().runMagic(call.name(), call.arguments(), call.overCell() ? call.body() : null);
            last = new Evaluated(value, null, List.of(), false, "");
        } catch (Exception e) { // whatever the library's magic throws
            last = Evaluated.failed(shell.evaluator().failed(0, e));
        }
        return true;
    }

    @Override
    public List<Path> classPath() {
        return shell.locked(() -> shell.evaluator().classPath().added());
    }

    @Override
    public List<Variable> variables() {
        var all = new ArrayList<Variable>();
        shell.locked(() -> shell.evaluator().variables().snapshot())
                .forEach((name, held) ->
                        all.add(new Variable(name, held.snippet().typeName(), inOneLine(held.value()))));
        return all;
    }

    private String inOneLine(@Nullable Object value) {
        String whole;
        try {
            whole = run.cell().renderers().render(value).data().getOrDefault("text/plain", "");
        } catch (Throwable e) { // whatever the user's toString() throws
            return "its text cannot be had: " + e;
        }
        String first =
                whole.lines().filter(l -> !l.isBlank()).findFirst().orElse("").strip();
        boolean cut = first.length() > MAX_VALUE;
        String shown = cut ? first.substring(0, first.offsetByCodePoints(0, MAX_VALUE / 2)) : first;
        return cut || whole.strip().length() > first.length() ? shown + " ..." : shown;
    }

    @Override
    public Duration timeInCode() {
        return shell.evaluator().timeInCode();
    }

    @Override
    public void follow(boolean on) {
        shell.followers().turn(on);
    }

    @Override
    public boolean follows() {
        return shell.followers().isOn();
    }

    @Override
    public <T> T kept(Class<T> type, Supplier<T> first) {
        return type.cast(shell.keptByMagics().computeIfAbsent(type, t -> first.get()));
    }

    @Override
    public void progress(String line) {
        run.cell().outputs().progress(Note.of(List.of(line)));
    }

    @Override
    public void note(List<String> lines) {
        show(Note.of(lines));
    }

    @Override
    public void show(MimeBundle bundle) {
        run.cell().outputs().display(bundle);
    }
}
