package dev.envelope.kernel.help;

import com.sun.source.doctree.DocCommentTree;
import com.sun.source.doctree.DocTree;
import java.util.List;
import java.util.regex.Pattern;

/**
 * What a documentation comment says first, and its example.
 *
 * @param example code, empty where there is none
 */
record DocText(String firstSentence, String example) {

    private static final Pattern PRE = Pattern.compile("<pre>\\s*(?:\\{@code\\s?)?((?s:.*?))\\}?\\s*</pre>");
    private static final Pattern INLINE = Pattern.compile("\\{@(?:code|literal|linkplain|link|value)\\s+([^}]*)\\}");

    static DocText of(DocCommentTree comment) {
        var example = PRE.matcher(comment.toString());
        return new DocText(
                plain(text(comment.getFirstSentence())),
                example.find() ? plain(example.group(1)).stripIndent().strip() : "");
    }

    private static String text(List<? extends DocTree> trees) {
        var text = new StringBuilder();
        trees.forEach(text::append);
        return text.toString().replaceAll("\\s+", " ");
    }

    private static String plain(String javadoc) {
        return INLINE.matcher(javadoc)
                .replaceAll("$1")
                .replaceAll("</?\\w+>", "")
                .replace("&lt;", "<")
                .replace("&gt;", ">")
                .replace("&amp;", "&");
    }
}
