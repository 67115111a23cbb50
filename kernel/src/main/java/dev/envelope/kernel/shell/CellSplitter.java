package dev.envelope.kernel.shell;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import jdk.jshell.SourceCodeAnalysis;
import jdk.jshell.SourceCodeAnalysis.Completeness;

/** Splits a cell into JShell snippets and keeps where in the cell each one starts. */
final class CellSplitter {

    /** One snippet of a cell: its source, and the offset in the cell of the source's first character. */
    record Piece(String source, int offset) {}

    private static final Pattern BLANKS_AND_COMMENTS = Pattern.compile("\\A(?:\\s|//[^\\n]*|(?s:/\\*.*?\\*/))+");

    private final SourceCodeAnalysis analysis;

    CellSplitter(SourceCodeAnalysis analysis) {
        this.analysis = analysis;
    }

    List<Piece> split(String cell) {
        return split(cell, 0);
    }

    /** The snippets of a cell from an offset on. */
    List<Piece> split(String cell, int from) {
        var pieces = new ArrayList<Piece>();
        int offset = from;
        while (offset < cell.length()) {
            String rest = cell.substring(offset);
            var info = analysis.analyzeCompletion(rest);
            switch (info.completeness()) {
                case EMPTY -> {
                    return pieces;
                }
                case COMPLETE -> {
                    add(pieces, info.source(), offset);
                    offset = cell.length() - info.remaining().length();
                }
                case COMPLETE_WITH_SEMI, CONSIDERED_INCOMPLETE -> {
                    add(pieces, info.source(), offset);
                    return pieces;
                }
                case DEFINITELY_INCOMPLETE, UNKNOWN -> {
                    add(pieces, rest, offset);
                    return pieces;
                }
            }
        }
        return pieces;
    }

    /**
     * A snippet and all after it once more, where its first lines stand for themselves, as the jshell tool takes them: the
     * end of a line may take the place of a semicolon, and a next line with a leading dot goes on with the chain. Empty
     * where there are no such lines.
     */
    List<Piece> splitByLines(String cell, Piece piece) {
        String text = cell.substring(piece.offset());
        for (int end = text.indexOf('\n') + 1; end > 0; end = text.indexOf('\n', end) + 1) {
            String next = BLANKS_AND_COMMENTS.matcher(text.substring(end)).replaceFirst("");
            var info = analysis.analyzeCompletion(text.substring(0, end));
            if (!next.isEmpty() && !next.startsWith(".") && standsForItself(info.completeness())) {
                if (info.source().equals(piece.source())) {
                    return List.of();
                }
                var pieces = new ArrayList<>(List.of(new Piece(info.source(), piece.offset())));
                pieces.addAll(split(cell, piece.offset() + end));
                return pieces;
            }
        }
        return List.of();
    }

    private static boolean standsForItself(Completeness completeness) {
        return completeness == Completeness.COMPLETE || completeness == Completeness.COMPLETE_WITH_SEMI;
    }

    /** Leading blank space stays out of the snippet, so that line 1 of a snippet is a line with code on it. */
    private static void add(List<Piece> pieces, String source, int offset) {
        int blank = source.length() - source.stripLeading().length();
        pieces.add(new Piece(source.substring(blank), offset + blank));
    }
}
