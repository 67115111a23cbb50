package dev.envelope.catalog;

import dev.envelope.quantity.Term.Source;

/** Where a fact comes from. */
public sealed interface Origin {

    /** Who says so. */
    String source();

    /** When they said so; empty if it was stated with the design. */
    String date();

    /** How far it can be trusted, as a letter; empty if it was stated with the design. */
    String confidence();

    /**
     * A source that others can read.
     *
     * @param url the page
     */
    record Published(String source, String url, PublicationDate published, Confidence trust) implements Origin {
        @Override
        public String date() {
            return published.text();
        }

        @Override
        public String confidence() {
            return trust.name();
        }
    }

    /** The engineer who wrote the design. */
    record Stated() implements Origin {
        @Override
        public String source() {
            return "stated";
        }

        @Override
        public String date() {
            return "";
        }

        @Override
        public String confidence() {
            return "";
        }
    }

    /** The source as a derivation names it. */
    static Source of(String subject, Published origin) {
        return new Source(
                Source.Kind.FACT,
                subject + "; " + origin.source() + ", " + origin.date() + ", confidence " + origin.confidence());
    }
}
