package dev.envelope.kernel.command;

import java.nio.file.Path;

/** Where Envelope is: the folder of the {@code envelope} script, which tells it by the property {@code envelope.home}. */
record Home(Path folder) {

    static Home find() {
        String told = System.getProperty("envelope.home");
        if (told == null) {
            throw new CommandException("where Envelope is was not told; start it by its script, ./envelope");
        }
        return new Home(Path.of(told));
    }

    Path notebooks() {
        return folder.resolve("notebooks");
    }

    /** The private Python environment, which is there only where no other Jupyter was found. */
    Path venv() {
        return folder.resolve(".venv");
    }

    /** What pip installs into it. */
    Path requirements() {
        return folder.resolve("requirements.txt");
    }
}
