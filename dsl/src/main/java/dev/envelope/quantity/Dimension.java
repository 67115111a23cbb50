package dev.envelope.quantity;

import java.util.function.DoubleFunction;

/** The dimension of a quantity: its base unit, how an amount of it is written, and the bounds it keeps. */
public enum Dimension {
    /** A number of things; base unit: one. */
    COUNT("1", "count"),
    /** How often something happens; base unit: once a second. */
    RATE("1/s", "rate"),
    /** An amount of data; base unit: byte. */
    DATA_SIZE("B", "size"),
    /** Data per time; base unit: byte per second. */
    BANDWIDTH("B/s", "bandwidth"),
    /** A duration; base unit: second. */
    TIME("s", "time"),
    /** An amount of money; base unit: US dollar. */
    MONEY("USD", "sum of money"),
    /** A part of a whole, from 0 to 1. */
    SHARE("1", "share"),
    /** What something is multiplied by in a year of 365 days. */
    GROWTH("1/y", "growth a year");

    private final String unit;
    private final String noun;

    Dimension(String unit, String noun) {
        this.unit = unit;
        this.noun = noun;
    }

    /** The base unit, in which values are held. */
    public String unit() {
        return unit;
    }

    /** What an amount of it is called. */
    public String noun() {
        return noun;
    }

    /** The largest value: 1 for a share, none for the others. */
    public double largest() {
        return this == SHARE ? 1 : Double.MAX_VALUE;
    }

    /** How amounts that are read one below the other are written: rates all a second, an hour or a day, others each with a fitting unit. */
    public DoubleFunction<String> formatOf(double... together) {
        if (this != RATE) {
            return this::format;
        }
        DoubleFunction<String> rates = Format.rates(together);
        return rate -> rate >= 0 && Double.isFinite(rate) ? rates.apply(rate) : format(rate);
    }

    /** An amount in the base unit as text with a fitting unit: three significant digits, "unbounded" for infinity. */
    public String format(double value) {
        if (Double.isNaN(value)) {
            return "undefined";
        }
        if (Double.isInfinite(value)) {
            return value > 0 ? "unbounded" : "unbounded below";
        }
        if (value < 0) {
            return "−" + format(-value);
        }
        return switch (this) {
            case COUNT -> Format.count(value);
            case RATE -> Format.rate(value);
            case DATA_SIZE -> Format.size(value);
            case BANDWIDTH -> Format.size(value) + "/s";
            case TIME -> Format.time(value);
            case MONEY -> Format.money(value);
            case SHARE -> Format.share(value);
            case GROWTH -> Format.growth(value);
        };
    }
}
