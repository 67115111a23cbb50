package dev.envelope.kernel.complete;

/** The expression at the end of a piece of code: of {@code var a = f(b, c).d[0]} it is {@code f(b, c).d[0]}. */
final class Receiver {

    private Receiver() {}

    static String endOf(String code) {
        int start = code.length();
        int next = link(code, start);
        while (next < start) {
            start = next;
            int dot = blanksBefore(code, start);
            if (dot == 0 || code.charAt(dot - 1) != '.') {
                break;
            }
            next = link(code, dot - 1);
        }
        return code.substring(start).strip();
    }

    /** Whether the cursor stands behind the dot of something that only a text can hold, as an emoji. */
    static boolean isNoJava(String code, int cursor) {
        int at = cursor;
        while (at > 0 && Character.isJavaIdentifierPart(code.codePointBefore(at))) {
            at -= Character.charCount(code.codePointBefore(at));
        }
        if (at < 2 || code.charAt(at - 1) != '.') {
            return false;
        }
        int before = code.codePointBefore(at - 1);
        return before > 127 && !Character.isJavaIdentifierPart(before);
    }

    /** Where a name begins that ends here, with the brackets behind it. */
    private static int link(String code, int end) {
        int at = blanksBefore(code, end);
        while (at > 0 && (code.charAt(at - 1) == ')' || code.charAt(at - 1) == ']')) {
            at = blanksBefore(code, opening(code, at));
        }
        while (at > 0 && Character.isJavaIdentifierPart(code.charAt(at - 1))) {
            at--;
        }
        return at;
    }

    /** Where the bracket opens that closes here; texts are not looked into. */
    private static int opening(String code, int end) {
        int depth = 0;
        for (int at = end - 1; at >= 0; at--) {
            char c = code.charAt(at);
            depth += c == ')' || c == ']' ? 1 : c == '(' || c == '[' ? -1 : 0;
            if (depth == 0) {
                return at;
            }
        }
        return 0;
    }

    private static int blanksBefore(String code, int end) {
        int at = end;
        while (at > 0 && Character.isWhitespace(code.charAt(at - 1))) {
            at--;
        }
        return at;
    }
}
