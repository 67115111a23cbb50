package dev.envelope.kernel.shell.error;

import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.function.Supplier;
import jdk.jshell.spi.SPIResolutionException;
import org.jspecify.annotations.Nullable;

/**
 * An exception and its causes, as far as they can be had: they may lead in a circle, and an exception of the user's own may
 * throw another one when it is asked.
 */
public final class Causes {

    private static final StackTraceElement[] NONE = {};

    private Causes() {}

    /** The exception, its cause, the cause of that and so on, each once. */
    static List<Throwable> of(Throwable thrown) {
        var seen = Collections.<Throwable>newSetFromMap(new IdentityHashMap<>());
        var causes = new ArrayList<Throwable>();
        for (@Nullable Throwable each = thrown; each != null && seen.add(each); each = asked(each::getCause)) {
            causes.add(each);
        }
        return causes;
    }

    static StackTraceElement[] frames(Throwable thrown) {
        var frames = asked(thrown::getStackTrace);
        return frames == null ? NONE : frames;
    }

    static String message(Throwable thrown) {
        var message = asked(thrown::getMessage);
        return message == null ? "" : message;
    }

    /** An exception with the same frames and causes that runs no code of the user's. JShell knows its own by their class. */
    public static Throwable copy(Throwable thrown) {
        var causes = of(thrown);
        Collections.reverse(causes);
        Throwable copy = null;
        for (Throwable each : causes) {
            if (each instanceof SPIResolutionException) {
                copy = each;
            } else {
                copy = new Exception(copy);
                copy.setStackTrace(frames(each));
            }
        }
        return copy == null ? thrown : copy;
    }

    private static <T> @Nullable T asked(Supplier<@Nullable T> question) {
        try {
            return question.get();
        } catch (Throwable e) { // whatever the user's exception throws
            return null;
        }
    }
}
