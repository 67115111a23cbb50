package dev.envelope.kernel.magic.maven;

import dev.envelope.kernel.magic.Magic;
import dev.envelope.kernel.magic.MagicException;
import dev.envelope.kernel.magic.Session;
import dev.envelope.kernel.magic.maven.MavenResolver.Resolved;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;

/** Brings libraries from Maven repositories, by the settings that the machine's Maven uses. */
public final class MavenMagics {

    public static final Magic MAVEN = Magic.line(
            List.of("maven", "addMavenDependency", "addMavenDependencies", "dependency"),
            "%maven group:artifact:version ...",
            "Adds libraries and all they need from Maven repositories.",
            (call, session) -> {
                var wanted = call.someArguments(MavenMagics.MAVEN.usage()).stream()
                        .map(Coordinates::of)
                        .toList();
                add(session, resolved(session, resolver -> resolver.resolve(wanted)));
            });

    public static final Magic REPOSITORY = Magic.line(
            List.of("mavenRepo", "addMavenRepo"),
            "%mavenRepo name address",
            "Adds a Maven repository in which later lines of %maven look, too.",
            (call, session) -> {
                var arguments = call.arguments();
                if (arguments.size() != 2) {
                    throw new MagicException(call + " " + call.line() + ": it takes a name and an address; write "
                            + MavenMagics.REPOSITORY.usage());
                }
                resolver(session).addRepository(arguments.get(0), arguments.get(1));
                session.note(List.of("%maven looks in " + arguments.get(0) + ", too"));
            });

    public static final Magic POM = new Magic(
            List.of("loadFromPOM"),
            Magic.Form.BOTH,
            "%loadFromPOM pom.xml, or %%loadFromPOM over a cell of XML",
            "Adds the libraries of a POM, or of a cell with its dependencies.",
            (call, session) -> {
                if (call.overCell()) {
                    add(session, resolved(session, resolver -> resolver.resolvePom(call.body())));
                    return;
                }
                Path pom = Path.of(call.someArguments(MavenMagics.POM.usage()).get(0));
                if (!Files.isRegularFile(pom)) {
                    throw new MagicException("%loadFromPOM " + pom + ": there is no such file in "
                            + Path.of("").toAbsolutePath());
                }
                add(session, resolved(session, resolver -> resolver.resolvePom(pom)));
            });

    private MavenMagics() {}

    /** What of the local repository begins so: {@code org.apache.commons:commons-csv:} and the like. */
    public static List<String> artifacts(String begun) {
        return LocalArtifacts.ofThisUser().beginning(begun);
    }

    private static MavenResolver resolver(Session session) {
        return session.kept(MavenResolver.class, MavenResolver::ofThisUser);
    }

    private interface Question {
        Resolved ask(MavenResolver resolver);
    }

    /** On a thread of its own, because a download does not hear an interrupt. */
    private static Resolved resolved(Session session, Question question) throws InterruptedException {
        Callable<Resolved> work = () -> {
            var resolver = resolver(session);
            resolver.tell(session::progress);
            return question.ask(resolver);
        };
        var task = new FutureTask<>(work);
        var thread = new Thread(task, "maven");
        thread.setDaemon(true);
        thread.start();
        try {
            return task.get();
        } catch (ExecutionException e) {
            if (e.getCause() instanceof MagicException told) {
                throw told;
            }
            throw new IllegalStateException(e.getCause());
        }
    }

    private static void add(Session session, Resolved resolved) {
        session.addToClassPath(resolved.files());
        var lines = new ArrayList<String>();
        if (!resolved.added().isEmpty()) {
            lines.add("added " + String.join(", ", resolved.added()));
        } else if (resolved.remarks().isEmpty()) {
            lines.add("all of it was there already");
        }
        lines.addAll(resolved.remarks());
        session.note(lines);
    }
}
