package dev.envelope.catalog;

/**
 * How an instance is paid for.
 *
 * <p>The price of each is a fact of its own, {@code <instance>.<suffix>}, but of a savings plan: it takes a share off the price on
 * demand of every type.
 */
public enum Purchase {
    /** By the second or the hour, without a promise. */
    ON_DEMAND("od", "on demand"),
    /** Reserved for a year. */
    ONE_YEAR("1yr", "1 year"),
    /** Reserved for three years. */
    THREE_YEARS("3yr", "3 years"),
    /** So many dollars an hour for a year, for machines of any type. */
    ONE_YEAR_PLAN("1yr", "1-year savings plan"),
    /** So many dollars an hour for three years, for machines of any type. */
    THREE_YEARS_PLAN("3yr", "3-year savings plan"),
    /** Spare capacity that can be taken back. */
    SPOT("spot", "spot");

    private final String suffix;
    private final String words;

    Purchase(String suffix, String words) {
        this.suffix = suffix;
        this.words = words;
    }

    /** Whether money is promised for machines of any type, and not machines of one. */
    public boolean isPlan() {
        return this == ONE_YEAR_PLAN || this == THREE_YEARS_PLAN;
    }

    /** For how many months it is promised; nothing for no promise. */
    public int term() {
        return switch (this) {
            case ONE_YEAR, ONE_YEAR_PLAN -> 12;
            case THREE_YEARS, THREE_YEARS_PLAN -> 36;
            case ON_DEMAND, SPOT -> 0;
        };
    }

    /** The last part of the id of the price, or of the discount. */
    public String suffix() {
        return suffix;
    }

    /** As a table heads it. */
    public String words() {
        return words;
    }
}
