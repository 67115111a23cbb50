package dev.envelope.kernel.shell.source;

import java.util.List;

/**
 * A text of code by lines: where an offset is, and how a line with a caret under it looks.
 *
 * @param name what a text is called that came from elsewhere, else empty
 */
public record CellText(String source, Kind kind, String name) {

    /** Where code stands. */
    public enum Kind {
        CELL,
        SCRIPT,
        ELSEWHERE
    }

    /** A cell. */
    public CellText(String source) {
        this(source, Kind.CELL, "");
    }

    /** Code that a cell, a script or the start-up loads. */
    public CellText(String source, String name) {
        this(source, Kind.ELSEWHERE, name);
    }

    public static CellText script(String source) {
        return new CellText(source, Kind.SCRIPT, "");
    }

    public CellText withSource(String other) {
        return new CellText(other, kind, name);
    }

    /** How a line of it is told. */
    public String place(int line) {
        return switch (kind) {
            case CELL -> "cell line " + line;
            case SCRIPT -> "line " + line;
            case ELSEWHERE -> "line " + line + " of " + name;
        };
    }

    /** The line of an offset, from 1. */
    public int line(int offset) {
        int end = Math.min(Math.max(offset, 0), source.length());
        return 1 + (int) source.substring(0, end).chars().filter(c -> c == '\n').count();
    }

    /** The column of an offset, from 0. */
    int column(int offset) {
        int end = Math.min(Math.max(offset, 0), source.length());
        return end - (source.lastIndexOf('\n', end - 1) + 1);
    }

    public String lineText(int line) {
        List<String> lines = source.lines().toList();
        return line >= 1 && line <= lines.size() ? lines.get(line - 1) : "";
    }

    /** The line, and under it a caret below each character of the range that lies on this line. */
    public List<String> pointAt(int start, int end) {
        int line = line(start);
        String text = lineText(line);
        int column = Math.min(column(start), text.length());
        int width = Math.max(1, Math.min(end, start + text.length() - column) - start);
        // tabs stay tabs, so that the caret stands right whatever a tab is worth
        String indent = text.substring(0, column).replaceAll("[^\t]", " ");
        return List.of("    " + text, "    " + indent + "^".repeat(width));
    }
}
