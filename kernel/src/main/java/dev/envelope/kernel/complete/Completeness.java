package dev.envelope.kernel.complete;

import dev.envelope.kernel.shell.CellShell;

/** Whether a console should run what was typed, or let the user type on. */
public enum Completeness {
    COMPLETE,
    INCOMPLETE,
    INVALID;

    /** The last snippet says whether more is to come; a magic is complete when its line is. */
    public static Completeness of(CellShell shell, String code) {
        String last = code.substring(shell.snippetStart(code, code.length()));
        return last.startsWith("%") ? COMPLETE : ofJava(shell, last);
    }

    private static Completeness ofJava(CellShell shell, String code) {
        String rest = code;
        while (true) {
            var info = shell.firstSnippet(rest);
            switch (info.completeness()) {
                case COMPLETE -> {
                    if (!Grammar.allows(info.source())) {
                        return INVALID;
                    }
                    rest = info.remaining();
                }
                case EMPTY -> {
                    return COMPLETE;
                }
                case COMPLETE_WITH_SEMI -> {
                    return withSemicolon(info.source());
                }
                case CONSIDERED_INCOMPLETE, DEFINITELY_INCOMPLETE -> {
                    return INCOMPLETE;
                }
                case UNKNOWN -> {
                    return INVALID;
                }
            }
        }
    }

    /** JShell goes by how a snippet ends: it takes an annotation alone for a whole, and words that no Java is made of. */
    private static Completeness withSemicolon(String source) {
        if (Grammar.isAnnotation(source)) {
            return INCOMPLETE;
        }
        return Grammar.allows(source) ? COMPLETE : INVALID;
    }
}
