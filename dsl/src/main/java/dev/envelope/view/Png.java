package dev.envelope.view;

import com.github.weisj.jsvg.parser.LoaderContext;
import com.github.weisj.jsvg.parser.SVGLoader;
import com.github.weisj.jsvg.view.ViewBox;
import dev.envelope.view.diagram.Svg;
import java.awt.Color;
import java.awt.Component;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Objects;
import java.util.function.Consumer;
import javax.imageio.ImageIO;
import javax.imageio.stream.MemoryCacheImageOutputStream;
import org.knowm.xchart.internal.chartpart.Chart;

/**
 * A chart or a diagram as a PNG with two pixels for each point of its logical size, on an opaque white card, so that it is sharp on
 * any screen and legible on a dark page.
 *
 * @param base64 the file, base64 without line breaks
 * @param width logical width; the file is twice as wide
 * @param height logical height; the file is twice as high
 * @param caption the picture in one line of text
 */
public record Png(String base64, int width, int height, String caption) {

    private static final int SCALE = 2;

    /** Draws a chart. */
    public static Png of(Chart<?, ?> chart) {
        return of(chart.getWidth(), chart.getHeight(), Caption.of(chart), graphics -> {
            graphics.setRenderingHint(RenderingHints.KEY_STROKE_CONTROL, RenderingHints.VALUE_STROKE_PURE);
            chart.paint(graphics, chart.getWidth(), chart.getHeight());
        });
    }

    /** Draws a diagram's SVG with whatever sans-serif face this machine has. */
    public static Png of(Svg svg) {
        var file = new ByteArrayInputStream(svg.text().getBytes(StandardCharsets.UTF_8));
        var picture = Objects.requireNonNull(
                new SVGLoader().load(file, null, LoaderContext.createDefault()), "our own SVG can be read");
        return of(svg.width(), svg.height(), svg.caption(), graphics -> {
            graphics.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
            graphics.setRenderingHint(RenderingHints.KEY_STROKE_CONTROL, RenderingHints.VALUE_STROKE_PURE);
            picture.render((Component) null, graphics, new ViewBox(svg.width(), svg.height()));
        });
    }

    private static Png of(int width, int height, String caption, Consumer<Graphics2D> painter) {
        var image = new BufferedImage(width * SCALE, height * SCALE, BufferedImage.TYPE_INT_RGB);
        var graphics = image.createGraphics();
        graphics.setColor(Color.WHITE);
        graphics.fillRect(0, 0, image.getWidth(), image.getHeight());
        graphics.scale(SCALE, SCALE);
        painter.accept(graphics);
        graphics.dispose();
        return new Png(Base64.getEncoder().encodeToString(encode(image)), width, height, caption);
    }

    private static byte[] encode(BufferedImage image) {
        var bytes = new ByteArrayOutputStream();
        // a stream of one's own: ImageIO would otherwise cache in a temporary file
        try (var stream = new MemoryCacheImageOutputStream(bytes)) {
            ImageIO.write(image, "png", stream);
        } catch (IOException e) {
            throw new UncheckedIOException("a picture could not be written to memory", e);
        }
        return bytes.toByteArray();
    }
}
