package dev.envelope.kernel.widget;

import dev.envelope.quantity.DesignException;
import dev.envelope.quantity.Format;

/** What the bounds of a slider must be. */
final class Bounds {

    private Bounds() {}

    static void check(String label, double lowest, double highest) {
        check("slider", label, lowest, highest);
    }

    static void check(String word, String label, double lowest, double highest) {
        if (!(lowest < highest) || !Double.isFinite(highest - lowest)) {
            throw new DesignException(
                    word + "(\"" + label + "\", " + Format.plain(lowest) + ", " + Format.plain(highest) + ")",
                    "a " + word + " goes from a lower one to a higher one",
                    "write " + word + "(\"" + label + "\", 0.5, 0.99)");
        }
    }

    static void check(String label, double lowest, double highest, double step) {
        check(label, lowest, highest);
        if (!(step > 0 && step <= highest - lowest)) {
            throw new DesignException(
                    "slider(\"" + label + "\", " + Format.plain(lowest) + ", " + Format.plain(highest) + ", "
                            + Format.plain(step) + ")",
                    "a step is above 0 and at most the way from the lower number to the higher one",
                    "write slider(\"" + label + "\", " + Format.plain(lowest) + ", " + Format.plain(highest) + ", "
                            + Format.plain(Numbers.step(highest - lowest)) + ")");
        }
    }

    static void checkInside(String word, double value, double lowest, double highest) {
        if (!(lowest <= value && value <= highest)) {
            throw new DesignException(
                    word + "(" + Format.plain(value) + ")",
                    "this control goes from " + Format.plain(lowest) + " to " + Format.plain(highest),
                    "write " + word + "(" + Format.plain(value < lowest ? lowest : highest) + ")");
        }
    }
}
