package dev.envelope.kernel.classpath;

import static java.lang.invoke.MethodType.methodType;

import java.io.IOException;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.Map;
import java.util.Set;

/**
 * Where JShell keeps what it has found in each jar: a map of its own, the same from JDK 17 to 25.
 *
 * <p>Its entries are made by a method handle. The first use of a reflected constructor that takes a number costs 25 ms on
 * JDK 25, and 5 MB of the compiler's.
 */
final class JShellIndex {

    private final MethodHandle entries;
    private final Map<Path, Object> all;

    /** @throws ReflectiveOperationException if this JShell has no such map, or does not open it */
    @SuppressWarnings("unchecked") // the types of JShell's own map
    JShellIndex() throws ReflectiveOperationException {
        var analysis = Class.forName("jdk.jshell.SourceCodeAnalysisImpl");
        var field = analysis.getDeclaredField("PATH_TO_INDEX");
        field.setAccessible(true);
        all = (Map<Path, Object>) field.get(null);
        var index = Class.forName(analysis.getName() + "$ClassIndex");
        entries = MethodHandles.privateLookupIn(index, MethodHandles.lookup())
                .findConstructor(index, methodType(void.class, long.class, Path.class, Set.class, Map.class))
                .asType(methodType(Object.class, long.class, Path.class, Set.class, Map.class));
    }

    /** Puts the packages and types of an entry of the class path, as they were when this file was written. */
    void put(Path entry, Path dated, Set<String> packages, Map<String, Collection<String>> types)
            throws ReflectiveOperationException, IOException {
        long time = Files.getLastModifiedTime(dated).toMillis();
        try {
            all.put(entry, (Object) entries.invokeExact(time, entry, packages, types));
        } catch (RuntimeException | Error e) {
            throw e;
        } catch (Throwable e) {
            throw new ReflectiveOperationException(e);
        }
    }
}
