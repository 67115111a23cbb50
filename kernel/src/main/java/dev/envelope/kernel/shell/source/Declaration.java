package dev.envelope.kernel.shell.source;

import java.util.OptionalInt;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import jdk.jshell.MethodSnippet;
import jdk.jshell.PersistentSnippet;
import jdk.jshell.TypeDeclSnippet;
import jdk.jshell.VarSnippet;

/**
 * A variable, method or type of the notebook.
 *
 * @param source as it was written last; what JShell knows may be an older one of the same type
 * @param words the words that its source mentions
 */
public record Declaration(PersistentSnippet snippet, String source, Set<String> words) {

    /** Texts, characters and comments, in which no word counts; then the words. A loop that gives nothing back takes no stack. */
    private static final Pattern TOKEN = Pattern.compile(
            "\"\"\"(?s:.)*?\"\"\"|\"(?:\\\\.|[^\"\\\\])*+\"|'(?:\\\\.|[^'\\\\])*+'|//.*|/\\*(?s:.)*?\\*/"
                    + "|(?<word>\\p{javaJavaIdentifierStart}\\p{javaJavaIdentifierPart}*)");

    private static final Pattern CHANGE = Pattern.compile("\\+\\+|--|[-+*/%&|^]=");

    /** A variable whose value is a function, as {@link #code} tells it: what begins as a lambda is one to its end. */
    private static final Pattern FUNCTION =
            Pattern.compile("[^=]*=\\s*(?:(?:w|\\([^()]*\\))\\s*->(?s:.)*|w\\s*::\\s*w\\s*;?\\s*)");

    public static Declaration of(PersistentSnippet snippet) {
        return of(snippet, snippet.source());
    }

    public static Declaration of(PersistentSnippet snippet, String source) {
        return new Declaration(snippet, source, words(source));
    }

    public String name() {
        return snippet.name();
    }

    /** The name as a call or a type is written: {@code scaled(Count)}. */
    public String signature() {
        return snippet instanceof MethodSnippet method
                ? method.name() + "(" + method.parameterTypes() + ")"
                : snippet.name();
    }

    /** Whether it is a method or a type. */
    public boolean isCode() {
        return !(snippet instanceof VarSnippet);
    }

    public boolean isType() {
        return snippet instanceof TypeDeclSnippet;
    }

    /** Whether it is a variable that is computed by writing down a function, which calls nothing. */
    public boolean isFunction() {
        return !isCode() && FUNCTION.matcher(code(source)).matches();
    }

    /**
     * Where in a source that declares this variable once more, with its type written as before, the name stands: from there
     * on the source is an assignment.
     */
    public OptionalInt assignmentIn(String again) {
        String head = head(again);
        int name = head.lastIndexOf(name());
        return isCode() || name < 0 || !head.equals(head(source)) ? OptionalInt.empty() : OptionalInt.of(name);
    }

    /** Whether a piece of code gives a new value to this variable, which it may declare as well. */
    public boolean isAssignedIn(String code) {
        String rest = withoutTexts(code.replace(source, " "));
        return Pattern.compile("(?<![\\w.])" + Pattern.quote(name())
                        + "\\s*(?:(?:[-+*/%&|^]|<<|>>>?)?=(?!=)|\\+\\+|--)|(?:\\+\\+|--)\\s*" + Pattern.quote(name())
                        + "\\b")
                .matcher(rest)
                .find();
    }

    private static String withoutTexts(String code) {
        return TOKEN.matcher(code).replaceAll(m -> m.group(1) == null ? " " : Matcher.quoteReplacement(m.group()));
    }

    /** Up to where the value begins. */
    private static String head(String source) {
        return source.substring(0, Math.max(0, source.indexOf('=')));
    }

    /** Whether a piece of code counts something up or down in place. */
    public static boolean changes(String source) {
        return CHANGE.matcher(code(source)).find();
    }

    /** A piece of code without its texts and comments, and with one letter for each word. */
    public static String code(String source) {
        return TOKEN.matcher(source).replaceAll(m -> m.group(1) == null && !isText(m.group()) ? " " : "w");
    }

    private static boolean isText(String token) {
        return token.startsWith("\"") || token.startsWith("'");
    }

    /** The words of a piece of code that may be names of the notebook; what stands behind a dot is a member's. */
    public static Set<String> words(String source) {
        return TOKEN.matcher(source)
                .results()
                .filter(m -> m.group(1) != null && !isMember(source, m.start()))
                .map(MatchResult::group)
                .collect(Collectors.toUnmodifiableSet());
    }

    /** The line of a piece of code, from 1, on which a name is mentioned first; 1 where it is not. */
    public static int lineOf(String name, String source) {
        return TOKEN.matcher(source)
                .results()
                .filter(m -> name.equals(m.group(1)))
                .findFirst()
                .map(m -> 1
                        + (int) source.substring(0, m.start())
                                .chars()
                                .filter(c -> c == '\n')
                                .count())
                .orElse(1);
    }

    private static boolean isMember(String source, int start) {
        int before = start - 1;
        while (before >= 0 && Character.isWhitespace(source.charAt(before))) {
            before--;
        }
        return before >= 0 && source.charAt(before) == '.';
    }
}
