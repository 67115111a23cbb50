package dev.envelope.kernel.classpath;

import java.io.IOException;
import java.lang.reflect.InaccessibleObjectException;
import java.net.URI;
import java.nio.file.FileSystems;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import javax.tools.StandardJavaFileManager;

/**
 * What the class path and the JDK consist of, as it was found when the kernel was installed. A process that is no such
 * kernel, and a jar that is not as it was then, are left to those who find it out anew.
 */
public final class InstalledIndex {

    /** The system property that names the file of packages; the file of types stands beside it. */
    public static final String PROPERTY = "envelope.packages";

    private final PackageIndex packages;
    private final TypeIndex types;

    private InstalledIndex(Path file) {
        packages = PackageIndex.read(file);
        types = new TypeIndex(types(file));
    }

    /** The index of this process. */
    public static InstalledIndex read() {
        return new InstalledIndex(Path.of(System.getProperty(PROPERTY, "")));
    }

    /** Writes what these jars consist of, and this JDK. */
    public static void write(List<Path> jars, Path file) throws IOException {
        var all = new ArrayList<>(jars);
        all.add(ClassFiles.JDK);
        // the packages last: where they stand, all does
        TypeIndex.write(all, types(file));
        PackageIndex.write(all, file);
    }

    private static Path types(Path packages) {
        return Path.of(packages + ".types");
    }

    /** The class path as the compiler shall see it, on top of the JDK's own way with files. */
    public StandardJavaFileManager on(StandardJavaFileManager files) {
        return new ClassPathFiles(files, packages);
    }

    /**
     * Spares JShell from listing all types of the class path and of the JDK, which takes half a second of the processor in the
     * moment of the first cell, and 40 MB.
     *
     * <p>It needs them where an error says what to import, and the packages for completion. They are put where JShell keeps
     * what it has found, which is the same from JDK 17 to 25. Where the virtual machine does not open that
     * ({@code --add-opens} in the specification of the kernel), it lists them itself.
     */
    public void giveToJShell() {
        try {
            var jdk = packages.written(ClassFiles.JDK);
            if (jdk.isPresent()) {
                var known = new JShellIndex();
                Path modules = FileSystems.getFileSystem(URI.create("jrt:/")).getPath("modules");
                known.put(ClassFiles.JDK, modules, jdk.get(), types);
                for (Path jar : ClassPathFiles.own()) {
                    var written = packages.written(jar);
                    if (written.isPresent()) {
                        // its types are among those of the JDK
                        known.put(jar, jar, written.get(), Map.of());
                    }
                }
            }
        } catch (InaccessibleObjectException | ReflectiveOperationException | IOException e) {
            // JShell's own list is as good
        }
    }
}
