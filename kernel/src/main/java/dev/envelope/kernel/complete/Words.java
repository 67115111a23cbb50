package dev.envelope.kernel.complete;

import dev.envelope.Envelope;
import java.lang.reflect.Method;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The words of the language, as they are written: {@code users(}, {@code million(}. */
final class Words {

    private static final Set<String> ALL =
            Stream.of(Envelope.class.getMethods()).map(Method::getName).collect(Collectors.toUnmodifiableSet());

    private Words() {}

    /** Whether a completion such as {@code million(} or {@code system()} is a word of the language. */
    static boolean isWord(String completion) {
        int parenthesis = completion.indexOf('(');
        return parenthesis > 0 && ALL.contains(completion.substring(0, parenthesis));
    }
}
