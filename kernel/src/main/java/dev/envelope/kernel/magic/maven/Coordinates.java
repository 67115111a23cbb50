package dev.envelope.kernel.magic.maven;

import dev.envelope.kernel.magic.MagicException;
import java.util.regex.Pattern;
import org.eclipse.aether.artifact.Artifact;
import org.eclipse.aether.artifact.DefaultArtifact;

/** An artefact as Maven names it: {@code group:artifact:version} or {@code group:artifact:extension:classifier:version}. */
record Coordinates(String group, String artifact, String extension, String classifier, String version) {

    private static final Pattern PART = Pattern.compile("[\\w.+-]+");
    private static final Pattern VERSION =
            Pattern.compile("[\\w.+-]+|[\\[(][\\w.+, -]*[\\])](,[\\[(][\\w.+, -]*[\\])])*");

    /** The version is empty where it was left out. */
    static Coordinates of(String written) {
        String[] parts = written.split(":", -1);
        var read = switch (parts.length) {
            case 2 -> new Coordinates(parts[0], parts[1], "jar", "", "");
            case 3 -> new Coordinates(parts[0], parts[1], "jar", "", parts[2]);
            case 4 -> new Coordinates(parts[0], parts[1], parts[2], "", parts[3]);
            case 5 -> new Coordinates(parts[0], parts[1], parts[2], parts[3], parts[4]);
            default -> throw wrong(written);
        };
        boolean well = PART.matcher(read.group).matches()
                && PART.matcher(read.artifact).matches()
                && PART.matcher(read.extension).matches()
                && (parts.length == 2 || VERSION.matcher(read.version).matches());
        if (!well) {
            throw wrong(written);
        }
        return read;
    }

    private static MagicException wrong(String written) {
        return new MagicException(written + ": an artefact is written group:artifact:version, or"
                + " group:artifact:extension:classifier:version; write org.apache.commons:commons-csv:1.10.0");
    }

    boolean hasVersion() {
        return !version.isEmpty();
    }

    Coordinates version(String other) {
        return new Coordinates(group, artifact, extension, classifier, other);
    }

    Artifact toArtifact() {
        return new DefaultArtifact(group, artifact, classifier, extension, version);
    }

    @Override
    public String toString() {
        String kind = classifier.isEmpty()
                ? extension.equals("jar") ? "" : ":" + extension
                : ":" + extension + ":" + classifier;
        return group + ":" + artifact + kind + (hasVersion() ? ":" + version : "");
    }
}
