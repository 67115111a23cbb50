package dev.envelope.kernel.shell;

import dev.envelope.kernel.classpath.InstalledIndex;
import dev.envelope.kernel.shell.cell.CellError;
import dev.envelope.kernel.shell.cell.StopCheck;
import dev.envelope.kernel.shell.cell.UserThread;
import dev.envelope.kernel.shell.error.CompileErrors;
import dev.envelope.kernel.shell.error.NearNames;
import dev.envelope.kernel.shell.error.RunErrors.Origin;
import dev.envelope.kernel.shell.error.SnippetErrors;
import dev.envelope.kernel.shell.source.CellSplitter.Piece;
import dev.envelope.kernel.shell.source.CellText;
import dev.envelope.kernel.shell.source.Declaration;
import dev.envelope.kernel.shell.source.LeftReturn;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.concurrent.locks.ReentrantLock;
import java.util.stream.Collectors;
import jdk.jshell.DeclarationSnippet;
import jdk.jshell.Diag;
import jdk.jshell.JShell;
import jdk.jshell.PersistentSnippet;
import jdk.jshell.Snippet;
import jdk.jshell.SnippetEvent;
import jdk.jshell.SourceCodeAnalysis;
import jdk.jshell.VarSnippet;
import org.jspecify.annotations.Nullable;

/** Evaluates one snippet after the other and keeps what the notebook has declared. */
final class Evaluator implements AutoCloseable {

    private final LocalControl control;
    private final JShell jshell;
    private final CellClassPath classPath;
    private final Variables variables;
    private final PastSnippets past;
    private final SnippetErrors errors;
    private final Map<String, Declaration> declared = new LinkedHashMap<>();
    private final Repeats repeats = new Repeats(this);
    private final SealedTypes sealedTypes = new SealedTypes(this);
    private final DroppedVariables dropped;
    private OptionalInt exitStatus = OptionalInt.empty();

    Evaluator(ReentrantLock compiler, List<String> compilerOptions) {
        control = new LocalControl(compiler);
        var index = InstalledIndex.read();
        index.giveToJShell();
        jshell = JShell.builder()
                .executionEngine(control.asProvider(), Map.of())
                .fileManager(index::on)
                .compilerOptions(compilerOptions.toArray(String[]::new))
                .build();
        classPath = new CellClassPath(jshell, control.loader());
        variables = new Variables(jshell, control);
        past = new PastSnippets(jshell);
        errors = new SnippetErrors(jshell);
        dropped = new DroppedVariables(jshell, control, variables);
    }

    /** Where the user's code runs. */
    UserThread user() {
        return control.user();
    }

    SourceCodeAnalysis analysis() {
        return jshell.sourceCodeAnalysis();
    }

    NearNames nearNames() {
        return new NearNames(jshell);
    }

    Variables variables() {
        return variables;
    }

    CellClassPath classPath() {
        return classPath;
    }

    /** Whether computing a variable again does nothing else, as far as it is known. */
    boolean hasNoEffect(Declaration variable) {
        return repeats.isFree(variable);
    }

    /** How long the user's code has run so far. */
    Duration timeInCode() {
        return Duration.ofNanos(control.nanosInCode());
    }

    /** What is declared now, in the order of the latest declarations. */
    Collection<Declaration> declared() {
        return declared.values();
    }

    /** Whether the notebook has a declaration of this name. */
    boolean declares(String name) {
        return declared().stream().anyMatch(d -> d.name().equals(name));
    }

    /** The variables whose value their new type does not take, told once. */
    Set<String> takeMisfits() {
        return control.keeper().takeMisfits();
    }

    /** The status that the snippet which ran last gave to {@code System.exit}. */
    OptionalInt exitStatus() {
        return exitStatus;
    }

    /** Whether a declaration stands as it is, and nothing that it needs is missing. */
    boolean isValid(Declaration declaration) {
        return jshell.status(declaration.snippet()) == Snippet.Status.VALID;
    }

    /** What a method or type mentions and nobody has defined, as JShell tells it: {@code method next(int)}. */
    List<String> missing(Declaration code) {
        return isValid(code)
                ? sealedTypes.missing(code)
                : jshell.unresolvedDependencies((DeclarationSnippet) code.snippet())
                        .sorted()
                        .toList();
    }

    /** What the compiler has against a method or type that misses no name, as one that a later type no longer fits. */
    Optional<String> objection(Declaration code) {
        return isValid(code)
                ? Optional.empty()
                : jshell.diagnostics(code.snippet())
                        .filter(Diag::isError)
                        .findFirst()
                        .map(CompileErrors::message);
    }

    /** Evaluates one snippet, unless it only repeats a declaration that stands. */
    Evaluated evaluate(int run, CellText cell, Piece piece) {
        exitStatus = OptionalInt.empty();
        if (piece.source().contains("/*") && Declaration.code(piece.source()).contains("/*")) {
            // JShell would leave out the rest without a word
            return Evaluated.failed(CompileErrors.unclosed(cell, piece));
        }
        var end = LeftReturn.in(piece.source());
        if (end.isPresent()) {
            return Evaluated.failed(CompileErrors.leftReturn(cell, piece, end.getAsInt()));
        }
        return repeats.of(piece.source())
                .map(Evaluated::standing)
                .orElseGet(() -> sealedTypes.evaluate(run, cell, piece));
    }

    /** Computes a variable of the notebook once more. */
    Evaluated computeAgain(int run, Declaration variable) {
        return evaluateAnew(run, new CellText(variable.source()), new Piece(variable.source(), 0));
    }

