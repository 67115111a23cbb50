package dev.envelope.kernel.shell;

import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import jdk.jshell.PersistentSnippet;

/** A variable, method or type of the notebook, and the words that its source mentions. */
record Declaration(PersistentSnippet snippet, Set<String> words) {

    /** Texts, characters and comments, in which no word counts; then the words. */
    private static final Pattern TOKEN =
            Pattern.compile("\"\"\"(?s:.)*?\"\"\"|\"(?:\\\\.|[^\"\\\\])*\"|'(?:\\\\.|[^'\\\\])*'|//.*|/\\*(?s:.)*?\\*/"
                    + "|(?<word>\\p{javaJavaIdentifierStart}\\p{javaJavaIdentifierPart}*)");

    private static final Pattern CHANGE = Pattern.compile("\\+\\+|--|[-+*/%&|^]=");

    static Declaration of(PersistentSnippet snippet) {
        return new Declaration(snippet, words(snippet.source()));
    }

    String name() {
        return snippet.name();
    }

    /** Whether a piece of code counts something up or down in place. */
    static boolean changes(String source) {
        return CHANGE.matcher(code(source)).find();
    }

    /** A piece of code without its texts and comments, and with one letter for each word. */
    static String code(String source) {
        return TOKEN.matcher(source).replaceAll(m -> m.group(1) == null && !isText(m.group()) ? " " : "w");
    }

    private static boolean isText(String token) {
        return token.startsWith("\"") || token.startsWith("'");
    }

    /** The words of a piece of code; a variable or method that it uses is one of them. */
    static Set<String> words(String source) {
        return TOKEN.matcher(source)
                .results()
                .map(m -> m.group(1))
                .filter(word -> word != null)
                .collect(Collectors.toUnmodifiableSet());
    }
}
