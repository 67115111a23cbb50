package dev.envelope.kernel.command;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;
import picocli.CommandLine.Unmatched;

/** Opens JupyterLab with the kernel installed. */
@Command(
        name = "lab",
        description = {
            "Open JupyterLab on the notebooks of this folder.",
            "",
            "Uses the JupyterLab on the PATH. Where there is none, a private one is made in .venv by Python and pip, once.",
            "Further arguments are passed on: --no-browser, --port=8889, a notebook to open, and whatever else jupyter lab"
                    + " knows.",
            ""
        })
final class LabCommand implements Callable<Integer> {

    @Unmatched
    private List<String> passedOn = new ArrayList<>();

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() throws IOException {
        var home = Home.find();
        var progress = spec.commandLine().getErr();
        var jupyter = Jupyter.find(home).orElseGet(() -> new Venv(home, progress).make());
        Path kernels = jupyter.ours() ? JupyterFolders.prefix(home.venv()) : JupyterFolders.user();
        progress.println("envelope: kernel in " + ThisJava.install(kernels, progress));
        progress.println("envelope: JupyterLab " + jupyter.version() + ", " + jupyter.lab());
        return Programs.foreground(new ProcessBuilder(command(jupyter, home)));
    }

    private List<String> command(Jupyter jupyter, Home home) {
        var command = new ArrayList<>(List.of(jupyter.lab().toString()));
        if (passedOn.stream().noneMatch(argument -> Files.exists(Path.of(argument)))) {
            command.add(home.notebooks().toString());
        }
        command.addAll(passedOn);
        return command;
    }
}
