package dev.envelope.kernel.command;

import java.io.ByteArrayInputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.prefs.Preferences;
import jdk.jshell.tool.JavaShellToolBuilder;

/**
 * How jshell talks in the envelope shell: tersely, and showing an answer whole.
 *
 * <p>jshell cuts what it shows to 1,000 characters, and less for a variable. That can be changed in a mode of one's own
 * only, and a mode can neither be set in a start-up file nor by an option: jshell takes it from what an earlier session
 * retained. So the first shell runs such a session.
 */
final class FeedbackMode {

    private static final String SESSION = """
            /set mode envelope concise -quiet
            /set truncation envelope 100000
            /set mode envelope -retain
            /set feedback -retain envelope
            /exit
            """;

    private FeedbackMode() {}

    /** What jshell remembers from one envelope shell to the next: this mode, and what the user typed. */
    static Preferences remembered() throws Exception {
        Preferences preferences = Preferences.userRoot().node("dev/envelope/shell");
        if (!"envelope".equals(preferences.get("FEEDBACK", null))) {
            retained().forEach((key, value) -> {
                if (!key.startsWith("HISTORY")) {
                    preferences.put(key, value);
                }
            });
        }
        return preferences;
    }

    private static Map<String, String> retained() throws Exception {
        Map<String, String> retained = new HashMap<>();
        var silence = new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8);
        var session = new ByteArrayInputStream(SESSION.getBytes(StandardCharsets.UTF_8));
        JavaShellToolBuilder.builder()
                .persistence(retained)
                .interactiveTerminal(true)
                .in(session, null)
                .out(silence)
                .err(silence)
                .start("--execution", "local", "--no-startup");
        return retained;
    }
}
