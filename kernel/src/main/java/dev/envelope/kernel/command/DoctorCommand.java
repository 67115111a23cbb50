package dev.envelope.kernel.command;

import dev.envelope.kernel.KernelSpec;
import dev.envelope.kernel.command.Finding.State;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** Tells what of the surroundings is there and how to get what is not. */
@Command(
        name = "doctor",
        description = {
            "Look at what Envelope needs: Java, Maven, Jupyter, the kernel, fonts.",
            "Exit status: 1 when something is missing that is needed here."
        })
final class DoctorCommand implements Callable<Integer> {

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() {
        Optional<Jupyter> jupyter = Jupyter.find(Home.find());
        var findings = List.of(java(), maven(), jupyter(jupyter), kernel(jupyter), Fonts.finding());
        findings.forEach(spec.commandLine().getOut()::println);
        return findings.stream().anyMatch(finding -> finding.state() == State.MISSING) ? 1 : 0;
    }

    /** The script starts no Java but one that fits. */
    private static Finding java() {
        return new Finding(State.OK, "Java", Runtime.version() + ", " + System.getProperty("java.home"));
    }

    /** What is built runs without it: the script that starts this has built what was not. */
    private static Finding maven() {
        return Programs.onPath("mvn").stream()
                .findFirst()
                .map(mvn -> new Finding(State.OK, "Maven", mvn.toString()))
                .orElseGet(() -> new Finding(
                        State.UNUSED,
                        "Maven",
                        "is needed only when a source changes. Install it (Debian, Ubuntu: apt install maven; macOS: brew install"
                                + " maven)."));
    }

    private static Finding jupyter(Optional<Jupyter> found) {
        if (found.isPresent()) {
            return new Finding(
                    State.OK,
                    "JupyterLab",
                    found.get().version() + ", " + found.get().lab());
        }
        return Venv.python()
                .map(python ->
                        new Finding(State.LATER, "JupyterLab", "envelope lab makes a private one with " + python))
                .orElseGet(() -> new Finding(State.MISSING, "JupyterLab", Venv.noPython()));
    }

    private static Finding kernel(Optional<Jupyter> jupyter) {
        Optional<Path> folder = jupyter.flatMap(each -> each.kernel(KernelSpec.NAME));
        if (folder.isEmpty()) {
            return new Finding(State.LATER, "Kernel", "envelope lab installs it; by hand: envelope install");
        }
        return InstalledKernel.lost(folder.get())
                .map(lost -> new Finding(
                        State.MISSING,
                        "Kernel",
                        folder.get() + " starts " + lost + ", which is gone: envelope install"))
                .orElseGet(() -> new Finding(State.OK, "Kernel", folder.get().toString()));
    }
}
