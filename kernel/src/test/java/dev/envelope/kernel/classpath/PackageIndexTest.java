package dev.envelope.kernel.classpath;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.Gson;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import javax.tools.JavaFileObject;
import javax.tools.StandardLocation;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PackageIndexTest {

    @TempDir
    Path folder;

    @Test
    void tellsThePackagesThatWereWritten() throws IOException {
        Path jar = jar("a/b/C.class", "a/b/D.class", "Bare.class", "META-INF/MANIFEST.MF");
        PackageIndex.write(List.of(jar), folder.resolve("index"));
        assertThat(folder.resolve("index")).content().endsWith("\t a.b\n");
        assertThat(PackageIndex.read(folder.resolve("index")).of(jar)).containsExactlyInAnyOrder("", "a.b");
    }

    @Test
    void readsAJarThatHasChangedSince() throws IOException {
        PackageIndex.write(List.of(jar("a/C.class")), folder.resolve("index"));
        Path jar = jar("a/C.class", "newer/D.class");
        assertThat(PackageIndex.read(folder.resolve("index")).of(jar)).containsExactlyInAnyOrder("a", "newer");
        assertThat(PackageIndex.read(folder.resolve("none")).of(jar)).containsExactlyInAnyOrder("a", "newer");
    }

    @Test
    void theCompilerSeesItsOwnClassPathAndWhatIsAdded() throws IOException {
        Path added = jar("of/cells/C.class");
        try (var standard = ToolProvider.getSystemJavaCompiler().getStandardFileManager(null, null, null);
                var files = new ClassPathFiles(standard, PackageIndex.read(folder.resolve("none")))) {
            assertThat(list(files, Gson.class.getPackageName())).contains(Gson.class.getName());
            assertThat(list(files, PackageIndex.class.getPackageName())).contains(PackageIndex.class.getName());
            assertThat(list(files, "of.cells")).isEmpty();
            var option = System.getProperty("java.class.path") + System.getProperty("path.separator") + added;
            assertThat(files.handleOption("-classpath", List.of(option).iterator()))
                    .isTrue();
            assertThat(list(files, "of.cells")).containsExactly("of.cells.C");
            assertThat(list(files, Gson.class.getPackageName())).contains(Gson.class.getName());
            assertThat(files.getLocationAsPaths(StandardLocation.CLASS_PATH)).anyMatch(added::equals);
        }
    }

    private static Set<String> list(ClassPathFiles files, String packageName) throws IOException {
        var found = files.list(StandardLocation.CLASS_PATH, packageName, EnumSet.of(JavaFileObject.Kind.CLASS), false);
        return StreamSupport.stream(found.spliterator(), false)
                .map(file -> files.inferBinaryName(StandardLocation.CLASS_PATH, file))
                .collect(Collectors.toSet());
    }

    private Path jar(String... entries) throws IOException {
        Path jar = folder.resolve("some.jar");
        try (var out = new JarOutputStream(Files.newOutputStream(jar))) {
            for (String each : entries) {
                out.putNextEntry(new JarEntry(each));
            }
        }
        return jar;
    }
}
