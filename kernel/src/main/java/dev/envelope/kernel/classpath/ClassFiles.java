package dev.envelope.kernel.classpath;

import java.io.IOException;
import java.lang.module.ModuleFinder;
import java.lang.module.ModuleReference;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;

/** Which classes a jar has, or this JDK. */
final class ClassFiles {

    /** The file that the compiler takes for the JDK's entry of the class path. */
    static final Path JDK = Path.of(System.getProperty("java.home"), "lib", "modules");

    /** Of a name in Java's own spelling, so that neither {@code module-info} nor other releases' variants count. */
    private static final Pattern CLASS_FILE = Pattern.compile("((?:[\\w$]+/)*[\\w$]+)\\.class");

    private ClassFiles() {}

    /** The binary names of the classes in a jar, or in the file of the JDK: {@code java.util.Map$Entry}. */
    static Set<String> in(Path entry) throws IOException {
        var names = new TreeSet<String>();
        if (entry.equals(JDK)) {
            for (ModuleReference module : ModuleFinder.ofSystem().findAll()) {
                try (var reader = module.open();
                        var files = reader.list()) {
                    add(files, names);
                }
            }
        } else {
            try (var zip = new ZipFile(entry.toFile())) {
                add(zip.stream().map(ZipEntry::getName), names);
            }
        }
        return names;
    }

    private static void add(Stream<String> files, Set<String> names) {
        files.map(CLASS_FILE::matcher)
                .filter(file -> file.matches())
                .forEach(file -> names.add(file.group(1).replace('/', '.')));
    }
}
