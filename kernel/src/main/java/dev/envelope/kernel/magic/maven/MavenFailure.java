package dev.envelope.kernel.magic.maven;

import dev.envelope.kernel.magic.MagicException;
import java.util.Optional;
import org.eclipse.aether.artifact.Artifact;
import org.eclipse.aether.resolution.ArtifactResolutionException;
import org.eclipse.aether.transfer.ArtifactNotFoundException;
import org.eclipse.aether.transfer.ArtifactTransferException;
import org.jspecify.annotations.Nullable;

/** Why a resolution failed: which artefact could not be had, and whether a repository was not reached. */
final class MavenFailure {

    private final Throwable thrown;
    private final @Nullable ArtifactTransferException transfer;

    private MavenFailure(Throwable thrown, @Nullable ArtifactTransferException transfer) {
        this.thrown = thrown;
        this.transfer = transfer;
    }

    static MavenFailure of(Throwable thrown) {
        return new MavenFailure(thrown, transfer(thrown).orElse(null));
    }

    boolean isOfConnection() {
        return transfer != null && !(transfer instanceof ArtifactNotFoundException);
    }

    MagicException told(MavenVersions versions) {
        if (transfer == null) {
            return new MagicException("%maven: " + rootMessage(thrown));
        }
        Artifact artifact = transfer.getArtifact();
        String name = artifact.getGroupId() + ":" + artifact.getArtifactId() + ":"
                + (artifact.getClassifier().isEmpty()
                        ? ""
                        : artifact.getExtension() + ":" + artifact.getClassifier() + ":")
                + artifact.getVersion();
        return new MagicException("%maven: " + name + " cannot be had: "
                + (isOfConnection()
                        ? versions.names() + " cannot be reached (" + rootMessage(transfer)
                                + "), and the local repository does not have it"
                        : versions.instead(artifact)));
    }

    static String rootMessage(Throwable thrown) {
        Throwable root = thrown;
        while (root.getCause() != null && root.getCause() != root) {
            root = root.getCause();
        }
        String message = root.getMessage();
        return message == null ? root.getClass().getSimpleName() : message;
    }

    private static Optional<ArtifactTransferException> transfer(@Nullable Throwable thrown) {
        for (Throwable each = thrown; each != null; each = each.getCause()) {
            if (each instanceof ArtifactTransferException found) {
                return Optional.of(found);
            }
            if (each instanceof ArtifactResolutionException resolution) {
                var inside = resolution.getResults().stream()
                        .flatMap(r -> r.getExceptions().stream())
                        .filter(ArtifactTransferException.class::isInstance)
                        .map(ArtifactTransferException.class::cast)
                        .findFirst();
                if (inside.isPresent()) {
                    return inside;
                }
            }
        }
        return Optional.empty();
    }
}
