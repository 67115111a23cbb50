package dev.envelope.kernel.command;

import java.nio.file.Path;
import java.util.Optional;

/** The folders where Jupyter looks for kernels. */
final class JupyterFolders {

    private JupyterFolders() {}

    /** The folder that every Jupyter of this user looks into. */
    static Path user() {
        Path userHome = Path.of(System.getProperty("user.home"));
        boolean mac = System.getProperty("os.name").startsWith("Mac");
        Path data = variable("JUPYTER_DATA_DIR")
                .or(() -> mac ? Optional.of(userHome.resolve("Library/Jupyter")) : Optional.empty())
                .or(() -> variable("XDG_DATA_HOME").map(folder -> folder.resolve("jupyter")))
                .orElse(userHome.resolve(".local/share/jupyter"));
        return data.resolve("kernels");
    }

    /** The folder of one environment, such as a virtual environment or {@code /usr/local}. */
    static Path prefix(Path prefix) {
        return prefix.resolve("share/jupyter/kernels");
    }

    private static Optional<Path> variable(String name) {
        return Optional.ofNullable(System.getenv(name))
                .filter(value -> !value.isBlank())
                .map(Path::of);
    }
}
