package dev.envelope.view.diagram;

import dev.envelope.quantity.DesignException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One part of a system in a diagram.
 *
 * @param id what edges refer to; unique in a diagram
 * @param label the name that is shown
 * @param kind what it is, which gives its outline
 * @param details up to three small lines, such as {@code 4 × 8 cores} and {@code 3,472/s}
 * @param utilisation the share of it that is busy at peak, above 1 if it cannot keep up; null where nobody knows
 * @param bottleneck whether it is the part that gives out first
 */
public record Node(
        String id,
        String label,
        Kind kind,
        List<String> details,
        @Nullable Double utilisation,
        boolean bottleneck) {

    private static final int MOST_DETAILS = 3;

    public Node {
        details = List.copyOf(details);
        if (details.size() > MOST_DETAILS) {
            throw new DesignException(
                    "details of \"" + id + "\"", "a card has room for three lines", "leave the others to a table");
        }
        if (utilisation != null && !(utilisation >= 0 && Double.isFinite(utilisation))) {
            throw new DesignException(
                    "utilisation(" + utilisation + ") of \"" + id + "\"",
                    "a utilisation is a share of at least 0",
                    "write utilisation(0.62), or leave it out");
        }
    }

    /** A part whose name is also its id. */
    public static Node of(String name, Kind kind) {
        return new Node(name, name, kind, List.of(), null, false);
    }

    /** The same part under another name. */
    public Node labelled(String text) {
        return new Node(id, text, kind, details, utilisation, bottleneck);
    }

    /** The same part with these small lines. */
    public Node details(String... lines) {
        return new Node(id, label, kind, List.of(lines), utilisation, bottleneck);
    }

    /** The same part with this share of it busy at peak. */
    public Node utilisation(double share) {
        return new Node(id, label, kind, details, share, bottleneck);
    }

    /** The same part, marked as the one that gives out first. */
    public Node asBottleneck() {
        return new Node(id, label, kind, details, utilisation, true);
    }
}
