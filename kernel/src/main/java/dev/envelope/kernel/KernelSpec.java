package dev.envelope.kernel;

import com.google.gson.GsonBuilder;
import com.google.gson.JsonObject;
import java.io.IOException;
import java.nio.channels.spi.SelectorProvider;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;

/**
 * What Jupyter reads to start the kernel: the folder with {@code kernel.json} and the logo.
 *
 * <pre>{@code
 * new KernelSpec(java, classPath, KernelSpec.options(17)).writeTo(kernels.resolve(KernelSpec.NAME));
 * }</pre>
 *
 * @param java the {@code java} to run
 * @param classPath jars and folders in the platform's own notation
 * @param options options of the virtual machine
 */
public record KernelSpec(Path java, String classPath, List<String> options) {

    /** The folder's name, by which Jupyter and notebooks know the kernel. */
    public static final String NAME = "envelope";

    /** Quick to start, and slow where a cell computes for long. */
    static final String ONE_COMPILER = "-XX:TieredStopAtLevel=1";

    private static final String DISPLAY_NAME = "Envelope (Java)";
    private static final List<String> LOGOS = List.of("logo-32x32.png", "logo-64x64.png", "logo-svg.svg");

    public KernelSpec {
        options = List.copyOf(options);
    }

    /** The options that a virtual machine of this feature release should get. */
    public static List<String> options(int feature) {
        var options = new ArrayList<>(List.of(
                // one notebook on a laptop: small and quick to start; a heap of a 64th of the machine would be touched
                // at once, and the new generation's first size in any case: OldGeneration has it adapted soon
                "-XX:+UseSerialGC",
                "-Xms48m",
                "-XX:NewSize=3m",
                ONE_COMPILER,
                "-Dfile.encoding=UTF-8",
                // an exception of much-used code tells its message and its lines, too
                "-XX:-OmitStackTraceInFastThrow",
                // the one of this platform, told: before it binds a socket, the JDK looks into all jars for another one
                "-Djava.nio.channels.spi.SelectorProvider="
                        + SelectorProvider.provider().getClass().getName(),
                // JShell forgets nothing by itself: see PastSnippets
                "--add-opens=jdk.jshell/jdk.jshell=ALL-UNNAMED"));
        if (feature >= 24) {
            // libraries of ours that still use what newer releases warn of
            options.add("--enable-native-access=ALL-UNNAMED");
            options.add("--sun-misc-unsafe-memory-access=allow");
            // what the JDK makes its own method handles with: this method would take the compiler 5 to 8 MB, at the
            // start
            options.add("-XX:CompileCommand=quiet");
            options.add("-XX:CompileCommand=exclude,jdk.internal.classfile.impl.StackMapGenerator::processBlock");
        }
        return options;
    }

    /** The text of {@code kernel.json}. */
    public String json() {
        var command = new ArrayList<String>();
        command.add(java.toString());
        command.addAll(options);
        command.addAll(List.of("-cp", classPath, EnvelopeKernel.class.getName(), "{connection_file}"));
        var spec = Json.of("argv", command);
        Json.with(spec, "display_name", DISPLAY_NAME);
        Json.with(spec, "language", "java");
        // a signal would end a virtual machine; the message works on every platform
        Json.with(spec, "interrupt_mode", "message");
        Json.with(spec, "metadata", Json.of("debugger", false));
        Json.with(spec, "env", new JsonObject());
        return new GsonBuilder()
                        .setPrettyPrinting()
                        .disableHtmlEscaping()
                        .create()
                        .toJson(spec) + "\n";
    }

    /** Writes the folder, over an older one if there is one. */
    public void writeTo(Path folder) throws IOException {
        Files.createDirectories(folder);
        Files.writeString(folder.resolve("kernel.json"), json());
        for (String logo : LOGOS) {
            try (var file = KernelSpec.class.getResourceAsStream(logo)) {
                if (file == null) {
                    throw new IOException(logo + " is not in the kernel's jar");
                }
                Files.copy(file, folder.resolve(logo), StandardCopyOption.REPLACE_EXISTING);
            }
        }
    }
}
