package dev.envelope.kernel.magic.maven;

import java.io.File;
import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.ZipFile;
import org.eclipse.aether.artifact.Artifact;
import org.jspecify.annotations.Nullable;

/** The libraries that the kernel itself is made with: a cell cannot have them in another version. */
final class KernelJars {

    private static final Pattern NAME = Pattern.compile("(.+?)-(\\d[^/]*)\\.jar");

    private record Jar(File file, String version) {}

    private final Map<String, Jar> jars = new HashMap<>();

    private KernelJars(List<String> classPath) {
        for (String entry : classPath) {
            var file = new File(entry);
            Matcher name = NAME.matcher(file.getName());
            if (name.matches()) {
                jars.put(name.group(1), new Jar(file, name.group(2)));
            }
        }
    }

    static KernelJars ofThisProcess() {
        return new KernelJars(List.of(System.getProperty("java.class.path").split(File.pathSeparator, -1)));
    }

    /** The version in which the kernel has an artefact, null where it has none. */
    @Nullable
    String version(Artifact artifact) {
        var jar = artifact.getClassifier().isEmpty() ? jars.get(artifact.getArtifactId()) : null;
        return jar != null && isOf(artifact.getGroupId(), jar.file) ? jar.version : null;
    }

    /** Artefacts of different groups may share a name; a jar that Maven made says which group it is of. */
    private static boolean isOf(String group, File file) {
        try (var jar = new ZipFile(file)) {
            return jar.getEntry("META-INF/maven/") == null || jar.getEntry("META-INF/maven/" + group + "/") != null;
        } catch (IOException e) {
            return false;
        }
    }
}
