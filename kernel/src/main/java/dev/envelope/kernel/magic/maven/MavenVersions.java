package dev.envelope.kernel.magic.maven;

import dev.envelope.kernel.magic.MagicException;
import dev.envelope.quantity.Nearest;
import eu.maveniverse.maven.mima.context.Context;
import java.io.File;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.eclipse.aether.artifact.Artifact;
import org.eclipse.aether.repository.RemoteRepository;
import org.eclipse.aether.resolution.VersionRangeRequest;
import org.eclipse.aether.resolution.VersionRangeResolutionException;
import org.eclipse.aether.util.version.GenericVersionScheme;
import org.eclipse.aether.version.InvalidVersionSpecificationException;
import org.eclipse.aether.version.VersionScheme;

/** What versions there are of an artefact, and what artefacts of a group. */
final class MavenVersions {

    private static final Pattern NO_RELEASE =
            Pattern.compile("(?i).*(snapshot|alpha|beta|preview|[.-]rc|[.-]cr|[.-]m\\d|[.-]a\\d|[.-]b\\d|-ea|-pre).*");

    private final Context context;
    private final List<RemoteRepository> repositories;

    MavenVersions(Context context, List<RemoteRepository> repositories) {
        this.context = context;
        this.repositories = repositories;
    }

    String latest(Coordinates wanted) {
        var all = of(wanted.version("[0,)").toArtifact());
        return lastRelease(all)
                .orElseThrow(() -> new MagicException("%maven " + wanted + ": there is no version of it in " + names()
                        + artifactLike(wanted.group(), wanted.artifact())
                                .map(near -> "; did you mean " + wanted.group() + ":" + near + "?")
                                .orElse("; write group:artifact:version")));
    }

    /** What to say of an artefact that is in no repository: the versions that are, or the artefact that was meant. */
    String instead(Artifact missing) {
        var versions = of(missing.setVersion("[0,)"));
        var others =
                versions.stream().filter(v -> !v.equals(missing.getVersion())).toList();
        if (!others.isEmpty()) {
            String near = next(missing.getVersion(), others);
            return "no such version; did you mean " + near + "?"
                    + lastRelease(others)
                            .filter(last -> !last.equals(near))
                            .map(last -> " The latest is " + last)
                            .orElse("");
        }
        return "no such artefact in " + names()
                + artifactLike(missing.getGroupId(), missing.getArtifactId())
                        .map(near -> "; did you mean " + missing.getGroupId() + ":" + near + "?")
                        .orElse("");
    }

    String names() {
        return String.join(
                ", ",
                repositories.stream().map(RemoteRepository::getId).distinct().toList());
    }

    /** From the oldest to the newest. */
    private List<String> of(Artifact artifact) {
        try {
            return context
                    .repositorySystem()
                    .resolveVersionRange(
                            context.repositorySystemSession(), new VersionRangeRequest(artifact, repositories, ""))
                    .getVersions()
                    .stream()
                    .map(Object::toString)
                    .toList();
        } catch (VersionRangeResolutionException e) {
            return List.of();
        }
    }

    /** The last of them that is not later than a version, or the first. */
    private static String next(String version, List<String> fromOldest) {
        return fromOldest.stream()
                .filter(v -> compare(v, version) <= 0)
                .reduce((a, b) -> b)
                .orElse(fromOldest.get(0));
    }

    /** Maven's order of versions: below 0 where the first is older. */
    static int compare(String first, String second) {
        VersionScheme scheme = new GenericVersionScheme();
        try {
            return scheme.parseVersion(first).compareTo(scheme.parseVersion(second));
        } catch (InvalidVersionSpecificationException e) {
            throw new IllegalStateException("every text is a version of this scheme", e);
        }
    }

    private static Optional<String> lastRelease(List<String> versions) {
        return versions.stream()
                .filter(v -> !NO_RELEASE.matcher(v.toLowerCase(Locale.ROOT)).matches())
                .reduce((a, b) -> b);
    }

    /** No repository tells what a group holds; the local one does so for what was ever fetched from it. */
    private Optional<String> artifactLike(String group, String artifact) {
        File folder =
                new File(context.repositorySystemSession().getLocalRepository().getBasedir(), group.replace('.', '/'));
        String[] known = folder.list();
        return known == null
                ? Optional.empty()
                : Nearest.of(
                        artifact,
                        Stream.of(known)
                                .sorted()
                                .filter(n -> !n.equals(artifact))
                                .toList());
    }
}
