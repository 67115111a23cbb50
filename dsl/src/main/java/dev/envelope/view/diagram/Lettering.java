package dev.envelope.view.diagram;

import java.util.ArrayList;
import java.util.List;

/**
 * How wide a text is and what of it fits, the same on every machine.
 *
 * <p>The advances are those of DejaVu Sans, the widest of the usual sans-serif faces (with Verdana): a text that fits
 * in it fits in Helvetica, Arial, Segoe or Roboto as well, and where none of them is, in what stands in for them.
 *
 * @param size the height of the letters in pixels
 * @param bold whether they are bold
 */
record Lettering(double size, boolean bold) {

    static final Lettering TITLE = new Lettering(16, true);
    static final Lettering NAME = new Lettering(13, true);
    static final Lettering DETAIL = new Lettering(12, false);
    static final Lettering SMALL = new Lettering(11, false);
    static final Lettering CORNER = new Lettering(12, true);

    private static final String ELLIPSIS = "…";

    /** Advances of U+0020 to U+007E in hundredths of the size (DejaVu Sans 2.37). */
    private static final int[] PLAIN = {
        32, 40, 46, 84, 64, 95, 78, 27, 39, 39, 50, 84, 32, 36, 32, 34, 64, 64, 64, 64, 64, 64, 64, 64, 64, 64, 34, 34,
        84, 84, 84, 53, 100, 68, 69, 70, 77, 63, 58, 77, 75, 29, 29, 66, 56, 86, 75, 79, 60, 79, 69, 63, 61, 73, 68, 99,
        69, 61, 69, 39, 34, 39, 84, 50, 50, 61, 63, 55, 63, 62, 35, 63, 63, 28, 28, 58, 28, 97, 63, 61, 63, 63, 41, 52,
        39, 63, 59, 82, 59, 59, 52, 64, 34, 64, 84
    };

    /** The same of DejaVu Sans Bold. */
    private static final int[] BOLD = {
        35, 46, 52, 84, 70, 100, 87, 31, 46, 46, 52, 84, 38, 42, 38, 37, 70, 70, 70, 70, 70, 70, 70, 70, 70, 70, 40, 40,
        84, 84, 84, 58, 100, 77, 76, 73, 83, 68, 68, 82, 84, 37, 37, 77, 64, 100, 84, 85, 73, 85, 77, 72, 68, 81, 77,
        110, 77, 72, 73, 46, 37, 46, 84, 50, 50, 67, 72, 59, 72, 68, 44, 72, 71, 34, 34, 67, 34, 104, 71, 69, 72, 72,
        49, 60, 48, 71, 65, 92, 65, 65, 58, 71, 37, 71, 84
    };

    /** The distance from one line to the next. */
    double leading() {
        return Math.ceil(size * 1.3);
    }

    double width(String text) {
        return text.codePoints().mapToDouble(this::advance).sum() * size / 100;
    }

    private double advance(int point) {
        if (point >= ' ' && point <= '~') {
            return (bold ? BOLD : PLAIN)[point - ' '];
        }
        return switch (Character.getType(point)) {
            case Character.NON_SPACING_MARK, Character.ENCLOSING_MARK -> 0;
            default -> point < 0x1100 ? 85 : 104; // from Hangul on, a letter may be as wide as it is high
        };
    }

    /**
     * A text as one line of characters that any XML may hold and that no neighbour is turned around by: no control, no
     * bidirectional override, no half of a pair.
     */
    static String clean(String text) {
        var clean = new StringBuilder();
        text.codePoints().forEach(point -> {
            switch (Character.getType(point)) {
                case Character.CONTROL, Character.LINE_SEPARATOR, Character.PARAGRAPH_SEPARATOR -> clean.append(' ');
                case Character.FORMAT -> clean.append(point == 0x200D ? "\u200D" : ""); // the joiner of emojis stays
                case Character.SURROGATE, Character.UNASSIGNED -> clean.append('\uFFFD');
                default -> clean.appendCodePoint(point);
            }
        });
        return clean.toString().replaceAll("\\s+", " ").strip();
    }

    /** The text on one line, cut with an ellipsis where it must be. */
    String fit(String text, double most) {
        String line = clean(text);
        if (width(line) <= most) {
            return line;
        }
        return line.substring(0, cut(line, most - width(ELLIPSIS))).stripTrailing() + ELLIPSIS;
    }

    /** The text on at most so many lines, broken between words or after a separator where that is possible. */
    List<String> wrap(String text, double most, int lines) {
        var wrapped = new ArrayList<String>();
        String rest = clean(text);
        while (width(rest) > most && wrapped.size() < lines - 1) {
            int end = breakBefore(rest, cut(rest, most));
            wrapped.add(rest.substring(0, end).stripTrailing());
            rest = rest.substring(end).stripLeading();
        }
        wrapped.add(fit(rest, most));
        return wrapped;
    }

    /** The last place at or before the end where a line may break; the end itself in a word that has none. */
    private static int breakBefore(String text, int end) {
        for (int at = end; at > end / 3; at--) {
            if (text.charAt(at) == ' ' || "-_./:,".indexOf(text.charAt(at - 1)) >= 0) {
                return at;
            }
        }
        return end;
    }

    /** How many characters from the start fit: at least one code point. */
    private int cut(String text, double most) {
        int end = 0;
        double used = 0;
        while (end < text.length()) {
            int point = text.codePointAt(end);
            used += advance(point) * size / 100;
            if (used > most && end > 0) {
                break;
            }
            end += Character.charCount(point);
        }
        return end;
    }
}
