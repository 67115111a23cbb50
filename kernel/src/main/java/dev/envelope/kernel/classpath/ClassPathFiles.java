package dev.envelope.kernel.classpath;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import javax.tools.ForwardingJavaFileManager;
import javax.tools.JavaFileObject;
import javax.tools.StandardJavaFileManager;
import javax.tools.StandardLocation;

/**
 * The class path as the compiler sees it: a jar of the kernel's own is opened when a package of it is asked for.
 *
 * <p>The JDK's file manager opens and walks all jars at the first question, and once more in search of plug-ins; with 80
 * jars that is more than a third of the time to the first result. What cells add to the class path is left to it.
 */
final class ClassPathFiles extends ForwardingJavaFileManager<StandardJavaFileManager>
        implements StandardJavaFileManager {

    private static final String OWN = System.getProperty("java.class.path");

    private final Map<OwnEntry, Set<String>> packages = new LinkedHashMap<>();

    /**
     * One jar or folder of the kernel's own, as a place of its own. It is no record, because a record has its
     * {@code hashCode()} made when it is first a key: 40 ms on the way to the first cell.
     */
    private static final class OwnEntry implements Location {

        private final Path path;

        OwnEntry(Path path) {
            this.path = path;
        }

        Path path() {
            return path;
        }

        boolean isJar() {
            return Files.isRegularFile(path);
        }

        @Override
        public String getName() {
            return path.toString();
        }

        @Override
        public boolean isOutputLocation() {
            return false;
        }
    }

    ClassPathFiles(StandardJavaFileManager files, PackageIndex index) {
        super(files);
        try {
            for (Path path : own()) {
                var entry = new OwnEntry(path);
                packages.put(entry, entry.isJar() ? index.of(path) : Set.of());
                files.setLocationFromPaths(entry, List.of(path));
            }
            files.setLocationFromPaths(StandardLocation.CLASS_PATH, List.of());
            files.setLocationFromPaths(StandardLocation.ANNOTATION_PROCESSOR_PATH, List.of());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The jars and folders of the kernel's own. */
    static List<Path> own() {
        return paths(OWN);
    }

    private static List<Path> paths(String classPath) {
        return Arrays.stream(classPath.split(File.pathSeparator, -1))
                .filter(entry -> !entry.isEmpty())
                .map(Path::of)
                .filter(Files::exists)
                .toList();
    }

    @Override
    public Iterable<JavaFileObject> list(
            Location location, String packageName, Set<JavaFileObject.Kind> kinds, boolean recurse) throws IOException {
        var added = super.list(location, packageName, kinds, recurse);
        if (location != StandardLocation.CLASS_PATH) {
            return added;
        }
        var all = new ArrayList<JavaFileObject>();
        for (var entry : packages.entrySet()) {
            if (recurse || !entry.getKey().isJar() || entry.getValue().contains(packageName)) {
                super.list(entry.getKey(), packageName, kinds, recurse).forEach(all::add);
            }
        }
        added.forEach(all::add);
        return all;
    }

    /** JShell tells the whole class path when something is added. */
    @Override
    public boolean handleOption(String option, Iterator<String> rest) {
        if (!option.equals("-classpath")) {
            return super.handleOption(option, rest);
        }
        try {
            setLocationFromPaths(StandardLocation.CLASS_PATH, paths(rest.next().substring(OWN.length())));
            return true;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public Iterable<? extends Path> getLocationAsPaths(Location location) {
        var added = fileManager.getLocationAsPaths(location);
        if (location != StandardLocation.CLASS_PATH || added == null) {
            return added;
        }
        var all = new ArrayList<Path>();
        packages.keySet().forEach(entry -> all.add(entry.path()));
        added.forEach(all::add);
        return all;
    }

    @Override
    public Iterable<? extends File> getLocation(Location location) {
        return fileManager.getLocation(location);
    }

    @Override
    public void setLocation(Location location, Iterable<? extends File> files) throws IOException {
        fileManager.setLocation(location, files);
    }

    @Override
    public void setLocationFromPaths(Location location, Collection<? extends Path> paths) throws IOException {
        fileManager.setLocationFromPaths(location, paths);
    }

    @Override
    public Iterable<? extends JavaFileObject> getJavaFileObjectsFromFiles(Iterable<? extends File> files) {
        return fileManager.getJavaFileObjectsFromFiles(files);
    }

    @Override
    public Iterable<? extends JavaFileObject> getJavaFileObjects(File... files) {
        return fileManager.getJavaFileObjects(files);
    }

    @Override
    public Iterable<? extends JavaFileObject> getJavaFileObjects(String... names) {
        return fileManager.getJavaFileObjects(names);
    }

    @Override
    public Iterable<? extends JavaFileObject> getJavaFileObjectsFromStrings(Iterable<String> names) {
        return fileManager.getJavaFileObjectsFromStrings(names);
    }
}
