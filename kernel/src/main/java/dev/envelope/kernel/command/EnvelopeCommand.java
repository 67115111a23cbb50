package dev.envelope.kernel.command;

import dev.envelope.kernel.notebook.NotebookException;
import java.io.PrintWriter;
import java.nio.file.NoSuchFileException;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.IVersionProvider;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ScopeType;
import picocli.CommandLine.Spec;
import picocli.CommandLine.UnmatchedArgumentException;

/** The {@code envelope} command. */
@Command(
        name = "envelope",
        description = "Back-of-the-envelope system design that computes.",
        versionProvider = EnvelopeCommand.Version.class,
        synopsisSubcommandLabel = "COMMAND",
        subcommands = {LabCommand.class, RunCommand.class, ShellCommand.class, InstallCommand.class, DoctorCommand.class
        },
        footer = {"", "envelope COMMAND --help tells more about a command."})
public final class EnvelopeCommand implements Runnable {

    @Option(
            names = {"-h", "--help"},
            usageHelp = true,
            scope = ScopeType.INHERIT,
            description = "Show this help and exit.")
    private boolean help;

    @Option(names = "--version", versionHelp = true, description = "Show the versions of Envelope and Java and exit.")
    private boolean version;

    @Spec
    private CommandSpec spec;

    public static void main(String[] arguments) {
        System.exit(execute(arguments));
    }

    /** Runs the command and returns its exit status. */
    static int execute(String... arguments) {
        return commandLine().execute(arguments);
    }

    static CommandLine commandLine() {
        var line = new CommandLine(new EnvelopeCommand());
        line.setOut(new PrintWriter(System.out, true));
        line.setErr(new PrintWriter(System.err, true));
        line.setParameterExceptionHandler((mistake, arguments) -> {
            var command = mistake.getCommandLine();
            String name = command.getCommandSpec().qualifiedName();
            UnmatchedArgumentException.printSuggestions(mistake, command.getErr());
            command.getErr().println(name + ": " + mistake.getMessage() + "\n" + name + " --help tells more");
            return CommandLine.ExitCode.USAGE;
        });
        return line.setExecutionExceptionHandler((failure, command, parsed) -> {
            command.getErr().println("envelope: " + told(failure));
            return 1;
        });
    }

    /** A mistake is one message; anything else is a defect of this program and shows where. */
    private static String told(Exception failure) throws Exception {
        if (failure instanceof NoSuchFileException missing) {
            return missing.getFile() + ": there is no such file";
        }
        if (failure instanceof CommandException || failure instanceof NotebookException) {
            return String.valueOf(failure.getMessage());
        }
        throw failure;
    }

    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "which command?");
    }

    /** Our version, and the Java that runs it. */
    static final class Version implements IVersionProvider {
        @Override
        public String[] getVersion() {
            String own = EnvelopeCommand.class.getPackage().getImplementationVersion();
            return new String[] {
                "envelope " + (own == null ? "(not from a jar)" : own),
                "Java " + Runtime.version() + ", " + System.getProperty("java.home")
            };
        }
    }
}
