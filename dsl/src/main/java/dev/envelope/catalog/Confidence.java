package dev.envelope.catalog;

import dev.envelope.quantity.DesignException;
import java.util.stream.Stream;

/** How far a fact can be trusted, as a letter. */
public enum Confidence {
    /** Read at the primary source, or measured by those who say so. */
    A("read at the primary source or measured by it"),
    /** Read in a copy of the primary source, or worked out from what was read. */
    B("a copy of the primary source, or worked out from it"),
    /** Read nowhere that can be named, on one unconfirmed or undated page, or a rounded figure: to be replaced. */
    C("unverified, or one unconfirmed page: look again before money hangs on it");

    private final String meaning;

    Confidence(String meaning) {
        this.meaning = meaning;
    }

    /** What the letter says, in words. */
    public String meaning() {
        return meaning;
    }

    static Confidence parse(String letter) {
        return Stream.of(values())
                .filter(confidence -> confidence.name().equals(letter))
                .findFirst()
                .orElseThrow(() -> new DesignException(
                        "confidence \"" + letter + "\"", "a fact's confidence is A, B or C", "write B"));
    }
}
