package dev.envelope.kernel.magic;

import java.io.File;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** Puts jars and folders of classes on the class path, by name or by pattern. */
final class ClassPathMagics {

    static final Magic JARS =
            Magic.line(List.of("jars"), "%jars libs/*.jar", "Adds jars to the class path.", (call, session) -> {
                var jars = new ArrayList<Path>();
                for (String given : call.someArguments(ClassPathMagics.JARS.usage())) {
                    var found = FilePatterns.matching(given).stream()
                            .filter(p -> p.toString().endsWith(".jar"))
                            .toList();
                    if (found.isEmpty()) {
                        throw new MagicException("%jars " + given + ": there is no such jar in " + folder());
                    }
                    jars.addAll(found);
                }
                add(jars, session);
            });

    static final Magic CLASS_PATH = Magic.line(
            List.of("classpath"),
            "%classpath jars and folders",
            "Adds jars and folders of classes to the class path; alone, it lists what was added.",
            (call, session) -> {
                var entries = new ArrayList<Path>();
                for (String given : call.arguments()) {
                    for (String part : given.split(Pattern.quote(File.pathSeparator), -1)) {
                        var found = FilePatterns.matching(part);
                        if (found.isEmpty()) {
                            throw new MagicException(
                                    "%classpath " + part + ": there is no such jar or folder in " + folder());
                        }
                        entries.addAll(found);
                    }
                }
                if (entries.isEmpty()) {
                    list(session);
                } else {
                    add(entries, session);
                }
            });

    private ClassPathMagics() {}

    private static Path folder() {
        return Path.of("").toAbsolutePath();
    }

    private static void add(List<Path> entries, Session session) {
        session.addToClassPath(entries);
        session.note(entries.stream().map(e -> "added " + e).toList());
    }

    private static void list(Session session) {
        var added = session.classPath();
        session.note(
                added.isEmpty()
                        ? List.of("nothing was added to the class path; " + CLASS_PATH.usage() + " adds to it")
                        : added.stream().map(Path::toString).toList());
    }
}
