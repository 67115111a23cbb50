package dev.envelope.kernel.classpath;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TypeIndexTest {

    @TempDir
    private Path folder;

    @Test
    void tellsTheFullNamesOfASimpleName() throws IOException {
        var index = index(jar("a/b/C.class", "a/b/C$Inner.class", "x/C.class", "Bare.class"));
        assertThat(index.get("C")).containsExactly("a.b.C", "x.C");
        assertThat(index.get("Inner")).containsExactly("a.b.C.Inner");
        assertThat(index.get("Bare")).containsExactly("Bare");
        assertThat(index.get("Bar")).isNull();
        assertThat(index.getOrDefault("Bar", List.of())).isEmpty();
        assertThat(index).hasSize(3);
    }

    @Test
    void whatNobodyCanImportIsNoType() throws IOException {
        var index = index(jar("a/C$1.class", "module-info.class", "META-INF/versions/9/a/C.class", "a/text.txt"));
        assertThat(index).isEmpty();
    }

    @Test
    void theJdkHasItsTypesToo() throws IOException {
        var index = index(ClassFiles.JDK);
        assertThat(index.get("Entry")).contains("java.util.Map.Entry");
        assertThat(index.get("HttpClient")).contains("java.net.http.HttpClient");
    }

    private TypeIndex index(Path jar) throws IOException {
        TypeIndex.write(List.of(jar), folder.resolve("types"));
        return new TypeIndex(folder.resolve("types"));
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
