package dev.envelope.kernel.complete;

import dev.envelope.kernel.shell.CellShell;
import jdk.jshell.SourceCodeAnalysis;

/** Whether a console should run what was typed, or let the user type on. */
public enum Completeness {
    COMPLETE,
    INCOMPLETE,
    INVALID;

    /** Looks at one snippet after the other: the last one says whether more is to come. */
    public static Completeness of(CellShell shell, String code) {
        return shell.analyse(analysis -> of(analysis, code));
    }

    private static Completeness of(SourceCodeAnalysis analysis, String code) {
        String rest = code;
        while (true) {
            var info = analysis.analyzeCompletion(rest);
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
