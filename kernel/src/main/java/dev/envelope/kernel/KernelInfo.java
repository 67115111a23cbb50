package dev.envelope.kernel;

import com.google.gson.JsonObject;
import java.util.List;

/** What the kernel says of itself. */
final class KernelInfo {

    private KernelInfo() {}

    static JsonObject reply() {
        String java = Runtime.version().toString();
        var language = Json.of("name", "java");
        Json.with(language, "version", java);
        Json.with(language, "mimetype", "text/x-java");
        Json.with(language, "file_extension", ".jsh");
        Json.with(language, "pygments_lexer", "java");
        Json.with(language, "codemirror_mode", "text/x-java");
        Json.with(language, "nbconvert_exporter", "script");
        var help = Json.with(
                Json.of("text", "Java API"),
                "url",
                "https://docs.oracle.com/en/java/javase/" + Runtime.version().feature() + "/docs/api/");
        var info = Json.ok();
        Json.with(info, "protocol_version", "5.3");
        Json.with(info, "implementation", "envelope");
        Json.with(info, "implementation_version", version());
        Json.with(info, "language_info", language);
        Json.with(info, "banner", "Envelope " + version() + ": back-of-the-envelope system design, on Java " + java);
        Json.with(info, "debugger", false);
        return Json.with(info, "help_links", List.of(help));
    }

    /** The version of the jar; classes that were not packed have none. */
    static String version() {
        String version = KernelInfo.class.getPackage().getImplementationVersion();
        return version == null ? "development" : version;
    }
}
