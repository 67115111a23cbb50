package dev.envelope.kernel.magic.maven;

import eu.maveniverse.maven.mima.context.Context;
import eu.maveniverse.maven.mima.context.ContextOverrides;
import eu.maveniverse.maven.mima.context.Runtimes;
import eu.maveniverse.maven.mima.extensions.mmr.MavenModelReader;
import eu.maveniverse.maven.mima.extensions.mmr.ModelRequest;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.eclipse.aether.DefaultRepositorySystemSession;
import org.eclipse.aether.RepositoryException;
import org.eclipse.aether.artifact.Artifact;
import org.eclipse.aether.collection.CollectRequest;
import org.eclipse.aether.graph.Dependency;
import org.eclipse.aether.repository.RemoteRepository;
import org.eclipse.aether.resolution.ArtifactRequest;
import org.eclipse.aether.resolution.ArtifactResolutionException;
import org.eclipse.aether.resolution.ArtifactResult;
import org.eclipse.aether.resolution.DependencyRequest;
import org.eclipse.aether.resolution.DependencyResolutionException;
import org.eclipse.aether.util.artifact.JavaScopes;
import org.eclipse.aether.util.filter.DependencyFilterUtils;

/**
 * Finds libraries and what they need as Maven does: the user's settings with their mirrors, proxies and credentials, the
 * local repository, and then the remote ones.
 *
 * <p>Where no repository can be reached, whatever the local repository holds is taken, wherever it came from.
 */
final class MavenResolver {

    /** Jars to put on the class path, what they are, and what the user should know beside. */
    record Resolved(List<Path> files, List<String> added, List<String> remarks) {}

    private final Context context;
    private final List<RemoteRepository> repositories;
    private final KernelJars kernelJars = KernelJars.ofThisProcess();
    private final Map<String, String> versions = new HashMap<>();
    private Consumer<String> progress = line -> {};

    private MavenResolver(ContextOverrides overrides) {
        context = Runtimes.INSTANCE.getRuntime().create(overrides);
        repositories = new ArrayList<>(context.remoteRepositories());
    }

    static MavenResolver ofThisUser() {
        return new MavenResolver(
                ContextOverrides.create().withUserSettings(true).build());
    }

    /** @param settings a {@code settings.xml} to use in place of the user's */
    static MavenResolver of(Path settings, Path localRepository) {
        return new MavenResolver(ContextOverrides.create()
                .withUserSettings(true)
                .withUserSettingsXmlOverride(settings)
                .withLocalRepositoryOverride(localRepository)
                .build());
    }

    /** From now on tells there what it fetches. */
    synchronized void tell(Consumer<String> told) {
        progress = told;
    }

    synchronized void addRepository(String name, String address) {
        var repository = new RemoteRepository.Builder(name, "default", address).build();
        // with the mirror, the proxy and the credentials that the settings have for it
        repositories.addAll(context.repositorySystem()
                .newResolutionRepositories(context.repositorySystemSession(), List.of(repository)));
    }

    /** The artefacts with all that they need at run time; a version that is left out is the latest release. */
    synchronized Resolved resolve(List<Coordinates> wanted) {
        var searches = new MavenVersions(context, repositories);
        var remarks = new ArrayList<String>();
        var request = new CollectRequest().setRepositories(new ArrayList<>(repositories));
        for (Coordinates each : wanted) {
            Coordinates exact = each;
            if (!each.hasVersion()) {
                exact = each.version(searches.latest(each));
                remarks.add(exact.version() + " is the latest release of " + each + "; write %maven " + exact
                        + " to stay with it");
            }
            request.addDependency(new Dependency(exact.toArtifact(), JavaScopes.COMPILE));
        }
        return resolve(request, remarks);
    }

    /** One artefact without what it needs, empty where it cannot be had. */
    synchronized Optional<Path> file(Coordinates wanted) {
        try {
            var request = new ArtifactRequest(wanted.toArtifact(), repositories, "");
            var found = context.repositorySystem().resolveArtifact(context.repositorySystemSession(), request);
            return Optional.of(found.getArtifact().getFile().toPath());
        } catch (ArtifactResolutionException e) {
            return Optional.empty();
        }
    }