    /**
     * A variable that is declared once more is assigned, if its type stays: after a declaration JShell compiles again all
     * that depends on it, level by level.
     */
    Evaluated evaluateAnew(int run, CellText cell, Piece piece) {
        for (Declaration variable : List.copyOf(declared.values())) {
            var name = variable.assignmentIn(piece.source());
            if (name.isPresent() && keepsType(variable, piece.source())) {
                int at = name.getAsInt();
                var assigned = evaluateAsIs(run, cell, new Piece(piece.source().substring(at), piece.offset() + at));
                if (assigned.error() == null) {
                    declare(Declaration.of(variable.snippet(), piece.source()));
                    return new Evaluated(null, null, List.of(variable.name()), false, "");
                }
                return assigned.error().name().equals(CompileErrors.NAME) ? evaluateAsIs(run, cell, piece) : assigned;
            }
        }
        return evaluateAsIs(run, cell, piece);
    }

    /** JShell goes by the source that it knows: what that needs must be needed still, and the inferred type the same. */
    private boolean keepsType(Declaration variable, String source) {
        var needed = Declaration.words(variable.snippet().source());
        boolean needs = declared.values().stream()
                .map(Declaration::name)
                .filter(name -> !name.equals(variable.name()) && needed.contains(name))
                .allMatch(Declaration.words(source)::contains);
        String value = source.substring(source.indexOf('=') + 1);
        return needs
                && isValid(variable)
                && ((VarSnippet) variable.snippet())
                        .typeName()
                        .equals(analysis().analyzeType(value, value.length()));
    }

    private Evaluated evaluateAsIs(int run, CellText cell, Piece piece) {
        var before = variables.snapshot();
        control.keeper().hold(before);
        var events = jshell.eval(piece.source());
        control.keeper().restore(control.loader(), null, declaredAnew(events));
        var evaluated = evaluated(run, cell, piece, events);
        dropped.keep(before, events, declared);
        return evaluated;
    }

    private Evaluated evaluated(int run, CellText cell, Piece piece, List<SnippetEvent> events) {
        Object value = null;
        String again = "";
        var names = new ArrayList<String>();
        for (SnippetEvent event : events) {
            if (event.causeSnippet() != null) {
                continue;
            }
            errors.note(event.snippet(), new Origin(run, cell, cell.line(piece.offset())));
            if (past.add(event.snippet())) {
                errors.retain(jshell.snippets().map(Snippet::id).collect(Collectors.toSet()));
            }
            Throwable thrown = control.takeThrown();
            if (thrown instanceof StopCheck.CellExit exit) {
                exitStatus = OptionalInt.of(exit.status());
            }
            var error = errors.of(run, cell, piece, event, thrown);
            if (error != null) {
                // a value that an expression could not give is no variable
                valueOf(event.snippet());
                return Evaluated.failed(error, names, misses(event));
            }
            declare(event.snippet(), names);
            again = isRepeatable(event.snippet()) ? event.snippet().source() : "";
            value = valueOf(event.snippet());
        }
        return new Evaluated(value, null, names, false, again);
    }

    private boolean misses(SnippetEvent event) {
        return event.status() == Snippet.Status.REJECTED
                && jshell.diagnostics(event.snippet()).anyMatch(d -> "compiler.err.expected".equals(d.getCode()));
    }

    /** What these events declare without an error, and what therefore has no older value to keep. */
    private static Set<String> declaredAnew(List<SnippetEvent> events) {
        return events.stream()
                .filter(e -> e.causeSnippet() == null && e.exception() == null)
                .filter(e -> e.snippet() instanceof VarSnippet)
                .map(e -> ((VarSnippet) e.snippet()).name())
                .collect(Collectors.toSet());
    }

    private void declare(Snippet snippet, List<String> names) {
        if (snippet instanceof PersistentSnippet persistent && !isTemporary(snippet)) {
            declare(Declaration.of(persistent));
            names.add(persistent.name());
        }
    }

    private void declare(Declaration declaration) {
        // out and in again: a declaration that is repeated comes after what it may use now
        declared.remove(declaration.snippet().id());
        declared.put(declaration.snippet().id(), declaration);
        if (!declaration.isCode()) {
            repeats.computed(declaration);
        }
    }

    private static boolean isRepeatable(Snippet snippet) {
        return (snippet.kind() == Snippet.Kind.EXPRESSION || isTemporary(snippet))
                && snippet.subKind() != Snippet.SubKind.ASSIGNMENT_SUBKIND
                && !Declaration.changes(snippet.source());
    }

    private static boolean isTemporary(Snippet snippet) {
        return snippet.subKind() == Snippet.SubKind.TEMP_VAR_EXPRESSION_SUBKIND;
    }

    /** The value of an expression; declarations have none to show. */
    private @Nullable Object valueOf(Snippet snippet) {
        Object value = control.takeValue();
        if (isTemporary(snippet)) {
            // every variable is an import of every later snippet: 5,000 cells would drag 5,000 of them
            jshell.drop(snippet);
            return value;
        }
        return snippet.kind() == Snippet.Kind.EXPRESSION ? value : null;
    }

    /** An exception of code that JShell did not call: a renderer, a {@code toString()}, or a thread of its own. */
    CellError failed(int run, Throwable thrown) {
        return errors.of(run, thrown);
    }

    @Override
    public void close() {
        jshell.close();
    }
}
