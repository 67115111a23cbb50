package dev.envelope.kernel.command;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** This command once more, in a Java of its own that starts in another folder: no Java can change its folder. */
final class OwnProcess {

    private OwnProcess() {}

    /** Runs {@code envelope} with these arguments in this folder and returns its exit status. */
    static int run(Path folder, List<String> arguments) {
        var command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC",
                "-Djava.awt.headless=true",
                "-cp",
                System.getProperty("java.class.path"),
                EnvelopeCommand.class.getName()));
        command.addAll(arguments);
        return Programs.foreground(new ProcessBuilder(command).directory(folder.toFile()));
    }
}
