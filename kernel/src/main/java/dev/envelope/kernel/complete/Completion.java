package dev.envelope.kernel.complete;

import dev.envelope.kernel.magic.MagicLine;
import dev.envelope.kernel.shell.CellShell;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import jdk.jshell.SourceCodeAnalysis.Suggestion;

/**
 * The words that fit at a place of a cell: first those of the language whose type fits, then the user's variables of that
 * type, then the rest; the methods that every object has come last.
 *
 * @param matches in the order in which to show them
 * @param start the offset of what they replace
 * @param end the offset after what they replace
 */
public record Completion(List<Match> matches, int start, int end) {

    /**
     * One word, and what it is in the terms of front ends.
     *
     * @param signature a method's parameters, one line for each form of it; else empty
     */
    public record Match(String text, Kind kind, String signature) {}

    /** What a word stands for. */
    public enum Kind {
        FUNCTION,
        INSTANCE,
        CLASS,
        KEYWORD
    }

    private static final Set<String> OF_EVERY_OBJECT = Set.of(
            "equals(",
            "getClass()",
            "hashCode()",
            "notify()",
            "notifyAll()",
            "toString()",
            "wait(",
            "wait()",
            "clone()",
            "finalize()");

    /** The completion at an offset of a cell. */
    public static Completion at(CellShell shell, String code, int cursor) {
        if (Literals.isInside(code, cursor) || Receiver.isNoJava(code, cursor)) {
            return new Completion(List.of(), cursor, cursor);
        }
        int snippet = shell.snippetStart(code, cursor);
        var magic = MagicLine.at(code, cursor);
        boolean inMagic = code.startsWith("%", snippet)
                || magic.isPresent() && magic.get().isBegun();
        if (inMagic && magic.isPresent() && !magic.get().holdsJava()) {
            return ofMagic(magic.get(), cursor);
        }
        String java = MagicLine.blanked(code, inMagic ? cursor : snippet);
        return ofJava(shell, java, inMagic ? shell.snippetStart(java, cursor) : snippet, cursor);
    }

    private static Completion ofMagic(MagicLine line, int cursor) {
        var matches = line.continuations().stream()
                .map(text -> new Match(text, Kind.KEYWORD, ""))
                .toList();
        return new Completion(matches, cursor - line.begun().length(), cursor);
    }

    private static Completion ofJava(CellShell shell, String code, int snippet, int cursor) {
        var declared = code.substring(0, snippet);
        // what the cell declares above is not known before it ran: as the beginning of a block it is
        var found = declared.isBlank()
                ? new Completion(List.of(), cursor, cursor)
                : suggestions(shell, "{" + declared, code, snippet, cursor);
        return found.matches().isEmpty() ? suggestions(shell, "", code, snippet, cursor) : found;
    }

    private static Completion suggestions(CellShell shell, String lead, String code, int snippet, int cursor) {
        String text = lead + code.substring(snippet, cursor);
        int[] anchor = {text.length()};
        var suggestions = shell.analyse(a -> a.completionSuggestions(text, text.length(), anchor));
        var ranking = new Ranking(shell.variableNames());
        var signatures = Signatures.behind(shell, code.substring(snippet, snippet + anchor[0] - lead.length()));
        var matches = suggestions.stream()
                .sorted(Comparator.comparingInt(ranking::rank))
                .map(s -> new Match(s.continuation(), ranking.kind(s.continuation()), signatures.of(s.continuation())))
                .distinct()
                .toList();
        return new Completion(matches, snippet + anchor[0] - lead.length(), cursor);
    }

    private record Ranking(Set<String> variables) {

        int rank(Suggestion suggestion) {
            String text = suggestion.continuation();
            if (OF_EVERY_OBJECT.contains(text)) {
                return 8;
            }
            int what = Words.isWord(text) ? 0 : variables.contains(text) ? 1 : 2;
            return suggestion.matchesType() ? what : 4 + what;
        }

        Kind kind(String text) {
            if (text.contains("(")) {
                return Kind.FUNCTION;
            }
            if (variables.contains(text)) {
                return Kind.INSTANCE;
            }
            return Character.isUpperCase(text.codePointAt(0)) ? Kind.CLASS : Kind.KEYWORD;
        }
    }
}
