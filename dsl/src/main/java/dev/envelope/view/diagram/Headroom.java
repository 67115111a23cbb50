package dev.envelope.view.diagram;

import java.util.Locale;

/**
 * How much of a part is left at peak, in steps: each has a colour and says so in words.
 *
 * <p>Colours are a diverging scale from blue by way of yellow to red (after ColorBrewer's RdYlBu, Harrower and Brewer
 * 2003, which is safe for colour blindness), light enough for dark text.
 */
enum Headroom {
    AMPLE(0.5, "#cfe6f3", "over 50 %"),
    GOOD(0.7, "#eaf5ee", "30 to 50 %"),
    TIGHT(0.85, "#fdeeb3", "15 to 30 %"),
    SCARCE(1, "#fdbf7e", "under 15 %"),
    NONE(Double.POSITIVE_INFINITY, "#f58d68", "overloaded");

    private final double most;
    private final String fill;
    private final String range;

    Headroom(double most, String fill, String range) {
        this.most = most;
        this.fill = fill;
        this.range = range;
    }

    /** The step of a utilisation: at most 50, 70, 85 and 100 % busy, and more than there is. */
    static Headroom of(double utilisation) {
        for (var step : values()) {
            if (utilisation <= step.most) {
                return step;
            }
        }
        throw new IllegalArgumentException("not a utilisation: " + utilisation);
    }

    String fill() {
        return fill;
    }

    /** What the legend says. */
    String range() {
        return range;
    }

    /** A utilisation in words: {@code 38 % headroom}, or by how much it is too much. */
    static String words(double utilisation) {
        if (utilisation <= 1) {
            return Math.round((1 - utilisation) * 100) + " % headroom";
        }
        return utilisation < 2
                ? "overloaded by " + Math.max(1, Math.round((utilisation - 1) * 100)) + " %"
                : String.format(Locale.ROOT, "overloaded %,.1f ×", utilisation);
    }
}
