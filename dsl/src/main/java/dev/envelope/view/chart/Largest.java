package dev.envelope.view.chart;

import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** As many parts of a stack as there are colours; those that are smallest everywhere are one more, since colours that repeat tell a lie. */
final class Largest {

    private static final int SHOWN = Theme.SERIES.length;

    private Largest() {}

    /** The parts in their order; the sum of the smallest stands in the place of the first of them. */
    static Map<String, double[]> of(Map<String, double[]> parts) {
        if (parts.size() <= SHOWN) {
            return parts;
        }
        List<String> shown = parts.entrySet().stream()
                .sorted(Comparator.comparingDouble(part -> -most(part.getValue())))
                .limit(SHOWN - 1)
                .map(Map.Entry::getKey)
                .toList();
        String rest = parts.size() - shown.size() + " others";
        Map<String, double[]> largest = new LinkedHashMap<>();
        parts.forEach((part, values) -> {
            double[] sum =
                    largest.computeIfAbsent(shown.contains(part) ? part : rest, key -> new double[values.length]);
            Arrays.setAll(sum, i -> sum[i] + values[i]);
        });
        return largest;
    }

    private static double most(double[] values) {
        return Arrays.stream(values).max().orElse(0);
    }
}
