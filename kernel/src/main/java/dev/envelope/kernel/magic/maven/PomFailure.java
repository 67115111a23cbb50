package dev.envelope.kernel.magic.maven;

import dev.envelope.kernel.magic.MagicException;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.apache.maven.model.building.ModelBuildingException;
import org.apache.maven.model.building.ModelProblem;
import org.eclipse.aether.RepositoryException;

/** Why a POM cannot be read: what is wrong with it, and in which line. */
final class PomFailure {

    /** The file, which the magic names, and the parser's own position, which is told as the line. */
    private static final Pattern ELSEWHERE = Pattern.compile("^Non-parseable POM \\S+: | \\(position: .*\\)|(?s)\\s+$");

    private PomFailure() {}

    static MagicException told(RepositoryException thrown) {
        for (Throwable each = thrown; each != null; each = each.getCause()) {
            if (each instanceof ModelBuildingException building) {
                return told(building.getProblems().stream()
                        .filter(problem -> problem.getSeverity() != ModelProblem.Severity.WARNING)
                        .map(PomFailure::told)
                        .collect(Collectors.joining("\n")));
            }
        }
        return told(MavenFailure.rootMessage(thrown));
    }

    private static MagicException told(String why) {
        return new MagicException("this POM cannot be read: " + why);
    }

    private static String told(ModelProblem problem) {
        String message = ELSEWHERE.matcher(problem.getMessage()).replaceAll("");
        return problem.getLineNumber() > 0 ? message + " (line " + problem.getLineNumber() + ")" : message;
    }
}
