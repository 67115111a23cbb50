package dev.envelope.kernel;

import dev.envelope.kernel.classpath.InstalledIndex;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * A file of classes that are loaded and linked already: class data sharing on JDK 17, the ahead-of-time cache from JDK 25
 * on. It is made once, after installation, and a kernel that has it starts in less than half the time.
 *
 * <p>The virtual machine takes it only with the same {@code java}, class path of jars and collector as at its making, and
 * starts without it, and without a word, where anything differs.
 *
 * @param java the {@code java} to run, of this feature release
 * @param classPath jars only
 */
public record ClassArchive(Path java, int feature, String classPath, Path file) {

    private static final int FIRST_WITH_AOT = 25;
    private static final long PATIENCE_SECONDS = 120;

    /**
     * With a cache that was trained by one compiler, the other one hardly works before a cell computes; without, it takes as
     * much of the processor as all else.
     */
    private static final List<String> LATE_SECOND_COMPILER = List.of(
            "-XX:Tier4InvocationThreshold=50000",
            "-XX:Tier4MinInvocationThreshold=6000",
            "-XX:Tier4CompileThreshold=150000");

    /**
     * Maps the archive where its pointers say. Adapting them to a random place writes on most of its pages and takes 20 ms
     * of 64 up to the first class of ours; that place would protect the VM from code that this process runs on purpose.
     */
    private static final List<String> MAPPED_IN_PLACE =
            List.of("-XX:+UnlockDiagnosticVMOptions", "-XX:ArchiveRelocationMode=0");

    /** The options with which a kernel uses the archive. */
    public List<String> options() {
        var options = new ArrayList<>(KernelSpec.options(feature));
        if (feature >= FIRST_WITH_AOT) {
            options.remove(KernelSpec.ONE_COMPILER);
            options.addAll(LATE_SECOND_COMPILER);
        } else {
            options.addAll(MAPPED_IN_PLACE);
        }
        options.add((feature >= FIRST_WITH_AOT ? "-XX:AOTCache=" : "-XX:SharedArchiveFile=") + file);
        // a stale archive is no trouble of the user's
        options.add("-Xlog:disable");
        options.add("-Xlog:all=error:stderr");
        options.add(indexOption());
        return options;
    }

    /** Makes the archive by running a kernel for a few seconds. */
    public void create() throws IOException, InterruptedException {
        Files.createDirectories(file.toAbsolutePath().getParent());
        Files.deleteIfExists(file);
        InstalledIndex.write(
                Arrays.stream(classPath.split(File.pathSeparator, -1))
                        .map(Path::of)
                        .toList(),
                index());
        if (feature < FIRST_WITH_AOT) {
            run(file, List.of("-XX:ArchiveClassesAtExit=" + file));
        } else {
            // in two steps: the one that does both hands its class path on in a form that does not bear a space
            Path record = Path.of(file + ".record");
            run(record, List.of("-XX:AOTMode=record", "-XX:AOTConfiguration=" + record));
            run(file, List.of("-XX:AOTMode=create", "-XX:AOTConfiguration=" + record, "-XX:AOTCache=" + file));
            Files.deleteIfExists(record);
        }
    }

    /** What the jars consist of stands beside the archive, and is as old. */
    private Path index() {
        return Path.of(file + ".packages");
    }

    private String indexOption() {
        return "-D" + InstalledIndex.PROPERTY + "=" + index();
    }

    private void run(Path result, List<String> mode) throws IOException, InterruptedException {
        var command = new ArrayList<String>();
        command.add(java.toString());
        command.addAll(KernelSpec.options(feature));
        command.addAll(mode);
        command.add(indexOption());
        command.addAll(List.of("-cp", classPath, KernelTraining.class.getName()));
        Path log = Files.createTempFile("envelope-archive", ".log");
        try {
            var process = new ProcessBuilder(command)
                    .redirectErrorStream(true)
                    .redirectOutput(log.toFile())
                    .start();
            if (!process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
                process.destroyForcibly();
            }
            if (!Files.exists(result)) {
                throw new IOException("the training run left no " + result + ":\n" + Files.readString(log));
            }
        } finally {
            Files.deleteIfExists(log);
        }
    }
}