    /** The dependencies of a POM, or of a fragment of one that has only the dependencies. */
    synchronized Resolved resolvePom(String text) {
        try {
            Path file = Files.createTempFile("cell", ".pom");
            try {
                Files.writeString(file, Pom.completed(text));
                return resolvePom(file);
            } finally {
                Files.delete(file);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The dependencies of a POM, with those of its parents. */
    synchronized Resolved resolvePom(Path file) {
        try {
            var model = new MavenModelReader(context)
                    .readModel(ModelRequest.builder()
                            .setPomFile(file.toAbsolutePath())
                            .setRepositories(repositories)
                            .build());
            var described = model.toArtifactDescriptorResult(model.getEffectiveModel());
            var request = new CollectRequest()
                    .setDependencies(described.getDependencies())
                    .setManagedDependencies(described.getManagedDependencies())
                    .setRepositories(new ArrayList<>(repositories));
            context.repositorySystem()
                    .newResolutionRepositories(context.repositorySystemSession(), described.getRepositories())
                    .forEach(request::addRepository);
            return resolve(request, new ArrayList<>());
        } catch (RepositoryException e) {
            throw PomFailure.told(e);
        }
    }

    private Resolved resolve(CollectRequest request, List<String> remarks) {
        var files = new ArrayList<Path>();
        var added = new ArrayList<String>();
        for (ArtifactResult result : resolveAll(request)) {
            var artifact = result.getArtifact();
            String stays = kernelJars.version(artifact);
            String before = versions.getOrDefault(key(artifact), stays);
            if (before == null) {
                versions.put(key(artifact), artifact.getVersion());
                files.add(artifact.getFile().toPath());
                added.add(told(artifact));
            } else if (isAskedFor(artifact, request) && !before.equals(artifact.getVersion())
                    || MavenVersions.compare(before, artifact.getVersion()) < 0) {
                remarks.add(artifact.getGroupId() + ":" + artifact.getArtifactId() + " stays at " + before
                        + (before.equals(stays) ? ", which the kernel is made with" : ", which an earlier line added")
                        + (before.equals(stays) ? "" : "; restart the kernel to change it"));
            }
        }
        return new Resolved(files, added, remarks);
    }

    private static boolean isAskedFor(Artifact artifact, CollectRequest request) {
        return request.getDependencies().stream()
                .anyMatch(d -> key(d.getArtifact()).equals(key(artifact)));
    }

    private List<ArtifactResult> resolveAll(CollectRequest request) {
        var filter = DependencyFilterUtils.classpathFilter(JavaScopes.COMPILE, JavaScopes.RUNTIME);
        var system = context.repositorySystem();
        var session = new DefaultRepositorySystemSession(context.repositorySystemSession())
                .setTransferListener(new Progress(progress));
        try {
            return system.resolveDependencies(session, new DependencyRequest(request, filter))
                    .getArtifactResults();
        } catch (DependencyResolutionException e) {
            var failure = MavenFailure.of(e);
            if (failure.isOfConnection()) {
                try {
                    return system.resolveDependencies(
                                    LocalOnly.session(system, session), new DependencyRequest(request, filter))
                            .getArtifactResults();
                } catch (DependencyResolutionException notHere) {
                    // the first reason says more
                }
            }
            throw failure.told(new MavenVersions(context, request.getRepositories()));
        }
    }

    private static String key(Artifact artifact) {
        return String.join(
                ":",
                artifact.getGroupId(),
                artifact.getArtifactId(),
                artifact.getExtension(),
                artifact.getClassifier());
    }

    private static String told(Artifact artifact) {
        return artifact.getArtifactId() + (artifact.getClassifier().isEmpty() ? "" : ":" + artifact.getClassifier())
                + " " + artifact.getVersion();
    }
}
