package dev.envelope.kernel.display;

import dev.envelope.view.Display;
import dev.envelope.view.MimeBundle;
import java.awt.image.BufferedImage;
import java.awt.image.RenderedImage;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * What every value of a cell looks like.
 *
 * <p>The language and the user's own renderers come first; an image is a picture, and everything else is its text.
 */
public final class Renderers {

    private static final int MAX_NESTING = 8;

    private final Map<Class<?>, Renderer<?>> own = new ConcurrentHashMap<>();

    /** Shows values of this type, and of its subtypes that have no renderer of their own, by the renderer. */
    public <T> void register(Class<T> type, Renderer<T> renderer) {
        own.put(type, renderer);
    }

    /** The forms of a value, of which {@code text/plain} is always one. */
    public MimeBundle render(@Nullable Object value) {
        return render(value, 0);
    }

    private MimeBundle render(@Nullable Object value, int nesting) {
        if (value == null) {
            return text("null");
        }
        if (value instanceof MimeBundle bundle) {
            return withText(bundle, String.join("\n", bundle.data().values()));
        }
        Renderer<Object> renderer = nesting < MAX_NESTING ? rendererOf(value.getClass()) : null;
        if (renderer != null) {
            Object look = renderer.render(value);
            return look instanceof MimeBundle bundle
                    ? withText(bundle, PlainText.of(value))
                    : render(look, nesting + 1);
        }
        return Display.of(value).map(b -> withText(b, PlainText.of(value))).orElseGet(() -> inherent(value));
    }

    private static MimeBundle inherent(Object value) {
        if (value instanceof BufferedImage image) {
            return Pictures.png(image);
        }
        if (value instanceof RenderedImage image) {
            return Pictures.png(image);
        }
        return text(PlainText.of(value));
    }

    /** The renderer of the nearest type: the class itself, its superclasses, then their interfaces. */
    @SuppressWarnings("unchecked") // a renderer is kept under the class of what it takes
    private @Nullable Renderer<Object> rendererOf(Class<?> type) {
        if (own.isEmpty()) {
            return null;
        }
        for (Class<?> c = type; c != null; c = c.getSuperclass()) {
            var found = own.get(c);
            if (found != null) {
                return (Renderer<Object>) found;
            }
        }
        return (Renderer<Object>) own.entrySet().stream()
                .filter(e -> e.getKey().isAssignableFrom(type))
                .map(Map.Entry::getValue)
                .findFirst()
                .orElse(null);
    }

    private static MimeBundle withText(MimeBundle bundle, String text) {
        if (bundle.data().containsKey("text/plain")) {
            return bundle;
        }
        var data = new HashMap<>(bundle.data());
        data.put("text/plain", text);
        return new MimeBundle(data, bundle.metadata());
    }

    private static MimeBundle text(String text) {
        return new MimeBundle(Map.of("text/plain", text), Map.of());
    }
}
