package dev.envelope.kernel.command;

import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** A kit for testing the command as a person uses it: in a process of its own, in some folder, with some environment. */
final class CommandKit {

    /** The top of the repository. */
    static final Path TOP = Path.of("..").toAbsolutePath().normalize();

    private CommandKit() {}

    /** How a command ended and what it printed. */
    record Ran(int status, String out, String err) {}

    /** Runs {@code envelope} with the Java and the class path of the tests. */
    static Ran envelope(Path home, Path folder, Map<String, String> environment, String... arguments) {
        var command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-Denvelope.home=" + home,
                "-cp",
                System.getProperty("java.class.path"),
                EnvelopeCommand.class.getName()));
        command.addAll(List.of(arguments));
        return run(folder, environment, command);
    }

    static Ran run(Path folder, Map<String, String> environment, List<String> command) {
        try {
            Path out = Files.createTempFile("out", "");
            Path err = Files.createTempFile("err", "");
            var builder = new ProcessBuilder(command)
                    .directory(folder.toFile())
                    .redirectInput(Redirect.from(new java.io.File("/dev/null")))
                    .redirectOutput(out.toFile())
                    .redirectError(err.toFile());
            builder.environment().putAll(environment);
            var process = builder.start();
            if (!process.waitFor(5, TimeUnit.MINUTES)) {
                process.destroyForcibly();
                throw new IllegalStateException("still running after five minutes: " + command);
            }
            var ran = new Ran(process.exitValue(), Files.readString(out), Files.readString(err));
            Files.delete(out);
            Files.delete(err);
            return ran;
        } catch (IOException | InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Writes a program that a test puts in the place of a real one. */
    static Path program(Path file, String... lines) throws IOException {
        Files.createDirectories(file.getParent());
        Files.writeString(file, "#!/bin/sh\n" + String.join("\n", lines) + "\n");
        return Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
    }
}
