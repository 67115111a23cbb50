package dev.envelope.kernel.notebook;

import dev.envelope.kernel.notebook.Output.Displayed;
import dev.envelope.kernel.notebook.Output.Failed;
import dev.envelope.kernel.notebook.Output.Printed;
import dev.envelope.kernel.notebook.Output.Result;
import dev.envelope.kernel.shell.cell.Stream;
import dev.envelope.view.MimeBundle;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Map;
import java.util.regex.Pattern;

/** One output as HTML: the richest of its forms that a page without scripts can show. */
final class OutputHtml {

    private static final Pattern ANSI = Pattern.compile("\u001b\\[[0-9;?]*[ -/]*[@-~]");

    private final MarkdownHtml markdown;

    OutputHtml(MarkdownHtml markdown) {
        this.markdown = markdown;
    }

    String of(Output output) {
        if (output instanceof Printed printed) {
            return pre(printed.stream() == Stream.STDERR ? "stderr" : "text", printed.text());
        }
        if (output instanceof Failed failed) {
            String text = failed.traceback().isEmpty()
                    ? failed.name() + ": " + failed.value()
                    : String.join("\n", failed.traceback());
            return pre("error", text);
        }
        if (output instanceof Displayed displayed) {
            return bundle(displayed.bundle());
        }
        return output instanceof Result result ? bundle(result.bundle()) : "";
    }

    private String bundle(MimeBundle bundle) {
        Map<String, String> data = bundle.data();
        String text = data.getOrDefault("text/plain", "");
        if (data.containsKey("text/html")) {
            return "<div class=\"html\">" + data.get("text/html") + "</div>";
        }
        if (data.containsKey("image/svg+xml")) {
            // as an image and not in the page: it can neither run a script nor change the page's style
            byte[] svg = data.get("image/svg+xml").getBytes(StandardCharsets.UTF_8);
            return image(bundle, "image/svg+xml", Base64.getEncoder().encodeToString(svg), text);
        }
        for (String mime : new String[] {"image/png", "image/jpeg"}) {
            if (data.containsKey(mime)) {
                return image(bundle, mime, data.get(mime), text);
            }
        }
        return data.containsKey("text/markdown")
                ? "<div class=\"markdown\">" + markdown.html(data.get("text/markdown")) + "</div>"
                : pre("text", text);
    }

    private static String image(MimeBundle bundle, String mime, String base64, String text) {
        var size = bundle.metadata().getOrDefault(mime, Map.of());
        return "<img class=\"picture\" alt=\"" + Html.escape(text) + "\"" + attribute("width", size)
                + attribute("height", size) + " src=\"data:" + mime + ";base64,"
                + Html.escape(base64.replaceAll("\\s", "")) + "\">";
    }

    private static String attribute(String name, Map<String, Object> size) {
        return size.get(name) instanceof Number number
                ? " " + name + "=\"" + Math.round(number.doubleValue()) + "\""
                : "";
    }

    private static String pre(String kind, String text) {
        return "<pre class=\"" + kind + "\">" + Html.escape(ANSI.matcher(text).replaceAll("")) + "</pre>";
    }
}
