package dev.envelope.model;

import dev.envelope.quantity.DesignException;
import java.util.Collection;
import java.util.Comparator;
import java.util.Locale;
import java.util.Optional;

/** Names that a user can mistype, and the nearest one that is known. */
public final class Names {

    private Names() {}

    /** The error for an unknown name: what there is, and the nearest of it. */
    public static DesignException unknown(String word, String given, String noun, Collection<String> known) {
        return new DesignException(
                word + "(\"" + given + "\")",
                "no such " + noun + "; this system has " + (known.isEmpty() ? "none" : known),
                nearest(given, known)
                        .map(name -> "did you mean \"" + name + "\"?")
                        .orElse(known.isEmpty() ? "add one first" : "write one of these"));
    }

    /** The known name with the fewest letters wrong, missing, too many or swapped, if that is less than half of them. */
    public static Optional<String> nearest(String given, Collection<String> known) {
        return known.stream()
                .min(Comparator.comparingInt(name -> distance(given, name)))
                .filter(name -> distance(given, name) * 2 < Math.max(given.length(), name.length()));
    }

    /** Optimal string alignment distance (Damerau 1964), letters of either case alike. */
    private static int distance(String first, String second) {
        String a = first.toLowerCase(Locale.ROOT);
        String b = second.toLowerCase(Locale.ROOT);
        int[][] d = new int[a.length() + 1][b.length() + 1];
        for (int i = 0; i <= a.length(); i++) {
            for (int j = 0; j <= b.length(); j++) {
                if (i == 0 || j == 0) {
                    d[i][j] = i + j;
                    continue;
                }
                int change = a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1;
                d[i][j] = Math.min(Math.min(d[i - 1][j], d[i][j - 1]) + 1, d[i - 1][j - 1] + change);
                boolean swapped =
                        i > 1 && j > 1 && a.charAt(i - 1) == b.charAt(j - 2) && a.charAt(i - 2) == b.charAt(j - 1);
                if (swapped) {
                    d[i][j] = Math.min(d[i][j], d[i - 2][j - 2] + 1);
                }
            }
        }
        return d[a.length()][b.length()];
    }
}
