package dev.envelope.kernel.help;

import java.util.List;
import java.util.stream.Collectors;

/** One signature with what is said of it; without a signature it is an example of the word. */
record Entry(String signature, DocText doc) {

    static String text(List<Entry> entries) {
        return entries.stream().map(Entry::text).collect(Collectors.joining("\n"));
    }

    static String html(List<Entry> entries) {
        return entries.stream().map(Entry::html).collect(Collectors.joining());
    }

    private String text() {
        var text = new StringBuilder(signature);
        if (!doc.firstSentence().isEmpty()) {
            text.append("\n    ").append(doc.firstSentence());
        }
        if (!doc.example().isEmpty()) {
            text.append('\n').append(doc.example().indent(8).stripTrailing());
        }
        return text.toString().stripTrailing();
    }

    private String html() {
        var html = new StringBuilder("<div style=\"margin:0 0 .4em\">");
        if (!signature.isEmpty()) {
            html.append("<code><b>").append(escaped(signature)).append("</b></code>");
        }
        if (!doc.firstSentence().isEmpty()) {
            html.append("<div>").append(escaped(doc.firstSentence())).append("</div>");
        }
        if (!doc.example().isEmpty()) {
            html.append("<pre>").append(escaped(doc.example())).append("</pre>");
        }
        return html.append("</div>").toString();
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
    }
}
