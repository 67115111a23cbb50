package dev.envelope.kernel.magic;

import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Tells which Java runs the notebook, with what options and memory, and how to give it others. */
final class JvmMagic {

    static final Magic JVM = Magic.line(
            List.of("jvm"),
            "%jvm",
            "Tells which Java runs this notebook, and how to give it other options or more memory.",
            (call, session) -> run(call, session));

    private JvmMagic() {}

    private static void run(Call call, Session session) {
        if (!call.line().isEmpty()) {
            throw new MagicException("%jvm " + call.line()
                    + ": a Java that runs takes no other options; set JDK_JAVA_OPTIONS=\"" + call.line()
                    + "\" where Jupyter starts, or in \"env\" of kernel.json, and restart the kernel");
        }
        var runtime = Runtime.getRuntime();
        var lines = new ArrayList<String>();
        lines.add("Java " + Runtime.version() + " in " + System.getProperty("java.home"));
        lines.add("memory " + megabytes(runtime.totalMemory() - runtime.freeMemory()) + " used of "
                + megabytes(runtime.maxMemory()) + " at most");
        lines.add("options "
                + String.join(" ", ManagementFactory.getRuntimeMXBean().getInputArguments()));
        lines.add("for others, set JDK_JAVA_OPTIONS=\"-Xmx4g\" where Jupyter starts, or in \"env\" of kernel.json, and"
                + " restart the kernel");
        for (String foreign : List.of("JJAVA_JVM_OPTS", "IJAVA_JVM_OPTS")) {
            if (System.getenv(foreign) != null) {
                lines.add(foreign + " is read by the launcher of another kernel, not by this one");
            }
        }
        session.note(lines);
    }

    private static String megabytes(long bytes) {
        return String.format(Locale.ROOT, "%,d MB", bytes / 1_000_000);
    }
}
