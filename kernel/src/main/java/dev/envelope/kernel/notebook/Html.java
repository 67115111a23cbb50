package dev.envelope.kernel.notebook;

/** Text made safe for HTML. */
final class Html {

    private Html() {}

    /** The text as it may stand between tags and in a quoted attribute. */
    static String escape(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;")
                .replace("'", "&#39;");
    }
}
