package dev.envelope.kernel.shell;

import java.io.IOException;
import java.lang.reflect.Field;
import java.lang.reflect.InaccessibleObjectException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import javax.tools.JavaFileObject;
import jdk.jshell.JShell;
import jdk.jshell.PersistentSnippet;
import jdk.jshell.Snippet;
import org.jspecify.annotations.Nullable;

/**
 * The snippets that no later one can refer to: expressions, statements, what did not compile, and what was declared anew.
 *
 * <p>JShell keeps each of them for ever, with its imports, its class file and the compiler's trees of its mistakes, and the
 * compiler lists the class files of all for each new snippet. No public method removes one. So they are taken out of
 * JShell's own maps, which are the same from JDK 17 to 25. Where the virtual machine does not open these, as the kernel's
 * specification asks ({@code --add-opens=jdk.jshell/jdk.jshell=ALL-UNNAMED}), or has others, they stay.
 */
public final class PastSnippets {

    /** So many of the latest stay: when a lambda of theirs throws later on, its line is told. */
    private static final int STAY = 100;

    /** After so many forgettings the compiler is a new one: names and listeners of the past pile up in the old. */
    private static final int RENEWAL = 10;

    /** The class that JShell makes of a snippet, as class names and class files mention it. */
    private static final Pattern WRAPPER = Pattern.compile("REPL[./](\\$JShell\\$\\w+)");

    private final JShell jshell;
    private final Deque<Snippet> latest = new ArrayDeque<>();
    private int forgettings;

    PastSnippets(JShell jshell) {
        this.jshell = jshell;
    }

    /** Takes note of a snippet that has run, and from time to time lets JShell forget; says whether it did. */
    boolean add(Snippet snippet) {
        latest.add(snippet);
        if (latest.size() < 2 * STAY) {
            return false;
        }
        while (latest.size() > STAY) {
            latest.remove();
        }
        try {
            forget();
            return true;
        } catch (InaccessibleObjectException | ReflectiveOperationException | IOException e) {
            return false;
        }
    }

    private void forget() throws ReflectiveOperationException, IOException {
        Set<Snippet> snippets = inside(jshell, "maps.snippets");
        List<Snippet> byIndex = inside(jshell, "maps.keyIndexToSnippet");
        Map<String, Set<Integer>> dependencies = inside(jshell, "maps.dependencies");
        Map<String, Object> wraps = inside(jshell, "outerMap.classOuters");
        Map<String, Object> loaded = inside(jshell, "classTracker.map");
        Map<String, JavaFileObject> files = inside(jshell, "taskFactory.fileManager.classObjects");

        var stay = new HashSet<>(latest);
        snippets.stream().filter(this::isDeclared).forEach(stay::add);
        var needed = needed(stay, files);

        snippets.retainAll(stay);
        byIndex.replaceAll(each -> each != null && stay.contains(each) ? each : null);
        dependencies.values().forEach(indices -> indices.removeIf(index -> byIndex.get(index) == null));
        if (++forgettings % RENEWAL == 0) {
            renewCompiler();
        }
        wraps.keySet().retainAll(needed);
        loaded.keySet().removeIf(name -> !needed.contains(wrapper(name)));
        files.keySet().removeIf(name -> !needed.contains(wrapper(name)));
    }

    private void renewCompiler() throws ReflectiveOperationException {
        Object factory = inside(jshell, "taskFactory");
        var renew = factory.getClass().getDeclaredMethod("initTaskPool");
        renew.setAccessible(true);
        renew.invoke(factory);
    }

    private boolean isDeclared(Snippet snippet) {
        return snippet instanceof PersistentSnippet && jshell.status(snippet).isActive();
    }

    /** The wrappers of these snippets, and those that their class files lead to. */
    private static Set<String> needed(Set<Snippet> snippets, Map<String, JavaFileObject> files)
            throws ReflectiveOperationException, IOException {
        var mentions = new HashMap<String, Set<String>>();
        for (var file : files.entrySet()) {
            mentions.computeIfAbsent(wrapper(file.getKey()), name -> new HashSet<>())
                    .addAll(mentions(file.getValue()));
        }
        var needed = new HashSet<String>();
        var open = new ArrayDeque<String>();
        for (Snippet each : snippets) {
            @Nullable Object wrap = inside(each, "outer");
            if (wrap != null) {
                var className = wrap.getClass().getMethod("className");
                className.setAccessible(true);
                open.add((String) className.invoke(wrap));
            }
        }
        while (!open.isEmpty()) {
            String next = open.remove();
            if (needed.add(next)) {
                open.addAll(mentions.getOrDefault(next, Set.of()));
            }
        }
        return needed;
    }

    /** A class file has the names of the classes that it uses in plain text. */
    private static Set<String> mentions(JavaFileObject classFile) throws IOException {
        try (var in = classFile.openInputStream()) {
            return WRAPPER.matcher(new String(in.readAllBytes(), StandardCharsets.ISO_8859_1))
                    .results()
                    .map(found -> found.group(1))
                    .collect(Collectors.toSet());
        }
    }

    private static String wrapper(String className) {
        var found = WRAPPER.matcher(className);
        return found.lookingAt() ? found.group(1) : "";
    }

    /** What a path of fields leads to. */
    @SuppressWarnings("unchecked") // the types of JShell's own maps
    private static <T extends @Nullable Object> T inside(Object start, String path)
            throws ReflectiveOperationException {
        Object at = start;
        for (String name : path.split("\\.", -1)) {
            var field = field(at.getClass(), name);
            field.setAccessible(true);
            at = field.get(at);
        }
        return (T) at;
    }

    private static Field field(Class<?> type, String name) throws NoSuchFieldException {
        try {
            return type.getDeclaredField(name);
        } catch (NoSuchFieldException e) {
            if (type.getSuperclass() == null) {
                throw e;
            }
            return field(type.getSuperclass(), name);
        }
    }
}
