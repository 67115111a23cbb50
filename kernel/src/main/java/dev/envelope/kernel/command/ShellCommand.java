package dev.envelope.kernel.command;

import dev.envelope.kernel.KernelSpec;
import dev.envelope.view.Display;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import jdk.jshell.tool.JavaShellToolBuilder;
import picocli.CommandLine.Command;
import picocli.CommandLine.Unmatched;

/** Starts the JDK's own jshell with the language on its class path and its start-up imports. */
@Command(
        name = "shell",
        description = {
            "Start the JDK's jshell with the words of the language imported.",
            "Further arguments are passed on to jshell: files to load, --enable-preview, -R-Xmx4g ..."
        })
final class ShellCommand implements Callable<Integer> {

    private static final String START_UP = "/dev/envelope/startup.jsh";

    @Unmatched
    private List<String> passedOn = new ArrayList<>();

    @Override
    public Integer call() throws Exception {
        Path startUp = extracted();
        try {
            List<String> arguments = new ArrayList<>(List.of(
                    "--class-path", ThisJava.classPath(),
                    "--startup", startUp.toString()));
            // the tool runs the code in a Java of its own
            KernelSpec.options(Runtime.version().feature()).forEach(option -> arguments.add("-R" + option));
            arguments.addAll(passedOn);
            return JavaShellToolBuilder.builder()
                    .persistence(FeedbackMode.remembered())
                    .start(arguments.toArray(String[]::new));
        } finally {
            Files.delete(startUp);
        }
    }

    /** The tool reads files only. */
    private static Path extracted() throws IOException {
        Path file = Files.createTempFile("envelope", ".jsh");
        try (var resource = Objects.requireNonNull(Display.class.getResourceAsStream(START_UP))) {
            Files.write(file, resource.readAllBytes());
        }
        return file;
    }
}
