package dev.envelope.kernel.shell;

import dev.envelope.kernel.shell.cell.CellLoader;
import dev.envelope.kernel.shell.cell.UserThread;
import dev.envelope.kernel.shell.error.Causes;
import java.lang.reflect.Field;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.locks.ReentrantLock;
import jdk.jshell.execution.DirectExecutionControl;
import jdk.jshell.spi.ExecutionControl;
import jdk.jshell.spi.ExecutionControlProvider;
import jdk.jshell.spi.ExecutionEnv;
import org.jspecify.annotations.Nullable;

/**
 * Runs snippets in this process, on the user's thread, and keeps the value and the exception as objects.
 *
 * <p>JShell itself only knows the text of a value. While the user's code runs the compiler's lock is given back, so that
 * completion and inspection answer during a long cell.
 */
final class LocalControl extends DirectExecutionControl {

    private final CellLoader loader = new CellLoader();
    private final ReentrantLock compiler;
    private @Nullable Object value;
    private @Nullable Throwable thrown;
    private @Nullable Field asked;
    private long nanosInCode;
    private final Keeper keeper = new Keeper();
    private final UserThread user = new UserThread(loader);

    LocalControl(ReentrantLock compiler) {
        this.compiler = compiler;
    }

    ClassLoader loader() {
        return loader;
    }

    UserThread user() {
        return user;
    }

    Keeper keeper() {
        return keeper;
    }

    /** How long the user's code has run so far. */
    long nanosInCode() {
        return nanosInCode;
    }

    /** The value of the snippet that ran last, handed out once. */
    @Nullable
    Object takeValue() {
        var taken = value;
        value = null;
        return taken;
    }

    /** What the snippet that ran last threw, handed out once. */
    @Nullable
    Throwable takeThrown() {
        var taken = thrown;
        thrown = null;
        return taken;
    }

    /** The field that a question for a variable's value reads. JShell knows where it is and does not say. */
    Optional<Field> field(Runnable question) {
        asked = null;
        question.run();
        return Optional.ofNullable(asked);
    }

    @Override
    public String varValue(String className, String varName) throws InternalException {
        try {
            asked = findClass(className).getDeclaredField(varName);
            asked.setAccessible(true);
            return "";
        } catch (ReflectiveOperationException e) {
            throw new InternalException(e.toString());
        }
    }

    @Override
    public void load(ClassBytecodes[] classes) {
        loader.add(classes);
        for (var each : classes) {
            keeper.loaded(each.name());
        }
    }

    @Override
    public void addToClasspath(String path) throws InternalException {
        for (String entry : path.split(System.getProperty("path.separator"), -1)) {
            loader.addPath(entry);
        }
    }

    @Override
    protected Class<?> findClass(String name) throws ClassNotFoundException {
        return loader.loadClass(name);
    }

    @Override
    protected String invoke(Method method) throws Exception {
        // what the snippet computes from must be there before it runs
        keeper.restore(loader, method.getDeclaringClass(), Set.of());
        int holds = compiler.getHoldCount();
        release(holds);
        long start = System.nanoTime();
        try {
            value = user.call(() -> method.invoke(null));
        } catch (InvocationTargetException e) {
            thrown = e.getTargetException();
            throw new InvocationTargetException(Causes.copy(e.getTargetException()));
        } catch (UserThread.LeftBehind e) {
            thrown = e;
            throw new InvocationTargetException(e);
        } finally {
            nanosInCode += System.nanoTime() - start;
            acquire(holds);
        }
        return "";
    }

    private void release(int holds) {
        for (int i = 0; i < holds; i++) {
            compiler.unlock();
        }
    }

    private void acquire(int holds) {
        for (int i = 0; i < holds; i++) {
            compiler.lock();
        }
    }

    ExecutionControlProvider asProvider() {
        return new ExecutionControlProvider() {
            @Override
            public String name() {
                return "envelope";
            }

            @Override
            public ExecutionControl generate(ExecutionEnv env, Map<String, String> parameters) {
                return LocalControl.this;
            }
        };
    }
}
