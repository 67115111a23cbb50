package dev.envelope.view.kernel;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * IJava and its fork JJava, whose renderers have the same methods under two package names.
 *
 * <p>In their words it does, for each type: {@code kernel.getRenderer().createRegistration(type)
 * .preferring("text/html", "image/png").register((value, context) -> ...)}.
 */
final class BaseKernels {

    private BaseKernels() {}

    /** Registers what the language shows with a kernel's renderer. */
    static void teach(Object kernel) throws ReflectiveOperationException {
        Object renderer = Foreign.call(kernel, "getRenderer");
        for (Class<?> type : StockKernels.shown()) {
            Object registration = renderer.getClass()
                    .getMethod("createRegistration", Class.class)
                    .invoke(renderer, type);
            registration.getClass().getMethod("preferring", String[].class).invoke(registration, (Object)
                    new String[] {"text/html", "image/png"});
            var register = Arrays.stream(registration.getClass().getMethods())
                    .filter(method -> method.getName().equals("register"))
                    .findFirst()
                    .orElseThrow(() -> new NoSuchMethodException("register"));
            register.invoke(registration, Foreign.implement(register.getParameterTypes()[0], BaseKernels::render));
        }
    }

    private static @Nullable Object render(String method, Object[] valueAndContext) {
        try {
            Foreign.show(valueAndContext[0], Foreign.call(valueAndContext[1], "getOutputContainer"));
            return null;
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("this kernel's renderer is of an unknown kind", e);
        }
    }
}
