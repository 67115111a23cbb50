package dev.envelope.kernel.command;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** Makes the private Python environment with a pinned JupyterLab. */
final class Venv {

    private static final String INSTEAD =
            "\nOr install JupyterLab yourself, so that jupyter-lab is on the PATH (pipx install jupyterlab, conda, brew).";

    private final Home home;
    private final PrintWriter progress;

    Venv(Home home, PrintWriter progress) {
        this.home = home;
        this.progress = progress;
    }

    /** A Python 3 with the module venv, if there is one. */
    static Optional<Path> python() {
        return Programs.onPath("python3").stream()
                .filter(python ->
                        Programs.output(python, "-c", "import venv, ensurepip").isPresent())
                .findFirst();
    }

    /** Why there is no such Python, and how to get one. */
    static String noPython() {
        return Programs.onPath("python3").isEmpty()
                ? "there is no python3 on the PATH. Install it (Debian, Ubuntu: apt install python3 python3-venv; Fedora: dnf"
                        + " install python3; macOS: brew install python)."
                : "python3 has no module venv. Install it (Debian, Ubuntu: apt install python3-venv).";
    }

    Jupyter make() {
        Path python = python().orElseThrow(() -> new CommandException(
                "there is no JupyterLab on the PATH, and none can be made: " + noPython() + INSTEAD));
        progress.println("envelope: there is no JupyterLab on the PATH; making a private one in " + home.venv());
        run(
                "python3 could not make " + home.venv() + ".",
                List.of(python.toString(), "-m", "venv", home.venv().toString()));
        run(
                "pip could not install JupyterLab; the reason stands above. It needs a package index that answers.",
                List.of(
                        home.venv().resolve("bin/python").toString(),
                        "-m",
                        "pip",
                        "install",
                        "--disable-pip-version-check",
                        "--no-input",
                        "--progress-bar=off",
                        // an index that does not answer shall cost seconds
                        "--retries=0",
                        "--timeout=10",
                        "-r",
                        home.requirements().toString()));
        return Jupyter.find(home)
                .orElseThrow(() -> new CommandException(home.venv()
                        + ": JupyterLab was installed but does not start; remove the folder and try again"));
    }

    private void run(String failure, List<String> command) {
        if (Programs.run(command, line -> progress.println("  " + line)) != 0) {
            throw new CommandException(failure + INSTEAD);
        }
    }
}
