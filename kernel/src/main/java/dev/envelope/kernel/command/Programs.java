package dev.envelope.kernel.command;

import java.io.File;
import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import sun.misc.Signal;

/** Other programs: finding them on the PATH and running them. */
final class Programs {

    private static final Redirect NOTHING = Redirect.from(new File("/dev/null"));

    private Programs() {}

    /** All files of this name on the PATH that can be run, in its order. */
    static List<Path> onPath(String name) {
        String path = Optional.ofNullable(System.getenv("PATH")).orElse("");
        return Arrays.stream(path.split(File.pathSeparator))
                .filter(folder -> !folder.isEmpty())
                .map(folder -> Path.of(folder, name))
                .filter(Files::isExecutable)
                .toList();
    }

    /** What a program prints, without the blank space around it; empty when it does not start or fails. */
    static Optional<String> output(Object... command) {
        try {
            var process = new ProcessBuilder(texts(command))
                    .redirectError(Redirect.DISCARD)
                    .redirectInput(NOTHING)
                    .start();
            var text = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            return process.waitFor() == 0 ? Optional.of(text.strip()) : Optional.empty();
        } catch (IOException e) {
            return Optional.empty();
        } catch (InterruptedException e) {
            throw new CommandException(command[0] + " was interrupted");
        }
    }

    /**
     * Runs a program to its end and hands on what it prints, line by line.
     *
     * @return its exit status
     */
    static int run(List<String> command, Consumer<String> line) {
        try {
            var process = new ProcessBuilder(command)
                    .redirectErrorStream(true)
                    .redirectInput(NOTHING)
                    .start();
            process.inputReader().lines().forEach(line);
            return process.waitFor();
        } catch (IOException e) {
            throw new CommandException(String.valueOf(e.getMessage()));
        } catch (InterruptedException e) {
            throw new CommandException(command.get(0) + " was interrupted");
        }
    }

    /**
     * Runs a program in our place: it has the terminal, Ctrl-C is its business, and it ends when we are ended.
     *
     * @return its exit status
     */
    static int foreground(ProcessBuilder program) {
        try {
            // a handler, not "ignore", which the program would inherit
            Signal.handle(new Signal("INT"), signal -> {});
            var process = program.inheritIO().start();
            Runtime.getRuntime().addShutdownHook(new Thread(process::destroy));
            return process.waitFor();
        } catch (IOException e) {
            throw new CommandException(String.valueOf(e.getMessage()));
        } catch (InterruptedException e) {
            throw new CommandException(program.command().get(0) + " was interrupted");
        }
    }

    private static List<String> texts(Object... command) {
        return Arrays.stream(command).map(Object::toString).toList();
    }
}
