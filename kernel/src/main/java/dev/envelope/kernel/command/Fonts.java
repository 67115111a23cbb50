package dev.envelope.kernel.command;

import dev.envelope.kernel.command.Finding.State;
import java.awt.Color;
import java.awt.Font;
import java.awt.image.BufferedImage;
import java.util.Arrays;

/** Whether this Java can draw text into a picture, which takes fonts of the system even where there is no screen. */
final class Fonts {

    private Fonts() {}

    static Finding finding() {
        try {
            var font = new Font(Font.SANS_SERIF, Font.PLAIN, 24);
            return draws(font)
                    ? new Finding(State.OK, "Fonts", font.getFamily() + " draws")
                    : missing("text comes out empty");
        } catch (Throwable e) { // a Java without its font libraries fails by errors of many classes
            return missing(e.toString());
        }
    }

    private static boolean draws(Font font) {
        var picture = new BufferedImage(100, 40, BufferedImage.TYPE_INT_RGB);
        var graphics = picture.createGraphics();
        graphics.setColor(Color.WHITE);
        graphics.setFont(font);
        graphics.drawString("Ag", 10, 30);
        graphics.dispose();
        int[] pixels = picture.getRGB(0, 0, 100, 40, null, 0, 100);
        return Arrays.stream(pixels).anyMatch(pixel -> new Color(pixel).getGreen() > 128);
    }

    private static Finding missing(String why) {
        return new Finding(
                State.MISSING,
                "Fonts",
                "charts have no text: " + why
                        + ". Install some (Debian, Ubuntu: apt install fontconfig fonts-dejavu-core).");
    }
}
