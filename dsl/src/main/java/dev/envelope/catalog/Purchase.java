package dev.envelope.catalog;

/** How an instance is paid for; the price of each is a fact of its own, {@code <instance>.<suffix>}. */
public enum Purchase {
    /** By the second or the hour, without a promise. */
    ON_DEMAND("od", "on demand"),
    /** Reserved for a year. */
    ONE_YEAR("1yr", "1 year"),
    /** Reserved for three years. */
    THREE_YEARS("3yr", "3 years"),
    /** Spare capacity that can be taken back. */
    SPOT("spot", "spot");

    private final String suffix;
    private final String words;

    Purchase(String suffix, String words) {
        this.suffix = suffix;
        this.words = words;
    }

    /** The last part of the id of the price. */
    public String suffix() {
        return suffix;
    }

    /** As a table heads it. */
    public String words() {
        return words;
    }
}
