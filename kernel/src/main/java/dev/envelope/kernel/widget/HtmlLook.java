package dev.envelope.kernel.widget;

import dev.envelope.view.Html;
import dev.envelope.view.MimeBundle;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Map;

/** A bundle as one piece of HTML: the richest of its forms that a page takes as it is. */
public final class HtmlLook {

    /** The front end's own class for outputs, so that tables and texts look as they do elsewhere in the notebook. */
    private static final String FRAME =
            "<div class=\"jp-RenderedHTMLCommon jp-RenderedHTML\" style=\"padding:0;line-height:var(--jp-content-line-height,1.6)\">";

    private HtmlLook() {}

    public static String of(MimeBundle bundle) {
        return FRAME + inner(bundle) + "</div>";
    }

    private static String inner(MimeBundle bundle) {
        Map<String, String> data = bundle.data();
        String text = data.getOrDefault("text/plain", "");
        String html = data.get("text/html");
        if (html != null) {
            return html;
        }
        String svg = data.get("image/svg+xml");
        if (svg != null) {
            String base64 = Base64.getEncoder().encodeToString(svg.getBytes(StandardCharsets.UTF_8));
            return image(bundle, "image/svg+xml", base64, text);
        }
        String png = data.get("image/png");
        if (png != null) {
            return image(bundle, "image/png", png, text);
        }
        return "<pre style=\"margin:0;white-space:pre-wrap\">" + Html.escape(text) + "</pre>";
    }

    private static String image(MimeBundle bundle, String type, String base64, String text) {
        var metadata = bundle.metadata().getOrDefault(type, Map.of());
        var size = new StringBuilder();
        for (String side : new String[] {"width", "height"}) {
            if (metadata.get(side) instanceof Number pixels) {
                size.append(' ')
                        .append(side)
                        .append("=\"")
                        .append(pixels.intValue())
                        .append('"');
            }
        }
        return "<img src=\"data:" + type + ";base64," + base64 + "\"" + size + " alt=\"" + Html.escape(text)
                + "\" style=\"max-width:100%;height:auto\">";
    }
}
