package dev.envelope.kernel.shell.cell;

import dev.envelope.view.MimeBundle;
import java.util.Collection;
import java.util.List;
import java.util.Map;

/** A remark of the kernel under a cell: small and grey, readable on light and dark pages. */
public final class Note {

    private Note() {}

    /** Names and what they do: {@code x10 follows}, {@code x10, x100 follow}. */
    public static String told(Collection<String> names, String one, String several) {
        return String.join(", ", names) + " " + (names.size() == 1 ? one : several);
    }

    public static MimeBundle of(List<String> lines) {
        String text = String.join("\n", lines);
        String html = text.replace("&", "&amp;").replace("<", "&lt;");
        return new MimeBundle(
                Map.of(
                        "text/plain",
                        text,
                        "text/html",
                        "<div style=\"color:#888;font-size:90%;white-space:pre-wrap\">" + html + "</div>"),
                Map.of());
    }
}
