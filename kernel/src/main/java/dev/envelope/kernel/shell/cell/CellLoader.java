package dev.envelope.kernel.shell.cell;

import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import jdk.jshell.spi.ExecutionControl.ClassBytecodes;
import jdk.jshell.spi.ExecutionControl.InternalException;

/** Loads the classes of the cells, and of the jars that cells add, on top of the kernel's own class path. */
public final class CellLoader extends URLClassLoader {

    private final Map<String, byte[]> classFiles = new ConcurrentHashMap<>();

    public CellLoader() {
        super("cells", new URL[0], CellLoader.class.getClassLoader());
    }

    public void add(ClassBytecodes[] classes) {
        for (var each : classes) {
            classFiles.put(each.name(), StopWeaver.weave(each.bytecodes()));
        }
    }

    public void addPath(String entry) throws InternalException {
        try {
            addURL(Path.of(entry).toUri().toURL());
        } catch (MalformedURLException e) {
            throw new InternalException(e.toString());
        }
    }

    /** A class of a cell is found here: to look for it above first would ask each jar of the class path. */
    @Override
    protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
        synchronized (getClassLoadingLock(name)) {
            return classFiles.containsKey(name) ? findClass(name) : super.loadClass(name, resolve);
        }
    }

    @Override
    protected Class<?> findClass(String name) throws ClassNotFoundException {
        // a class file is needed once: the loaded class is found by its loader from then on
        byte[] bytes = classFiles.remove(name);
        return bytes == null ? super.findClass(name) : defineClass(name, bytes, 0, bytes.length);
    }
}
