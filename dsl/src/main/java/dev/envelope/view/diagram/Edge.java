package dev.envelope.view.diagram;

import java.util.List;

/**
 * What flows from one part to another; there may be several between the same two, and from a part to itself.
 *
 * @param from the id of the part that calls or sends
 * @param to the id of the part that is called or receives
 * @param labels lines beside it, such as {@code 3,472/s} and {@code 12 MB/s}
 * @param style how the caller waits for it
 */
public record Edge(String from, String to, List<String> labels, Style style) {

    /** How the caller waits, which is told by the stroke and in the legend. */
    public enum Style {
        /** The caller waits: a solid line. */
        SYNCHRONOUS("call", ""),
        /** Nobody waits: a dashed line. */
        ASYNCHRONOUS("asynchronous", "7 4"),
        /** Only when the part before has no answer: a dotted line. */
        FALLBACK("on a miss", "1.5 4");

        private final String word;
        private final String dashes;

        Style(String word, String dashes) {
            this.word = word;
            this.dashes = dashes;
        }

        String word() {
            return word;
        }

        /** The lengths of strokes and gaps, empty for a solid line. */
        String dashes() {
            return dashes;
        }
    }

    public Edge {
        labels = List.copyOf(labels);
    }

    /** A call that the caller waits for. */
    public static Edge of(String from, String to) {
        return new Edge(from, to, List.of(), Style.SYNCHRONOUS);
    }

    /** The same flow with these lines beside it. */
    public Edge labels(String... lines) {
        return new Edge(from, to, List.of(lines), style);
    }

    /** The same flow, off the caller's clock. */
    public Edge asynchronous() {
        return new Edge(from, to, labels, Style.ASYNCHRONOUS);
    }

    /** The same flow, taken only when the part before has no answer. */
    public Edge fallback() {
        return new Edge(from, to, labels, Style.FALLBACK);
    }
}
