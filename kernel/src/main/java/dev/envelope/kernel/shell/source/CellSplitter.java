package dev.envelope.kernel.shell.source;

import dev.envelope.kernel.magic.Magics;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import jdk.jshell.SourceCodeAnalysis;
import jdk.jshell.SourceCodeAnalysis.Completeness;
import jdk.jshell.SourceCodeAnalysis.CompletionInfo;

/** Splits a cell into JShell snippets and keeps where in the cell each one starts. */
public final class CellSplitter {

    /** One snippet of a cell: its source, and the offset in the cell of the source's first character. */
    public record Piece(String source, int offset) {

        /** Whether it is an order to the notebook and not Java, in which nothing begins with a percent sign. */
        public boolean isMagic() {
            return source.startsWith("%");
        }
    }

    private static final Pattern BLANKS_AND_COMMENTS = Pattern.compile("\\A(?:\\s|//[^\\n]*|(?s:/\\*.*?\\*/))++");

    private final SourceCodeAnalysis analysis;

    public CellSplitter(SourceCodeAnalysis analysis) {
        this.analysis = analysis;
    }

    public List<Piece> split(String cell) {
        return split(cell, 0);
    }

    /** The snippets and magics of a cell from an offset on. */
    public List<Piece> split(String cell, int from) {
        var pieces = new ArrayList<Piece>();
        int offset = from;
        for (var magic = Magics.next(cell, from); magic.isPresent(); ) {
            var found = magic.get();
            int end = lineEnd(cell, found.offset());
            if (splitJava(cell, offset, found, pieces)) {
                if (pieces.isEmpty() && cell.startsWith("%%", found.offset())) {
                    return add(pieces, cell.substring(found.offset()), found.offset());
                }
                add(pieces, cell.substring(found.offset(), end), found.offset());
                offset = end;
            }
            magic = Magics.next(cell, end);
        }
        splitJava(cell, offset, cell.length(), pieces);
        return pieces;
    }

    private static int lineEnd(String cell, int offset) {
        int end = cell.indexOf('\n', offset);
        return end < 0 ? cell.length() : end;
    }

    /**
     * Splits the Java before what looks like a magic. It is one where Java could end, and not a part of a text; where an
     * expression without a semicolon could go on with a remainder, it must be of a known name.
     */
    private boolean splitJava(String cell, int offset, Magics.Found magic, List<Piece> pieces) {
        var before = new ArrayList<Piece>();
        var end = splitJava(cell, offset, magic.offset(), before);
        boolean ended =
                before.isEmpty() || before.get(before.size() - 1).source().matches("(?s).*[;}]\\s*");
        boolean is = (end == Completeness.EMPTY || standsForItself(end)) && (ended || magic.known());
        if (is) {
            pieces.addAll(before);
        }
        return is;
    }

    /** Splits a part of a cell in which there is only Java, and tells how its last snippet ends. */
    private Completeness splitJava(String cell, int from, int to, List<Piece> pieces) {
        int offset = from;
        var last = Completeness.EMPTY;
        while (offset < to) {
            String rest = cell.substring(offset, to);
            var info = firstSnippet(rest);
            last = info.completeness();
            switch (last) {
                case EMPTY -> {
                    return last;
                }
                case COMPLETE -> {
                    int end = to - info.remaining().length();
                    add(pieces, cell.substring(offset, end), offset);
                    offset = end;
                }
                case COMPLETE_WITH_SEMI, CONSIDERED_INCOMPLETE -> {
                    add(pieces, info.source(), offset);
                    return last;
                }
                case DEFINITELY_INCOMPLETE, UNKNOWN -> {
                    add(pieces, rest, offset);
                    return last;
                }
            }
        }
        return last;
    }

    /** Where JShell sees the end of the first snippet. That of JDK 17 does not see it behind one of the modifiers. */
    public CompletionInfo firstSnippet(String code) {
        var info = analysis.analyzeCompletion(code);
        if (info.completeness() != Completeness.UNKNOWN || !code.contains(Seal.NON_SEALED)) {
            return info;
        }
        var another = analysis.analyzeCompletion(code.replace(Seal.NON_SEALED, "strictfp  "));
        return another.completeness() == Completeness.COMPLETE ? another : info;
    }

    /**
     * A snippet and all after it once more, where its first lines stand for themselves, as the jshell tool takes them: the
     * end of a line may take the place of a semicolon, and a next line with a leading dot goes on with the chain. Empty
     * where there are no such lines.
     */
    public List<Piece> splitByLines(String cell, Piece piece) {
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

    /** What has no code stays out of the snippet, so that line 1 of a snippet is a line with code on it. */
    private static List<Piece> add(List<Piece> pieces, String source, int offset) {
        String code = BLANKS_AND_COMMENTS.matcher(source).replaceFirst("");
        pieces.add(new Piece(code, offset + source.length() - code.length()));
        return pieces;
    }
}
