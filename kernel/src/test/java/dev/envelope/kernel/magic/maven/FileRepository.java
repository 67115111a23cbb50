package dev.envelope.kernel.magic.maven;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.jar.JarOutputStream;
import java.util.zip.ZipEntry;

/** A Maven repository in a folder, and settings that make it the mirror of all others. */
final class FileRepository {

    private final Path folder;
    private final Map<String, List<String>> versions = new HashMap<>();

    FileRepository(Path folder) {
        this.folder = folder;
    }

    /** Puts a jar with one text in it there; what it needs is given as {@code artifact:version} of the same group. */
    FileRepository with(String artifact, String version, String... needs) throws IOException {
        Path home = Files.createDirectories(folder.resolve("test/group/" + artifact + "/" + version));
        var dependencies = new StringBuilder();
        for (String need : needs) {
            String[] parts = need.split(":", -1);
            dependencies.append(
                    "<dependency><groupId>test.group</groupId><artifactId>%s</artifactId><version>%s</version></dependency>"
                            .formatted(parts[0], parts[1]));
        }
        String name = artifact + "-" + version;
        Files.writeString(home.resolve(name + ".pom"), """
                <project><modelVersion>4.0.0</modelVersion><groupId>test.group</groupId><artifactId>%s</artifactId>
                <version>%s</version><dependencies>%s</dependencies></project>""".formatted(artifact, version, dependencies));
        try (var jar = new JarOutputStream(Files.newOutputStream(home.resolve(name + ".jar")))) {
            jar.putNextEntry(new ZipEntry(artifact + ".txt"));
            jar.write(version.getBytes(StandardCharsets.UTF_8));
        }
        Files.copy(home.resolve(name + ".jar"), home.resolve(name + "-extra.jar"));
        var all = versions.computeIfAbsent(artifact, a -> new ArrayList<>());
        all.add("<version>" + version + "</version>");
        Files.writeString(home.resolveSibling("maven-metadata.xml"), """
                <metadata><groupId>test.group</groupId><artifactId>%s</artifactId><versioning>
                <versions>%s</versions></versioning></metadata>""".formatted(artifact, String.join("", all)));
        return this;
    }

    /** @param address where the mirror is said to be */
    Path settings(String address) throws IOException {
        return Files.writeString(folder.resolve("settings.xml"), """
                <settings><mirrors><mirror><id>ours</id><mirrorOf>*</mirrorOf><url>%s</url></mirror></mirrors></settings>
                """.formatted(address));
    }

    Path settings() throws IOException {
        return settings(folder.toUri().toString());
    }
}
