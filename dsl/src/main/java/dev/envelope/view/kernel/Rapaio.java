package dev.envelope.view.kernel;

import java.lang.reflect.Method;
import java.util.List;

/**
 * The rapaio kernel. Its service for libraries is an interface that is in no public repository, so nothing can be
 * compiled against it: a renderer of that kind is added where the kernel keeps its own, which a later jar does not
 * clear.
 */
final class Rapaio {

    private Rapaio() {}

    /** Adds a renderer for each type that the language shows, ahead of the kernel's own. */
    @SuppressWarnings("unchecked")
    static void teach(Object displaySystem) throws ReflectiveOperationException {
        var loader = displaySystem.getClass().getClassLoader();
        String room = displaySystem.getClass().getPackageName();
        var renderer = Class.forName(room + ".DisplayRenderer", true, loader);
        var data = Class.forName(room + ".DisplayData", true, loader).getMethod("fromText", String.class);
        var field = displaySystem.getClass().getDeclaredField("systemDisplayRenderers");
        field.setAccessible(true);
        var renderers = (List<Object>) field.get(displaySystem);
        for (Class<?> type : StockKernels.shown()) {
            renderers.add(0, Foreign.implement(renderer, (method, arguments) -> switch (method) {
                case "rendererClass" -> type;
                case "canRender" -> true;
                default -> rendered(data, arguments[1]);
            }));
        }
    }

    private static Object rendered(Method fromText, Object value) {
        try {
            Object container = fromText.invoke(null, "");
            Foreign.show(value, container);
            return container;
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("this kernel's display data is of an unknown kind", e);
        }
    }
}
