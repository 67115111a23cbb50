package dev.envelope.kernel.notebook;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.Color;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Base64;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;

class PictureComparisonTest {

    @Test
    void anotherFontDrawsTheSameChart() {
        assertThat(PictureComparison.difference(
                        base64(Chart.png("SansSerif", 1, 5, 3, 8)), base64(Chart.png("Monospaced", 1, 5, 3, 8))))
                .isEmpty();
    }

    @Test
    void otherNumbersDrawAnotherChart() {
        assertThat(PictureComparison.difference(
                        base64(Chart.png("SansSerif", 1, 5, 3, 8)), base64(Chart.png("SansSerif", 1, 5, 3.5, 8))))
                .hasValueSatisfying(how -> assertThat(how).contains("another picture"));
    }

    @Test
    void anEmptyPictureIsAnotherOne() throws IOException {
        assertThat(PictureComparison.difference(base64(Chart.png("SansSerif", 1, 5, 3, 8)), plain(640, 400)))
                .isPresent();
    }

    @Test
    void theSizeCounts() throws IOException {
        assertThat(PictureComparison.difference(plain(640, 400), plain(640, 300)))
                .contains("640 x 400 pixels were stored, 640 x 300 are drawn now");
        assertThat(PictureComparison.difference(plain(640, 400), plain(644, 398)))
                .isEmpty();
        assertThat(PictureComparison.difference(plain(5, 3), plain(5, 3))).isEmpty();
    }

    @Test
    void whatIsNoPictureIsToldAsSuch() throws IOException {
        assertThat(PictureComparison.difference("####", plain(4, 4))).contains("the stored one is no PNG");
        assertThat(PictureComparison.difference(plain(4, 4), "AAAA")).contains("the new one is no PNG");
    }

    private static String plain(int width, int height) throws IOException {
        var picture = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        var graphics = picture.createGraphics();
        graphics.setColor(Color.WHITE);
        graphics.fillRect(0, 0, width, height);
        graphics.dispose();
        var bytes = new ByteArrayOutputStream();
        ImageIO.write(picture, "png", bytes);
        return base64(bytes.toByteArray());
    }

    private static String base64(byte[] bytes) {
        return Base64.getEncoder().encodeToString(bytes);
    }
}
