package dev.envelope.kernel.command;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Installs the kernel where a Jupyter finds it. */
@Command(
        name = "install",
        description = {
            "Install the kernel for Jupyter.",
            "It runs with the Java and the jars of this command: install it again after moving either."
        })
final class InstallCommand implements Callable<Integer> {

    /** Which Jupyter shall see it. */
    static final class Target {
        @Option(names = "--user", description = "For every Jupyter of this user (the default).")
        boolean user;

        @Option(
                names = "--sys-prefix",
                description = "For the active virtual environment only, or else for the Jupyter that lab uses.")
        boolean sysPrefix;

        @Option(names = "--prefix", paramLabel = "DIR", description = "For the environment in this folder.")
        @Nullable
        Path prefix;
    }

    @ArgGroup(exclusive = true)
    private Target target = new Target();

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() throws IOException {
        Path folder = ThisJava.install(kernels(), spec.commandLine().getErr());
        spec.commandLine().getOut().println("installed " + folder);
        return 0;
    }

    private Path kernels() throws IOException {
        if (target.prefix != null) {
            return JupyterFolders.prefix(target.prefix);
        }
        return target.sysPrefix ? JupyterFolders.prefix(sysPrefix()) : JupyterFolders.user();
    }

    private static Path sysPrefix() throws IOException {
        for (String variable : new String[] {"VIRTUAL_ENV", "CONDA_PREFIX"}) {
            String active = System.getenv(variable);
            if (active != null && !active.isBlank()) {
                return Path.of(active);
            }
        }
        Optional<Jupyter> jupyter = Jupyter.find(Home.find());
        if (jupyter.isEmpty()) {
            throw new CommandException("--sys-prefix: there is neither an active virtual environment nor a Jupyter on"
                    + " the PATH; activate one, or name its folder by --prefix DIR");
        }
        return jupyter.get().prefix();
    }
}
