package dev.envelope.kernel.magic.maven;

import eu.maveniverse.maven.mima.context.ContextOverrides;
import eu.maveniverse.maven.mima.context.Runtimes;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** What a local repository holds, as a person types it: group by group, then artefacts, then versions. */
final class LocalArtifacts {

    private final Path repository;

    LocalArtifacts(Path repository) {
        this.repository = repository;
    }

    /** Those of the local repository that the user's settings name. */
    static LocalArtifacts ofThisUser() {
        return OfThisUser.ARTIFACTS;
    }

    /** Reading the settings takes half a second, once. */
    private static final class OfThisUser {
        static final LocalArtifacts ARTIFACTS;

        static {
            var overrides = ContextOverrides.create().withUserSettings(true).build();
            try (var context = Runtimes.INSTANCE.getRuntime().create(overrides)) {
                var local = context.repositorySystemSession().getLocalRepository();
                ARTIFACTS = new LocalArtifacts(local.getBasedir().toPath());
            }
        }
    }

    /** What may be meant by the beginning of {@code group:artifact:version}: each up to its next dot or colon. */
    List<String> beginning(String begun) {
        try {
            int colon = begun.lastIndexOf(':');
            if (colon < 0) {
                return groups(begun);
            }
            String[] parts = begun.split(":", -1);
            Path folder = repository.resolve(parts[0].replace('.', '/'));
            return switch (parts.length) {
                case 2 -> continued(begun, colon, folder, LocalArtifacts::isArtifact, ":");
                case 3 -> continued(begun, colon, folder.resolve(parts[1]), LocalArtifacts::isVersion, "");
                default -> List.of();
            };
        } catch (InvalidPathException e) {
            return List.of();
        }
    }

    private List<String> groups(String begun) {
        int dot = begun.lastIndexOf('.');
        Path folder = repository.resolve(begun.substring(0, dot + 1).replace('.', '/'));
        var found = new ArrayList<>(continued(begun, dot, folder, LocalArtifacts::isGroup, ":"));
        var deeper = continued(begun, dot, folder, LocalArtifacts::hasGroups, ".");
        if (found.isEmpty() && deeper.size() == 1) {
            return groups(deeper.get(0));
        }
        found.addAll(deeper);
        return found.stream().sorted().toList();
    }

    private interface Test {
        boolean is(Path folder);
    }

    private static List<String> continued(String begun, int last, Path folder, Test test, String end) {
        return folders(folder).stream()
                .filter(each -> name(each).startsWith(begun.substring(last + 1)) && test.is(each))
                .map(each -> begun.substring(0, last + 1) + name(each) + end)
                .toList();
    }

    private static boolean isVersion(Path folder) {
        try (Stream<Path> files = Files.list(folder)) {
            return files.anyMatch(file -> name(file).endsWith(".pom"));
        } catch (IOException e) {
            return false;
        }
    }

    private static boolean isArtifact(Path folder) {
        return folders(folder).stream().anyMatch(LocalArtifacts::isVersion);
    }

    private static boolean isGroup(Path folder) {
        return folders(folder).stream().anyMatch(LocalArtifacts::isArtifact);
    }

    /** Whether there is a group below, which may be several folders deeper. */
    private static boolean hasGroups(Path folder) {
        return folders(folder).stream()
                .anyMatch(each -> !isVersion(each) && !isArtifact(each) && (isGroup(each) || hasGroups(each)));
    }

    private static List<Path> folders(Path folder) {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> all = Files.list(folder)) {
            return all.filter(Files::isDirectory).sorted().toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String name(Path file) {
        return String.valueOf(file.getFileName());
    }
}
