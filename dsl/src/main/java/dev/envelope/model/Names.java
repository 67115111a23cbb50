package dev.envelope.model;

import dev.envelope.quantity.DesignException;
import dev.envelope.quantity.Nearest;
import java.util.Collection;
import java.util.List;

/** Names of a system that a user can mistype. */
public final class Names {

    private Names() {}

    /**
     * The place of a name among those that there are.
     *
     * @throws DesignException for any other name
     */
    public static int indexOf(String word, String given, String noun, List<String> known) {
        if (!known.contains(given)) {
            throw unknown(word, given, noun, known);
        }
        return known.indexOf(given);
    }

    /** The error for an unknown name: what there is, and the nearest of it. */
    public static DesignException unknown(String word, String given, String noun, Collection<String> known) {
        return new DesignException(
                word + "(\"" + given + "\")",
                "no such " + noun + "; this system has " + (known.isEmpty() ? "none" : known),
                Nearest.remedy(given, known, known.isEmpty() ? "add one first" : "write one of these"));
    }
}
