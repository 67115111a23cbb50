package dev.envelope.view;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.Locale;

/** How a bare number reads in a cell whose author said nothing: {@code 1,157}, {@code 11.6}, {@code 0.00123}, {@code 1.2e15}. */
final class Numbers {

    private static final MathContext THREE = new MathContext(3);

    private Numbers() {}

    /** Three significant digits; the digits before the decimal point are all kept. */
    static String significant(double value) {
        if (Double.isNaN(value)) {
            return "";
        }
        if (Double.isInfinite(value)) {
            return value > 0 ? "unbounded" : "-unbounded";
        }
        double size = Math.abs(value);
        if (size != 0 && (size < 1e-4 || size >= 1e15)) {
            return String.format(Locale.ROOT, "%.2e", value)
                    .replaceFirst("\\.?0*e([+-])0*", "e$1")
                    .replace("e+", "e");
        }
        if (size >= 100) {
            return whole(value, true);
        }
        return new BigDecimal(value).round(THREE).stripTrailingZeros().toPlainString();
    }

    /** No decimals. */
    static String whole(double value, boolean grouped) {
        return String.format(Locale.ROOT, grouped ? "%,.0f" : "%.0f", value);
    }
}
