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
 * plot pass. So the sizes must agree to 2 %, and both pictures are cut into a grid of blocks: the average colour of each
 * block must occur, roughly, in the same place or next to it in the other picture. On line and bar charts another font
 * makes blocks differ by up to 31 of 255, a value moved by a tenth by 123 and more; the limit lies between. What is too
 * fine for the grid stands in the text beside the picture.
 */
final class PictureComparison {

    private static final double SIZE = 0.02;
    private static final int BLOCKS = 64;
    private static final int LIMIT = 64;
    private static final int[] CHANNELS = {16, 8, 0};

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
        int[][] before = blocks(stored);
        int[][] after = blocks(now);
        for (int y = 0; y < BLOCKS; y++) {
            for (int x = 0; x < BLOCKS; x++) {
                if (isFar(before[y][x], after, x, y) || isFar(after[y][x], before, x, y)) {
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

    /** Whether a block's colour lies outside of what the other picture has at this place and around it. */
    private static boolean isFar(int block, int[][] other, int x, int y) {
        for (int channel : CHANNELS) {
            int value = block >> channel & 0xFF;
            int low = 0xFF;
            int high = 0;
            for (int row = Math.max(0, y - 1); row <= Math.min(BLOCKS - 1, y + 1); row++) {
                for (int column = Math.max(0, x - 1); column <= Math.min(BLOCKS - 1, x + 1); column++) {
                    int there = other[row][column] >> channel & 0xFF;
                    low = Math.min(low, there);
                    high = Math.max(high, there);
                }
            }
            if (low - value > LIMIT || value - high > LIMIT) {
                return true;
            }
        }
        return false;
    }

    /** The average colour of each block, by rows; white where the picture is transparent. */
    private static int[][] blocks(BufferedImage picture) {
        var opaque = new BufferedImage(picture.getWidth(), picture.getHeight(), BufferedImage.TYPE_INT_RGB);
        var graphics = opaque.createGraphics();
        graphics.drawImage(picture, 0, 0, Color.WHITE, null);
        graphics.dispose();
        int[][] blocks = new int[BLOCKS][BLOCKS];
        for (int y = 0; y < BLOCKS; y++) {
            for (int x = 0; x < BLOCKS; x++) {
                blocks[y][x] = average(opaque, x, y);
            }
        }
        return blocks;
    }

    private static int average(BufferedImage picture, int column, int row) {
        int left = column * picture.getWidth() / BLOCKS;
        int top = row * picture.getHeight() / BLOCKS;
        int width = Math.max(1, (column + 1) * picture.getWidth() / BLOCKS - left);
        int height = Math.max(1, (row + 1) * picture.getHeight() / BLOCKS - top);
        int[] pixels = picture.getRGB(left, top, width, height, null, 0, width);
        int average = 0;
        for (int channel : CHANNELS) {
            long sum = 0;
            for (int pixel : pixels) {
                sum += pixel >> channel & 0xFF;
            }
            average |= (int) (sum / pixels.length) << channel;
        }
        return average;
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
