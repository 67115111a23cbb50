package dev.envelope.kernel.help;

import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * A method as JShell writes it, {@code SystemDesign SystemDesign.users(double users)}, taken apart.
 *
 * @param owner the simple name of the class that declares it
 * @param parameters each with type and name
 */
record Signature(String result, String owner, String method, List<String> parameters) {

    private static final Pattern METHOD = Pattern.compile("(?:(\\S+)\\s+)?([\\w.$]+)\\.(\\w+)\\((.*)\\)");

    static Optional<Signature> of(String text) {
        var matcher = METHOD.matcher(withoutTypeArguments(text));
        if (!matcher.matches()) {
            return Optional.empty();
        }
        String result = matcher.group(1);
        var parameters = Stream.of(matcher.group(4).split(",\\s*"))
                .filter(p -> !p.isEmpty())
                .toList();
        return Optional.of(new Signature(result == null ? "" : result, matcher.group(2), matcher.group(3), parameters));
    }

    List<String> parameterTypes() {
        return parameters.stream().map(p -> p.replaceFirst("\\s+\\w+$", "")).toList();
    }

    /** The call first, as a user writes it. */
    @Override
    public String toString() {
        String call = method + "(" + String.join(", ", parameters) + ")";
        return result.isEmpty() ? call : call + " \u2192 " + result;
    }

    private static String withoutTypeArguments(String text) {
        String before;
        String after = text;
        do {
            before = after;
            after = before.replaceAll("<[^<>]*>", "");
        } while (!after.equals(before));
        return after;
    }
}
