package dev.envelope.kernel.complete;

import java.util.regex.Pattern;

/** Whether a place of a cell is inside a text, a character or a comment, where no word of Java stands. */
final class Literals {

    /** One literal or comment, closed or open to the end of the line or of the code. */
    private static final Pattern LITERAL = Pattern.compile("\"\"\"(?s:.)*?(?:\"\"\"|(?<open1>\\z))"
            + "|\"(?:\\\\.|[^\"\\\\\\n])*+(?:\"|(?<open2>\\n|\\z))"
            + "|'(?:\\\\.|[^'\\\\\\n])*+(?:'|(?<open3>\\n|\\z))"
            + "|//.*(?:\\n|(?<open4>\\z))"
            + "|/\\*(?s:.)*?(?:\\*/|(?<open5>\\z))");

    private Literals() {}

    static boolean isInside(String code, int cursor) {
        var matcher = LITERAL.matcher(code.substring(0, cursor));
        while (matcher.find()) {
            boolean open = false;
            for (int i = 1; i <= 5; i++) {
                open |= matcher.group("open" + i) != null;
            }
            if (open && matcher.end() == cursor) {
                return true;
            }
        }
        return false;
    }
}
