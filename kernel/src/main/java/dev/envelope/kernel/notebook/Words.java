package dev.envelope.kernel.notebook;

import java.util.List;
import java.util.regex.Pattern;

/** What a page or a picture says, without its markup: its words, in order, one piece of text a line. */
final class Words {

    private static final Pattern TAG = Pattern.compile("(?s)<[^>]*>");

    private Words() {}

    static List<String> of(String markup) {
        return TAG.splitAsStream(markup)
                .flatMap(String::lines)
                .map(String::strip)
                .filter(text -> !text.isEmpty())
                .toList();
    }
}
