package dev.envelope.kernel.shell;

import java.io.File;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import jdk.jshell.JShell;

/** The classes that cells can use: those of the kernel's own class path, and of what cells add to it. */
final class CellClassPath {

    private final JShell jshell;
    private final ClassLoader loader;
    private final List<Path> added = new ArrayList<>();

    /** @param loader loads the classes of cells and of what they add */
    CellClassPath(JShell jshell, ClassLoader loader) {
        this.jshell = jshell;
        this.loader = loader;
    }

    ClassLoader loader() {
        return loader;
    }

    /** Adds jars and folders of classes, for the compiler and for the code that runs. */
    void add(List<Path> entries) {
        var fresh = entries.stream()
                .map(e -> e.toAbsolutePath().normalize())
                .filter(e -> !added.contains(e))
                .distinct()
                .toList();
        if (!fresh.isEmpty()) {
            added.addAll(fresh);
            jshell.addToClasspath(fresh.stream().map(Path::toString).collect(Collectors.joining(File.pathSeparator)));
        }
    }

    /** What was added, in this order. */
    List<Path> added() {
        return List.copyOf(added);
    }

    /** The class of a simple name: one that is imported, or one of the language that every class has at hand. */
    Optional<Class<?>> classNamed(String simpleName) {
        var candidates = jshell.imports()
                .filter(i -> !i.isStatic())
                .map(i -> i.fullname().endsWith("*")
                        ? i.fullname().replace("*", simpleName)
                        : i.fullname().endsWith("." + simpleName) ? i.fullname() : "");
        return Stream.concat(Stream.of("java.lang." + simpleName), candidates)
                .filter(name -> !name.isEmpty())
                .<Class<?>>flatMap(this::load)
                .findFirst();
    }

    private Stream<Class<?>> load(String name) {
        try {
            return Stream.of(Class.forName(name, false, loader));
        } catch (ClassNotFoundException | LinkageError e) {
            return Stream.of();
        }
    }
}
