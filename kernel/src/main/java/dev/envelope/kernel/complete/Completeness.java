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
                case COMPLETE -> rest = info.remaining();
                case EMPTY, COMPLETE_WITH_SEMI, CONSIDERED_INCOMPLETE -> {
                    return COMPLETE;
                }
                case DEFINITELY_INCOMPLETE -> {
                    return INCOMPLETE;
                }
                case UNKNOWN -> {
                    return INVALID;
                }
            }
        }
    }
}
