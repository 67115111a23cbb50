package dev.envelope.kernel.notebook;

import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * The words of an SVG picture, one a line.
 *
 * <p>A layout follows the widths of the fonts that a machine has, so two machines draw the same diagram with other
 * coordinates; what it says must be the same.
 */
final class SvgText {

    private static final Pattern TAG = Pattern.compile("(?s)<[^>]*>");

    private SvgText() {}

    static String of(String svg) {
        return TAG.splitAsStream(svg)
                .map(String::strip)
                .filter(text -> !text.isEmpty())
                .collect(Collectors.joining("\n"));
    }
}
