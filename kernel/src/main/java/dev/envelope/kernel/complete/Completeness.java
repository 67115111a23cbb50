package dev.envelope.kernel.complete;

import dev.envelope.kernel.shell.CellShell;
import dev.envelope.kernel.shell.source.ParsedSource;
import java.util.List;
import java.util.regex.Pattern;

/** Whether a console should run what was typed, or let the user type on. */
public enum Completeness {
    COMPLETE,
    INCOMPLETE,
    INVALID;

    private static final Pattern ANNOTATIONS =
            Pattern.compile("(?s)(?:\\s*@(?!interface)[\\w.]+(?:\\s*\\(.*\\))?)+\\s*;?\\s*");

    /** Where a snippet may stand: beside types, as a member, as a statement, and as a value. */
    private static final List<String> PLACES =
            List.of("%s\n;", "class $ { %s\n; }", "class $ { { %s\n; } }", "class $ { Object $ = %s\n; }");

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
                    var grammar = ofGrammar(info.source());
                    if (grammar != COMPLETE) {
                        return info.remaining().isBlank() ? grammar : INVALID;
                    }
                    rest = info.remaining();
                }
                case EMPTY -> {
                    return COMPLETE;
                }
                case COMPLETE_WITH_SEMI -> {
                    return withSemicolon(rest);
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
    private static Completeness withSemicolon(String code) {
        return ANNOTATIONS.matcher(code).matches() ? INCOMPLETE : ofGrammar(code);
    }

    /** What the compiler's parser says, in the place where it gets furthest: what fails at the end can be gone on with. */
    private static Completeness ofGrammar(String snippet) {
        String code = snippet.stripTrailing();
        int furthest = 0;
        for (String place : PLACES) {
            var mistake = ParsedSource.of(place.replace("%s", code)).mistake();
            if (mistake.isEmpty()) {
                return COMPLETE;
            }
            furthest = Math.max(furthest, mistake.getAsInt() - place.indexOf("%s"));
        }
        return furthest >= code.length() ? INCOMPLETE : INVALID;
    }
}
