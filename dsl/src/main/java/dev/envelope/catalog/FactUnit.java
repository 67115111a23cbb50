package dev.envelope.catalog;

import static java.util.Map.entry;

import dev.envelope.quantity.DesignException;
import dev.envelope.quantity.Dimension;
import dev.envelope.quantity.Format;
import dev.envelope.quantity.Nearest;
import dev.envelope.quantity.Quantity;
import dev.envelope.quantity.Term.Constant;
import dev.envelope.quantity.Time;
import dev.envelope.quantity.Units;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The unit of a fact as its source writes it: {@code ms}, {@code GiB}, {@code requests/s}, {@code %},
 * {@code USD/GB-month}.
 *
 * <p>A price is {@code USD/} and what it is paid for: up to two of data, bandwidth, times a second, time and counted
 * things, joined by {@code -}: {@code USD/hour}, {@code USD/1M requests}, {@code USD/IOPS-month},
 * {@code USD/(MB/s)-month}. A word that is no unit counts things ({@code partitions}), and with a slash and a time tells how
 * often they happen ({@code records/s}, {@code failures/year}).
 *
 * @param text as the source writes it
 * @param one one of it; of a price a dollar
 * @param per what a price is paid for, one of each; empty for all else
 */
record FactUnit(String text, Quantity<?> one, List<Quantity<?>> per) {

    private static final Map<String, Quantity<?>> KNOWN = Map.ofEntries(
            entry("ns", Units.ns(1)),
            entry("us", Units.us(1)),
            entry("ms", Units.ms(1)),
            entry("s", Units.seconds(1)),
            entry("minute", Units.minutes(1)),
            entry("hour", Units.hours(1)),
            entry("day", Units.days(1)),
            entry("month", Units.months(1)),
            entry("year", Units.years(1)),
            entry("B", Units.bytes(1)),
            entry("kB", Units.kB(1)),
            entry("MB", Units.MB(1)),
            entry("GB", Units.GB(1)),
            entry("TB", Units.TB(1)),
            entry("PB", Units.PB(1)),
            entry("KiB", Units.KiB(1)),
            entry("MiB", Units.MiB(1)),
            entry("GiB", Units.GiB(1)),
            entry("TiB", Units.TiB(1)),
            entry("Mbit/s", Units.mbps(1)),
            entry("Gbit/s", Units.gbps(1)),
            entry("MB/s", Units.MBps(1)),
            entry("GB/s", Units.MBps(1_000)),
            entry("MiB/s", Units.MiBps(1)),
            entry("GiB/s", Units.MiBps(1_024)),
            entry("IOPS", Units.perSecond(1)),
            entry("%", Units.percent(1)),
            entry("x", Units.count(1)));

    private static final String PRICE = "USD/";
    private static final Pattern AMOUNT = Pattern.compile("(\\d+(?:\\.\\d+)?) (\\S+)");
    private static final Pattern THINGS = Pattern.compile("(?:1([kM]) )?(\\p{Alpha}[\\p{Alpha} ]*)");
    private static final Pattern OFTEN = Pattern.compile("(1|\\p{Alpha}[\\p{Alpha} ]*)/(\\p{Alpha}+)");

    FactUnit {
        per = List.copyOf(per);
    }

    /**
     * Reads a unit.
     *
     * @throws DesignException if it is none, naming the nearest that is known
     */
    static FactUnit parse(String text) {
        if (!text.startsWith(PRICE)) {
            return new FactUnit(text, one(text), List.of());
        }
        List<Quantity<?>> per = Stream.of(text.substring(PRICE.length()).split("-", -1))
                .<Quantity<?>>map(FactUnit::one)
                .toList();
        if (per.size() > 2) {
            throw unknown(text);
        }
        return new FactUnit(text, Units.usd(1), per);
    }

    /**
     * Reads an amount with its unit, such as {@code 16 GiB}.
     *
     * @throws DesignException if it is none
     */
    static Quantity<?> amount(String text) {
        Matcher matcher = AMOUNT.matcher(text);
        if (!matcher.matches()) {
            throw new DesignException(
                    "\"" + text + "\"", "an amount is a number, a space and a unit", "write 16 GiB or 12.5 Gbit/s");
        }
        return parse(matcher.group(2)).of(Double.parseDouble(matcher.group(1)));
    }

