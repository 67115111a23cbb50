package dev.envelope.view.diagram;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** Colours by the measure of WCAG 2.2 (w3.org/TR/WCAG22, relative luminance and contrast ratio). */
class ContrastTest {

    private static double luminance(String color) {
        int rgb = Integer.parseInt(color.substring(1), 16);
        return 0.2126 * linear(rgb >> 16) + 0.7152 * linear(rgb >> 8) + 0.0722 * linear(rgb);
    }

    private static double linear(int channel) {
        double share = (channel & 0xFF) / 255.0;
        return share <= 0.04045 ? share / 12.92 : Math.pow((share + 0.055) / 1.055, 2.4);
    }

    private static double contrast(String a, String b) {
        double lighter = Math.max(luminance(a), luminance(b));
        double darker = Math.min(luminance(a), luminance(b));
        return (lighter + 0.05) / (darker + 0.05);
    }

    @Test
    void theMeasureIsThatOfThePublishedExtremes() {
        assertThat(contrast("#000000", "#ffffff")).isEqualTo(21);
        assertThat(contrast("#777777", "#ffffff")).isBetween(4.47, 4.49); // WebAIM's often quoted just-not-enough
    }

    @ParameterizedTest
    @EnumSource
    void textIsLegibleOnEveryHeadroom(Headroom step) {
        assertThat(contrast(Canvas.INK, step.fill())).isGreaterThanOrEqualTo(4.5);
    }

    @Test
    void textIsLegibleOnCardsGroundsAndTheBadge() {
        for (String ground :
                Stream.concat(Stream.of(Canvas.CARD), Canvas.GROUND.stream()).toList()) {
            assertThat(contrast(Canvas.INK, ground)).isGreaterThanOrEqualTo(4.5);
            assertThat(contrast(Canvas.MUTED, ground)).isGreaterThanOrEqualTo(4.5);
            assertThat(contrast(Canvas.LINE, ground)).isGreaterThanOrEqualTo(3); // graphics, WCAG 1.4.11
        }
        assertThat(contrast(Canvas.CARD, Canvas.ALARM)).isGreaterThanOrEqualTo(4.5);
    }

    @ParameterizedTest
    @CsvSource({"#ffffff", "#111111", "#0d1117"})
    void theCardStandsOutOnALightAndOnADarkPage(String page) {
        assertThat(Math.max(contrast(Canvas.BORDER, page), contrast(Canvas.CARD, page)))
                .isGreaterThanOrEqualTo(3);
    }

    @Test
    void scarcerIsNeverLighter() {
        var warm = Stream.of(Headroom.TIGHT, Headroom.SCARCE, Headroom.NONE)
                .map(step -> -luminance(step.fill()))
                .toList();
        assertThat(warm).isSorted();
    }
}
