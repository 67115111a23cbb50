package dev.envelope.kernel.widget;

import com.google.gson.JsonElement;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Optional;

/** Numbers of controls: steps that read well, and values without the noise of binary fractions. */
final class Numbers {

    private static final int STEPS = 100;

    private Numbers() {}

    /** The step of 1, 2 or 5 times a power of ten that divides a span into about a hundred. */
    static double step(double span) {
        double least = span / STEPS;
        double power = Math.pow(10, Math.floor(Math.log10(least)));
        for (int times : new int[] {1, 2, 5}) {
            if (least <= times * power * (1 + 1e-9)) {
                return clean(times * power);
            }
        }
        return clean(10 * power);
    }

    /** The decimals that it takes to write all of these exactly. */
    static int decimals(double... numbers) {
        int most = 0;
        for (double number : numbers) {
            most = Math.max(
                    most, BigDecimal.valueOf(number).stripTrailingZeros().scale());
        }
        return most;
    }

    /** The step in the middle of a span. */
    static double middle(double lowest, double highest, double step) {
        return rounded(lowest + Math.round((highest - lowest) / 2 / step) * step, decimals(lowest, step));
    }

    static double rounded(double number, int decimals) {
        return BigDecimal.valueOf(number)
                .setScale(decimals, RoundingMode.HALF_EVEN)
                .doubleValue();
    }

    /** To twelve significant digits. */
    static double clean(double number) {
        return new BigDecimal(number).round(new java.math.MathContext(12)).doubleValue();
    }

    static Optional<Double> read(JsonElement said) {
        boolean number = said.isJsonPrimitive() && said.getAsJsonPrimitive().isNumber();
        return number ? Optional.of(said.getAsDouble()).filter(Double::isFinite) : Optional.empty();
    }
}
