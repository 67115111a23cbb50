package dev.envelope.kernel.shell.error;

import dev.envelope.kernel.shell.cell.CellError;
import dev.envelope.kernel.shell.source.CellSplitter.Piece;
import dev.envelope.kernel.shell.source.CellText;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import jdk.jshell.Diag;

/** What the compiler has against a snippet: the message, the line of the cell, and a caret under the place. */
public final class CompileErrors {

    /** The first says most; what follows is often only its echo. */
    private static final int MAX_ERRORS = 3;

    /** What a front end calls such an error. */
    public static final String NAME = "CompileError";

    private CompileErrors() {}

    static CellError of(CellText cell, Piece piece, List<Diag> diagnostics, NearNames names) {
        var errors =
                diagnostics.stream().filter(Diag::isError).limit(MAX_ERRORS).toList();
        if (errors.isEmpty()) {
            return of(cell, cell.line(piece.offset()), "this snippet is not complete");
        }
        var text = new ArrayList<String>();
        for (Diag error : errors) {
            int start = piece.offset() + (int) Math.max(0, place(error));
            text.add("CompileError: " + message(error));
            text.add(cell.place(cell.line(start)) + ":");
            text.addAll(cell.pointAt(start, piece.offset() + (int) error.getEndPosition()));
            names.insteadOf(error, piece.source(), (int) Math.max(0, place(error)))
                    .or(() -> ofSealed(error))
                    .ifPresent(text::add);
        }
        Diag first = errors.get(0);
        int line = cell.line(piece.offset() + (int) Math.max(0, place(first)));
        return new CellError(NAME, message(first), line, text);
    }

    /** A file may leave out what it permits, because it has all of it; a cell is read declaration by declaration. */
    private static Optional<String> ofSealed(Diag error) {
        return "compiler.err.sealed.class.must.have.subclasses".equals(error.getCode())
                ? Optional.of(
                        "name them here, also where they stand below: sealed interface Shape permits Circle, Square")
                : Optional.empty();
    }

    /** A comment that does not end. */
    public static CellError unclosed(CellText cell, Piece piece) {
        int start = piece.source().lastIndexOf("/*");
        return of(cell, cell.line(piece.offset() + start), "this comment does not end; write */ behind it");
    }

    /** A {@code return} outside of all methods. */
    public static CellError leftReturn(CellText cell, Piece piece, int offset) {
        int start = piece.offset() + offset;
        int line = cell.line(start);
        String message =
                "return stands outside of a method; the last expression is what a cell answers, without return";
        var text = new ArrayList<>(List.of("CompileError: " + message, cell.place(line) + ":"));
        text.addAll(cell.pointAt(start, start + "return".length()));
        return new CellError(NAME, message, line, text);
    }

    private static CellError of(CellText cell, int line, String message) {
        return new CellError(
                NAME,
                message,
                line,
                List.of("CompileError: " + message, cell.place(line) + ":", "    " + cell.lineText(line)));
    }

    /** A variable of a type that is not there, which JShell takes without a word. */
    static CellError undefined(CellText cell, Piece piece, String variable, List<String> missing, NearNames names) {
        int line = cell.line(piece.offset());
        String message = variable + " has a type that is not defined: " + String.join(", ", missing);
        var text = new ArrayList<>(
                List.of("CompileError: " + message, cell.place(line) + ":", "    " + cell.lineText(line)));
        missing.forEach(symbol -> names.insteadOf(symbol).ifPresent(text::add));
        return new CellError(NAME, message, line, text);
    }

    /** For an unknown method the compiler's position is the dot before it and its start the whole chain. */
    private static long place(Diag error) {
        return error.getPosition() == Diag.NOPOS ? error.getStartPosition() : error.getPosition();
    }

    /** The compiler's message without the lines that only speak of JShell's wrapping. */
    public static String message(Diag error) {
        return error.getMessage(Locale.ENGLISH)
                .lines()
                .map(String::strip)
                .filter(l -> !l.isEmpty() && !l.matches("location:\\s+class\\s*"))
                .map(l -> l.replaceAll("^(symbol|location):\\s+", "$1: "))
                .reduce((a, b) -> a + "; " + b)
                .orElse("");
    }
}