    /**
     * Reads an amount of this kind.
     *
     * @throws DesignException if it is none
     */
    static <Q extends Quantity<Q>> Q amount(String text, Class<Q> type) {
        Quantity<?> amount = amount(text);
        if (!type.isInstance(amount)) {
            throw new DesignException(
                    "\"" + text + "\"",
                    "a " + amount.dimension().noun() + " is no " + type.getSimpleName(),
                    "write an amount of that kind, such as 16 GiB or 12.5 Gbit/s");
        }
        return type.cast(amount);
    }

    /** Whether it tells the same kind of thing: the same dimension, and of a price for the same use. */
    boolean isLike(FactUnit other) {
        return one.dimension() == other.one.dimension() && kinds().equals(other.kinds());
    }

    /** The kinds of use that a price is for, in their order. */
    List<Dimension> kinds() {
        return per.stream().map(Quantity::dimension).toList();
    }

    boolean isPrice() {
        return !per.isEmpty();
    }

    /** What a price is paid for: {@code GB-month}. */
    String use() {
        return text.substring(PRICE.length());
    }

    /** So much of it, certain. */
    Quantity<?> of(double value) {
        double base = value * base(one);
        Dimension dimension = one.dimension();
        if (!(base >= 0 && base <= dimension.largest())) {
            throw new DesignException(
                    Format.plain(value) + " " + text,
                    "a " + dimension.noun() + " is not negative"
                            + (dimension == Dimension.SHARE ? " and at most the whole" : ""),
                    "write a number from 0 to "
                            + (dimension == Dimension.SHARE ? Format.plain(1 / base(one)) : "as many as there are"));
        }
        return one.of(new Constant(dimension, base, written(value)));
    }

    /** How many of it an amount is, to fourteen digits, with every uncertain input at its likely value. */
    double in(Quantity<?> amount) {
        return BigDecimal.valueOf(amount.value() / base(one))
                .round(new MathContext(14))
                .doubleValue();
    }

    /** A number with all its digits: {@code 0.00099}, {@code 2,147,483,519}. */
    static String exact(double value) {
        return Format.plain(value).replace('_', ',');
    }

    /** Every unit is a constant, which needs no evaluation. */
    private static double base(Quantity<?> one) {
        return ((Constant) one.term()).value();
    }

    private String written(double value) {
        if (isPrice()) {
            return "$" + exact(value) + "/" + use();
        }
        return text.equals("x")
                ? exact(value)
                : exact(value) + (text.startsWith("1/") ? text.substring(1) : " " + text);
    }

    private static Quantity<?> one(String text) {
        boolean bracketed = text.startsWith("(") && text.endsWith(")");
        String bare = bracketed ? text.substring(1, text.length() - 1) : text;
        return known(bare).or(() -> often(bare)).or(() -> things(bare)).orElseThrow(() -> unknown(text));
    }

    private static Optional<Quantity<?>> known(String text) {
        Optional<Quantity<?>> one = Optional.ofNullable(KNOWN.get(text));
        return one.isPresent() || !text.endsWith("s")
                ? one
                : Optional.ofNullable(KNOWN.get(text.substring(0, text.length() - 1)));
    }

    private static Optional<Quantity<?>> often(String text) {
        Matcher matcher = OFTEN.matcher(text);
        return matcher.matches()
                        && isNoUnit(matcher.group(1))
                        && known(matcher.group(2)).orElse(null) instanceof Time time
                ? Optional.of(Units.perSecond(1 / base(time)))
                : Optional.empty();
    }

    private static Optional<Quantity<?>> things(String text) {
        Matcher matcher = THINGS.matcher(text);
        if (!matcher.matches() || !isNoUnit(matcher.group(2))) {
            return Optional.empty();
        }
        return Optional.of(
                switch (String.valueOf(matcher.group(1))) {
                    case "k" -> Units.thousand(1);
                    case "M" -> Units.million(1);
                    default -> Units.count(1);
                });
    }

    /** Whether a word can count things: it is no unit, in whatever case, and no currency. */
    private static boolean isNoUnit(String word) {
        return KNOWN.keySet().stream().noneMatch(word::equalsIgnoreCase)
                && Currency.getAvailableCurrencies().stream()
                        .map(Currency::getCurrencyCode)
                        .noneMatch(word::equals);
    }

    private static DesignException unknown(String text) {
        return new DesignException(
                "unit \"" + text + "\"",
                "a fact's unit is one of " + KNOWN.keySet().stream().sorted().toList()
                        + ", things, things/s, or USD/ and what is paid for",
                Nearest.remedy(text, KNOWN.keySet(), "write USD/GB-month or requests/s"));
    }
}
