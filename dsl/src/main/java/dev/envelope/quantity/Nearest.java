package dev.envelope.quantity;

import java.util.Collection;
import java.util.Comparator;
import java.util.Locale;
import java.util.Optional;

/** The known name that is nearest to a mistyped one. */
public final class Nearest {

    private Nearest() {}

    /** The known name with the fewest letters wrong, missing, too many or swapped, if that is less than a third of them, or one of three. */
    public static Optional<String> of(String given, Collection<String> known) {
        return known.stream()
                .min(Comparator.comparingInt(name -> distance(given, name)))
                .filter(name -> isNear(distance(given, name), Math.max(given.length(), name.length())));
    }

    private static boolean isNear(int wrong, int letters) {
        return wrong * 3 < letters || wrong == 1 && letters == 3;
    }

    /** What to write instead: the nearest known name as a question, or another way out. */
    public static String remedy(String given, Collection<String> known, String otherwise) {
        return of(given, known).map(name -> "did you mean \"" + name + "\"?").orElse(otherwise);
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
