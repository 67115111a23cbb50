package dev.envelope.quantity;

/**
 * A statement that cannot hold: what was given, the rule it breaks, and what to write instead.
 *
 * <p>Every error of the design language is one of these. Its message is one line, so that a notebook or a console can
 * show it without a stack trace: the mistake is in the design, never in the code of the library.
 *
 * <pre>{@code
 * users(0): users must be above 0; write users(10_000_000)
 * }</pre>
 */
public final class DesignException extends IllegalArgumentException {

    private static final long serialVersionUID = 1L;

    private final String given;
    private final String rule;
    private final String remedy;

    public DesignException(String given, String rule, String remedy) {
        super(oneLine(given + ": " + rule + "; " + remedy));
        this.given = given;
        this.rule = rule;
        this.remedy = remedy;
    }

    private static String oneLine(String message) {
        return message.replace("\r", "\\r").replace("\n", "\\n");
    }

    /** What the user wrote, as code: {@code users(-5)}. */
    public String given() {
        return given;
    }

    /** The rule that it breaks. */
    public String rule() {
        return rule;
    }

    /** What to write instead. */
    public String remedy() {
        return remedy;
    }
}
