package dev.envelope.simulation.scene;

import dev.envelope.quantity.DesignException;
import dev.envelope.quantity.Format;

/** Numbers that a scene can have. */
final class Checked {

    private Checked() {}

    /** A number of times, from 0 on. */
    static double times(String word, double times, String example) {
        if (!(times > 0 && Double.isFinite(times))) {
            throw new DesignException(
                    word + "(" + Format.plain(times) + ")",
                    "that many times is above 0 and finite",
                    "write " + example);
        }
        return times;
    }
}
