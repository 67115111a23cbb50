package dev.envelope.kernel.notebook;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Java source as HTML with a class for each kind of token: {@code c}omment, {@code s}tring, {@code a}nnotation, {@code n}umber, {@code k}eyword. */
final class JavaHighlighter {

    private static final String KEYWORDS =
            "abstract|assert|boolean|break|byte|case|catch|char|class|const|continue|default|do|double|else|enum|extends"
                    + "|false|final|finally|float|for|goto|if|implements|import|instanceof|int|interface|long|native|new"
                    + "|null|package|permits|private|protected|public|record|return|sealed|short|static|strictfp|super"
                    + "|switch|synchronized|this|throw|throws|transient|true|try|var|void|volatile|while|yield";

    private static final Pattern TOKEN = Pattern.compile("(?<c>//[^\\n]*|(?s:/\\*.*?(?:\\*/|\\z)))"
            + "|(?<s>\"\"\"(?s:\\\\.|[^\"\\\\]|\"(?!\"\"))*+(?:\"\"\"|\\z)|\"(?:\\\\.|[^\"\\\\\\n])*+\"?|'(?:\\\\.|[^'\\\\\\n])*+'?)"
            + "|(?<a>@\\w+)"
            + "|(?<n>\\b\\d[\\w.]*)"
            + "|(?<k>\\b(?:" + KEYWORDS + ")\\b)"
            + "|\\w+");

    private static final String[] KINDS = {"c", "s", "a", "n", "k"};

    private JavaHighlighter() {}

    static String html(String source) {
        var html = new StringBuilder();
        Matcher token = TOKEN.matcher(source);
        int end = 0;
        while (token.find()) {
            html.append(Html.escape(source.substring(end, token.start())));
            html.append(marked(token));
            end = token.end();
        }
        return html.append(Html.escape(source.substring(end))).toString();
    }

    private static String marked(Matcher token) {
        String text = Html.escape(token.group());
        for (String kind : KINDS) {
            if (token.group(kind) != null) {
                return "<span class=\"" + kind + "\">" + text + "</span>";
            }
        }
        return text;
    }
}
