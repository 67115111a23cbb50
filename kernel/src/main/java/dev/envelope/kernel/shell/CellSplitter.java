package dev.envelope.kernel.shell;

import java.util.ArrayList;
import java.util.List;
import jdk.jshell.SourceCodeAnalysis;

/** Splits a cell into JShell snippets and keeps where in the cell each one starts. */
final class CellSplitter {

    /** One snippet of a cell: its source, and the offset in the cell of the source's first character. */
    record Piece(String source, int offset) {}

    private final SourceCodeAnalysis analysis;

    CellSplitter(SourceCodeAnalysis analysis) {
        this.analysis = analysis;
    }

    List<Piece> split(String cell) {
        var pieces = new ArrayList<Piece>();
        int offset = 0;
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

    /** Leading blank space stays out of the snippet, so that line 1 of a snippet is a line with code on it. */
    private static void add(List<Piece> pieces, String source, int offset) {
        int blank = source.length() - source.stripLeading().length();
        pieces.add(new Piece(source.substring(blank), offset + blank));
    }
}
