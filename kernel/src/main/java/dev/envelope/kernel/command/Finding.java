package dev.envelope.kernel.command;

/**
 * One thing that {@code doctor} looked at.
 *
 * @param state how it is
 * @param subject what was looked at
 * @param detail what was found, or how to get what is missing
 */
record Finding(State state, String subject, String detail) {

    /** How a thing is. */
    enum State {
        OK("ok"),
        /** Not there, and made when it is first needed. */
        LATER("not yet"),
        /** Not there, and nothing here needs it as things stand. */
        UNUSED("not here"),
        MISSING("MISSING");

        private final String word;

        State(String word) {
            this.word = word;
        }
    }

    @Override
    public String toString() {
        return "%-8s %-12s %s".formatted(state.word, subject, detail.replace("\n", "\n" + " ".repeat(22)));
    }
}
