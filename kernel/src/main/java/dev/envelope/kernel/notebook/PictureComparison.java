package dev.envelope.kernel.notebook;

import java.awt.Color;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.Base64;
import java.util.Optional;
import javax.imageio.ImageIO;

/**
 * Tells whether two PNG pictures show the same, though another JDK or another font drew them.
 *
 * <p>Letters are rasterised differently on each machine, so pixels cannot be compared, and a size alone would let an empty
 * plot pass. Both pictures are cut into a grid of blocks, where letters melt into grey while bars, curves and colours
 * stay: the sizes must agree to 2 %, and the average colour of every block roughly. Numbers that move a curve by a hair
 * are not seen here; they stand in the text beside the picture.
 */
final class PictureComparison {

    private static final double SIZE = 0.02;
    private static final int BLOCKS = 24;
    private static final int COLOUR = 40;

    private PictureComparison() {}

    /** How they differ, or empty when they show the same. Both are base64. */
    static Optional<String> difference(String stored, String now) {
        if (stored.equals(now)) {
            return Optional.empty();
        }
        var before = decode(stored);
        var after = decode(now);
        if (before.isEmpty() || after.isEmpty()) {
            return Optional.of("the " + (before.isEmpty() ? "stored" : "new") + " one is no PNG");
        }
        return difference(before.get(), after.get());
    }

    private static Optional<String> difference(BufferedImage stored, BufferedImage now) {
        if (far(stored.getWidth(), now.getWidth()) || far(stored.getHeight(), now.getHeight())) {
            return Optional.of("%d x %d pixels were stored, %d x %d are drawn now"
                    .formatted(stored.getWidth(), stored.getHeight(), now.getWidth(), now.getHeight()));
        }
        var before = blocks(stored);
        var after = blocks(now);
        for (int y = 0; y < BLOCKS; y++) {
            for (int x = 0; x < BLOCKS; x++) {
                if (far(new Color(before.getRGB(x, y)), new Color(after.getRGB(x, y)))) {
                    return Optional.of("another picture at about %d %% from the left and %d %% from the top"
                            .formatted(100 * x / BLOCKS, 100 * y / BLOCKS));
                }
            }
        }
        return Optional.empty();
    }

    private static boolean far(int a, int b) {
        return Math.abs(a - b) > SIZE * Math.max(a, b);
    }

    private static boolean far(Color a, Color b) {
        return Math.abs(a.getRed() - b.getRed()) > COLOUR
                || Math.abs(a.getGreen() - b.getGreen()) > COLOUR
                || Math.abs(a.getBlue() - b.getBlue()) > COLOUR;
    }

    /** Each pixel of the result is the average of one block, over white where the picture is transparent. */
    private static BufferedImage blocks(BufferedImage picture) {
        var opaque = new BufferedImage(picture.getWidth(), picture.getHeight(), BufferedImage.TYPE_INT_RGB);
        var graphics = opaque.createGraphics();
        graphics.drawImage(picture, 0, 0, Color.WHITE, null);
        graphics.dispose();
        var result = new BufferedImage(BLOCKS, BLOCKS, BufferedImage.TYPE_INT_RGB);
        for (int y = 0; y < BLOCKS; y++) {
            for (int x = 0; x < BLOCKS; x++) {
                result.setRGB(x, y, average(opaque, x, y).getRGB());
            }
        }
        return result;
    }

    private static Color average(BufferedImage picture, int column, int row) {
        int left = column * picture.getWidth() / BLOCKS;
        int top = row * picture.getHeight() / BLOCKS;
        int width = Math.max(1, (column + 1) * picture.getWidth() / BLOCKS - left);
        int height = Math.max(1, (row + 1) * picture.getHeight() / BLOCKS - top);
        long red = 0;
        long green = 0;
        long blue = 0;
        for (int pixel : picture.getRGB(left, top, width, height, null, 0, width)) {
            var colour = new Color(pixel);
            red += colour.getRed();
            green += colour.getGreen();
            blue += colour.getBlue();
        }
        int pixels = width * height;
        return new Color((int) (red / pixels), (int) (green / pixels), (int) (blue / pixels));
    }

    private static Optional<BufferedImage> decode(String base64) {
        try {
            var bytes = Base64.getMimeDecoder().decode(base64);
            return Optional.ofNullable(ImageIO.read(new ByteArrayInputStream(bytes)));
        } catch (IOException | IllegalArgumentException e) {
            return Optional.empty();
        }
    }
}
