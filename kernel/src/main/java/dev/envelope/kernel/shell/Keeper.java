package dev.envelope.kernel.shell;

import dev.envelope.kernel.shell.Variables.Held;
import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Keeps the variables' values when JShell replaces the classes that hold them, which it does for every variable that may
 * depend on what is declared anew; left alone they would become null.
 */
final class Keeper {

    private final List<String> replaced = new ArrayList<>();
    private final Set<String> misfits = new TreeSet<>();
    private Map<String, Held> held = Map.of();

    /** What the variables hold before a snippet is evaluated. */
    void hold(Map<String, Held> values) {
        held = values;
        replaced.clear();
    }

    void loaded(String className) {
        replaced.add(className);
    }

    /**
     * Puts the values into the classes that came since, all but one: what a snippet declares is its own business.
     *
     * @param except the snippet's own class
     * @param anew variables that were declared anew and stay as they are
     */
    void restore(ClassLoader loader, @Nullable Class<?> except, Set<String> anew) {
        for (String name : replaced) {
            try {
                Class<?> type = loader.loadClass(name);
                if (type != except) {
                    restore(type, anew);
                }
            } catch (ClassNotFoundException | LinkageError e) {
                // a class that cannot be loaded holds nothing; whoever uses it is told
            }
        }
        replaced.clear();
    }

    private void restore(Class<?> type, Set<String> anew) {
        for (Field field : type.getDeclaredFields()) {
            Held value = held.get(field.getName());
            if (value == null
                    || value.value() == null
                    || anew.contains(field.getName())
                    || !Modifier.isStatic(field.getModifiers())) {
                continue;
            }
            try {
                field.setAccessible(true);
                field.set(null, value.value());
            } catch (IllegalArgumentException | IllegalAccessException e) {
                misfits.add(field.getName());
            }
        }
    }

    /** The variables whose new type does not take their old value, told once. */
    Set<String> takeMisfits() {
        var taken = Set.copyOf(misfits);
        misfits.clear();
        return taken;
    }
}
