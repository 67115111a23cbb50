package dev.envelope.kernel.magic.maven;

import org.eclipse.aether.DefaultRepositorySystemSession;
import org.eclipse.aether.RepositorySystem;
import org.eclipse.aether.RepositorySystemSession;
import org.eclipse.aether.repository.LocalRepository;

/** Looks into the local repository alone, and does not mind from which remote one a file in it came. */
final class LocalOnly {

    private LocalOnly() {}

    static RepositorySystemSession session(RepositorySystem system, RepositorySystemSession online) {
        var session = new DefaultRepositorySystemSession(online).setOffline(true);
        var untracked = new LocalRepository(online.getLocalRepository().getBasedir(), "simple");
        return session.setLocalRepositoryManager(system.newLocalRepositoryManager(session, untracked));
    }
}
