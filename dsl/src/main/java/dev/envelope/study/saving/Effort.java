package dev.envelope.study.saving;

import java.util.Locale;

/** How much work a saving is, on a scale of three. */
public enum Effort {
    /** A purchase or a switch. */
    SETTING("hours: a purchase or a switch, nothing is released"),
    /** The same code runs otherwise. */
    ROLL_OUT("days: the same code runs elsewhere or otherwise, after a trial"),
    /** The code or the data changes. */
    PROJECT("weeks: the code or the data changes");

    private final String meaning;

    Effort(String meaning) {
        this.meaning = meaning;
    }

    /** As a table tells it: {@code roll-out}. */
    public String told() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** What the word says. */
    public String meaning() {
        return meaning;
    }
}
