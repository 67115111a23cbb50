package dev.envelope.kernel.display;

import dev.envelope.view.MimeBundle;
import java.awt.image.RenderedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Base64;
import java.util.Map;
import javax.imageio.ImageIO;

/** Images as PNG with their size. */
final class Pictures {

    private Pictures() {}

    static MimeBundle png(RenderedImage image) {
        var bytes = new ByteArrayOutputStream();
        try {
            ImageIO.write(image, "png", bytes);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        var text = "image, " + image.getWidth() + " x " + image.getHeight();
        return new MimeBundle(
                Map.of("image/png", Base64.getEncoder().encodeToString(bytes.toByteArray()), "text/plain", text),
                Map.of("image/png", Map.of("width", image.getWidth(), "height", image.getHeight())));
    }
}
