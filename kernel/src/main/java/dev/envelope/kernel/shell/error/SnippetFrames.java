package dev.envelope.kernel.shell.error;

import dev.envelope.kernel.shell.PastSnippets;
import java.lang.reflect.InaccessibleObjectException;
import java.lang.reflect.Method;
import java.util.stream.Stream;
import jdk.jshell.JShell;
import org.jspecify.annotations.Nullable;

/**
 * The frames of an exception that did not pass JShell, told as JShell tells them: of a thread that died, or of a value
 * whose looks cannot be had.
 *
 * <p>JShell keeps to itself which line of a snippet a line of its class is. Where the virtual machine does not open it
 * (see {@link PastSnippets}), the frames stay out.
 */
final class SnippetFrames {

    private static final StackTraceElement[] NONE = {};

    private SnippetFrames() {}

    /** An exception with these frames, and with causes that have theirs. */
    static @Nullable Throwable of(JShell jshell, Throwable thrown) {
        try {
            var field = JShell.class.getDeclaredField("eval");
            field.setAccessible(true);
            Object eval = field.get(jshell);
            var translate = eval.getClass().getDeclaredMethod("translateExceptionStack", Exception.class);
            translate.setAccessible(true);
            return told(eval, translate, thrown);
        } catch (InaccessibleObjectException | ReflectiveOperationException e) {
            return null;
        }
    }

    private static Throwable told(Object eval, Method translate, Throwable thrown) throws ReflectiveOperationException {
        var told = Causes.copy(thrown);
        for (Throwable each : Causes.of(told)) {
            var frames = (StackTraceElement[]) translate.invoke(eval, each);
            each.setStackTrace(Stream.of(frames).anyMatch(SnippetFrames::isOfSnippet) ? frames : NONE);
        }
        return told;
    }

    /** Whether a frame's line is one of a snippet: its file is the snippet's number. */
    static boolean isOfSnippet(StackTraceElement frame) {
        return frame.getFileName() != null && frame.getFileName().startsWith("#");
    }
}
