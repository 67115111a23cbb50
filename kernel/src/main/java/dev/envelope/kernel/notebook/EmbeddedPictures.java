package dev.envelope.kernel.notebook;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** HTML taken apart into the page without its PNG pictures, and the pictures (base64) in order. */
record EmbeddedPictures(String html, List<String> pictures) {

    private static final Pattern PNG = Pattern.compile("data:image/png;base64,([A-Za-z0-9+/=]+)");

    static EmbeddedPictures of(String html) {
        var pictures = new ArrayList<String>();
        var rest = PNG.matcher(html).replaceAll(found -> {
            pictures.add(found.group(1));
            return "picture " + pictures.size();
        });
        return new EmbeddedPictures(rest, pictures);
    }
}
