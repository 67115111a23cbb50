package dev.envelope.kernel.command;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * This command once more, in a Java of its own that starts in another folder, because no Java can change its folder; with
 * the kernel's options, because the same cells run in it.
 */
final class OwnProcess {

    private OwnProcess() {}

    /** Runs {@code envelope} with these arguments in this folder and returns its exit status. */
    static int run(Path folder, List<String> arguments) {
        var command = new ArrayList<String>();
        command.add(ThisJava.launcher().toString());
        command.addAll(ThisJava.options());
        command.addAll(List.of("-cp", ThisJava.classPath(), EnvelopeCommand.class.getName()));
        command.addAll(arguments);
        return Programs.foreground(new ProcessBuilder(command).directory(folder.toFile()));
    }
}
