package dev.envelope.view.kernel;

import dev.envelope.view.View;
import dev.envelope.view.Viewable;
import dev.envelope.view.diagram.Diagram;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.knowm.xchart.internal.chartpart.Chart;
import tech.tablesaw.api.Table;
import tech.tablesaw.columns.Column;

/**
 * The kernels of other projects that may run this process: IJava, JJava and rapaio.
 *
 * <p>They are asked for by the name of a class, so that a process without them pays three failed look-ups and nothing
 * else. The types are told to them from here, and not only from a service, because a notebook may load this library
 * with a class loader of its own, and a kernel tells types apart by that too.
 */
public final class StockKernels {

    private static final Set<String> CONNECTED = new HashSet<>();

    private StockKernels() {}

    /** Tells the kernel of this process, if it is one of the three and has started, how results look; once each. */
    public static synchronized void connect() {
        teach("io.github.spencerpark.ijava.IJava", "getKernelInstance", BaseKernels::teach);
        teach("org.dflib.jjava.jupyter.kernel.BaseKernel", "notebookKernel", BaseKernels::teach);
        teach("org.rapaio.jupyter.kernel.display.DisplaySystem", "inst", Rapaio::teach);
    }

    /** What the language knows how to show; a method, because most processes never need these classes for it. */
    static List<Class<?>> shown() {
        return List.of(Viewable.class, View.class, Table.class, Column.class, Chart.class, Diagram.class);
    }

    /** What is told to a kernel once it is found. */
    private interface Lesson {
        void teach(Object kernel) throws ReflectiveOperationException;
    }

    private static void teach(String type, String method, Lesson lesson) {
        if (CONNECTED.contains(type)) {
            return;
        }
        try {
            Object kernel = find(type).getMethod(method).invoke(null);
            if (kernel != null) {
                lesson.teach(kernel);
                CONNECTED.add(type);
            }
        } catch (ReflectiveOperationException | LinkageError e) {
            // Not this kernel, or a version of it that is unknown here. Its users see the text of toString(), which is
            // made for that; to fail would take the language away from them.
        }
    }

    private static Class<?> find(String type) throws ClassNotFoundException {
        @Nullable ClassLoader context = Thread.currentThread().getContextClassLoader();
        return Class.forName(type, true, context == null ? StockKernels.class.getClassLoader() : context);
    }
}
