package dev.envelope.view.kernel;

import dev.envelope.view.Display;
import java.lang.reflect.Proxy;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;

/** What all three kernels have alike, called by name: containers of display data, and interfaces to implement. */
final class Foreign {

    private Foreign() {}

    static Object call(Object target, String method) throws ReflectiveOperationException {
        return target.getClass().getMethod(method).invoke(target);
    }

    /** An object of an interface of theirs: the body gets the name of the method that is called, and its arguments. */
    static Object implement(Class<?> type, BiFunction<String, Object[], @Nullable Object> body) {
        return Proxy.newProxyInstance(
                type.getClassLoader(), new Class<?>[] {type}, (self, method, arguments) -> switch (method.getName()) {
                    case "equals" -> self == arguments[0];
                    case "hashCode" -> System.identityHashCode(self);
                    case "toString" -> "Envelope";
                    default -> body.apply(method.getName(), arguments);
                });
    }

    /** Puts every form of a value into a kernel's container. */
    static void show(Object value, Object container) {
        try {
            var data = container.getClass().getMethod("putData", String.class, Object.class);
            var metadata = container.getClass().getMethod("putMetaData", String.class, Object.class);
            var bundle = Display.of(value).orElseThrow();
            for (var form : bundle.data().entrySet()) {
                data.invoke(container, form.getKey(), form.getValue());
            }
            for (var form : bundle.metadata().entrySet()) {
                metadata.invoke(container, form.getKey(), form.getValue());
            }
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("this kernel's display data is of an unknown kind", e);
        }
    }
}
