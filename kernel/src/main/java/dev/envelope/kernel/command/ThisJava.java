package dev.envelope.kernel.command;

import dev.envelope.kernel.ClassArchive;
import dev.envelope.kernel.KernelSpec;
import dev.envelope.view.Display;
import java.io.File;
import java.io.IOException;
import java.io.PrintWriter;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.objectweb.asm.ClassReader;

/** The Java and the jars that this command runs with: what a kernel starts with, too. */
final class ThisJava {

    private ThisJava() {}

    static Path launcher() {
        return Path.of(System.getProperty("java.home"), "bin", "java");
    }

    /**
     * The class path, and at its beginning what a kernel reads from jars before the first cell, because each jar in front of
     * it would be opened, too: our own, which have resources, and ASM, whose classes are in a form too old for an archive.
     */
    static String classPath() {
        return Stream.concat(
                        Stream.of(ThisJava.class, Display.class, ClassReader.class)
                                .map(type -> jar(type).toString()),
                        Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator, -1)))
                .distinct()
                .collect(Collectors.joining(File.pathSeparator));
    }

    /** The options for a Java that runs cells, with the archive of classes if there is one. */
    static List<String> options() {
        return archive()
                .filter(archive -> Files.exists(archive.file()))
                .map(ClassArchive::options)
                .orElseGet(() -> KernelSpec.options(feature()));
    }

    /** Installs the kernel among others in this folder and returns its own; makes the archive that it starts from. */
    static Path install(Path kernels, PrintWriter progress) throws IOException {
        Optional<ClassArchive> archive = archive();
        if (archive.isPresent() && isStale(archive.get().file())) {
            progress.println("envelope: preparing a quick start of the kernel");
            try {
                archive.get().create();
            } catch (IOException e) {
                progress.println("envelope: the kernel will start more slowly: " + e.getMessage());
            } catch (InterruptedException e) {
                throw new CommandException("install was interrupted");
            }
        }
        Path folder = kernels.resolve(KernelSpec.NAME).toAbsolutePath();
        new KernelSpec(launcher(), classPath(), options()).writeTo(folder);
        return folder;
    }

    /** The archive stands beside our jar; classes that are not in a jar cannot be in one. */
    private static Optional<ClassArchive> archive() {
        Path jar = jar();
        return Files.isRegularFile(jar)
                ? Optional.of(new ClassArchive(
                        launcher(),
                        feature(),
                        classPath(),
                        jar.resolveSibling("java-" + Runtime.version() + ".archive")))
                : Optional.empty();
    }

    private static boolean isStale(Path archive) throws IOException {
        return !Files.exists(archive)
                || Files.getLastModifiedTime(archive).compareTo(Files.getLastModifiedTime(jar())) < 0;
    }

    private static Path jar() {
        return jar(ThisJava.class);
    }

    private static Path jar(Class<?> type) {
        try {
            return Path.of(
                    type.getProtectionDomain().getCodeSource().getLocation().toURI());
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }

    private static int feature() {
        return Runtime.version().feature();
    }
}
