package dev.envelope.quantity;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.function.DoubleFunction;
import java.util.stream.Collectors;

/**
 * Numbers as text: three significant digits, whole numbers with separators up to a million, then a unit prefix.
 *
 * <p>The same in every locale, so that a notebook diffs well. Three digits are what an estimate carries; a number
 * between a thousand and a million shows all its digits ("1,157/s"), because readers check those by hand.
 */
public final class Format {

    private static final String[] SI = {"B", "kB", "MB", "GB", "TB", "PB", "EB", "ZB"};
    private static final String[] IEC = {"B", "KiB", "MiB", "GiB", "TiB", "PiB", "EiB", "ZiB"};
    private static final double DAY = 86_400;
    private static final int MOST_DECIMALS = 13;

    private Format() {}

    /** A number as it would be written in code: {@code 0.5}, {@code 10_000_000}. */
    public static String plain(double value) {
        if (!Double.isFinite(value) || Math.abs(value) >= 1e15) {
            return Double.toString(value);
        }
        String digits =
                new BigDecimal(Double.toString(value)).stripTrailingZeros().toPlainString();
        int point = digits.indexOf('.');
        String whole = point < 0 ? digits : digits.substring(0, point);
        return whole.replaceAll("(?<=\\d)(?=(\\d{3})+$)", "_") + (point < 0 ? "" : digits.substring(point));
    }

    public static String plain(double... values) {
        return Arrays.stream(values).mapToObj(Format::plain).collect(Collectors.joining(", "));
    }

    /** Three significant digits without trailing zeros; all digits of the whole part from a thousand on. */
    public static String number(double value) {
        if (value != 0 && Math.abs(value) < 0.001) {
            String scientific = String.format(Locale.ROOT, "%.2e", value);
            return scientific.replaceFirst("\\.?0*e", "e").replaceFirst("e-0", "e-");
        }
        BigDecimal rounded = toThreeDigits(value).stripTrailingZeros();
        return String.format(Locale.ROOT, "%,." + Math.max(0, rounded.scale()) + "f", rounded);
    }

    private static BigDecimal toThreeDigits(double value) {
        BigDecimal exact = BigDecimal.valueOf(value);
        return Math.abs(value) >= 999.5
                ? exact.setScale(0, RoundingMode.HALF_UP)
                : exact.round(new MathContext(3, RoundingMode.HALF_UP));
    }

    private static double rounded(double value) {
        return toThreeDigits(value).doubleValue();
    }

    /** "1,157", "10 million", "365 billion". */
    public static String count(double value) {
        if (value < 999_999.5) {
            return number(value);
        }
        String[] words = {" million", " billion", " trillion", " quadrillion"};
        int word = 0;
        double scaled = value / 1e6;
        while (scaled >= 999.5 && word < words.length - 1) {
            scaled /= 1000;
            word++;
        }
        return number(scaled) + words[word];
    }

    /** "1,157/s"; below a tenth a second "5/h", "3/d", so that no rate reads as zero. */
    public static String rate(double perSecond) {
        if (perSecond == 0 || perSecond >= 0.0995) {
            return count(perSecond) + "/s";
        }
        if (perSecond * 3600 >= 1) {
            return count(perSecond * 3600) + "/h";
        }
        return count(perSecond * DAY) + "/d";
    }

    /**
     * How rates that are read one below the other are told: all a second, an hour or a day, in the first of these in which the
     * largest is no small part of one, and the smallest has no more than three zeros.
     */
    public static DoubleFunction<String> rates(double... together) {
        double most = Arrays.stream(together).filter(Double::isFinite).max().orElse(0);
        double least = Arrays.stream(together).filter(rate -> rate > 0).min().orElse(most);
        for (TimeUnit unit : PERIODS) {
            if (most * unit.seconds >= 0.0995 && least * unit.seconds >= 0.001) {
                return rate -> count(rate * unit.seconds) + "/" + unit.name;
            }
        }
        return Format::rate;
    }

    /** Decimal prefixes: 1 kB is 1,000 bytes. */
    public static String size(double bytes) {
        return prefixed(bytes, 1000, SI);
    }

    /** Binary prefixes: 1 KiB is 1,024 bytes. */
    public static String binarySize(double bytes) {
        return prefixed(bytes, 1024, IEC);
    }

    private static String prefixed(double value, double step, String[] units) {
        int unit = 0;
        double scaled = value;
        while (rounded(scaled) >= step && unit < units.length - 1) {
            scaled /= step;
            unit++;
        }
        return number(scaled) + " " + units[unit];
    }

    /** From nanoseconds to years; a year has 365 days. */
    public static String time(double seconds) {
        if (seconds == 0) {
            return "0 s";
        }
        int unit = TIMES.length - 1;
        // told in the next unit as soon as three digits would round up to it
        while (unit > 0 && rounded(seconds / TIMES[unit].seconds) * TIMES[unit].seconds >= TIMES[unit - 1].seconds) {
            unit--;
        }
        double least = unit == TIMES.length - 1 ? 0 : 1;
        return number(Math.max(least, seconds / TIMES[unit].seconds)) + " " + TIMES[unit].name;
    }

    private record TimeUnit(double seconds, String name) {}

    private static final TimeUnit[] TIMES = {
        new TimeUnit(365 * DAY, "y"),
        new TimeUnit(DAY, "d"),
        new TimeUnit(3600, "h"),
        new TimeUnit(60, "min"),
        new TimeUnit(1, "s"),
        new TimeUnit(1e-3, "ms"),
        new TimeUnit(1e-6, "µs"),
        new TimeUnit(1e-9, "ns")
    };

    private static final List<TimeUnit> PERIODS =
            List.of(new TimeUnit(1, "s"), new TimeUnit(3600, "h"), new TimeUnit(DAY, "d"));

    /** "$0.0408", "$1,234", "$1.2 million". */
    public static String money(double dollars) {
        return "$" + count(dollars);
    }

    /** "12.5 %"; a nearly-one shows the digits that matter, as far as {@code nines(15)} has them: "99.995 %", "99.999999999 %". */
    public static String share(double share) {
        double missing = 1 - share;
        if (missing > 0 && missing < 0.01) {
            BigDecimal rounded = BigDecimal.valueOf(missing * 100)
                    .round(new MathContext(2, RoundingMode.HALF_UP))
                    .setScale(MOST_DECIMALS, RoundingMode.HALF_UP);
            return BigDecimal.valueOf(100)
                            .subtract(rounded)
                            .stripTrailingZeros()
                            .toPlainString()
                    + " %";
        }
        return number(share * 100) + " %";
    }

    /** "20 % a year", "−10 % a year", from three times on "×5 a year". */
    public static String growth(double timesPerYear) {
        if (timesPerYear >= 3) {
            return "×" + number(timesPerYear) + " a year";
        }
        double percent = Math.round((timesPerYear - 1) * 1e6) / 1e4;
        return (percent < 0 ? "−" : "") + number(Math.abs(percent)) + " % a year";
    }

    /** An availability and what it means in a year of 365 days: "99.995 % (26.3 min/year)". */
    public static String availability(double share) {
        return share(share) + " (" + time((1 - share) * 365 * DAY) + "/year)";
    }
}
