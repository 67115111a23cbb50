package dev.envelope.kernel.display;

import dev.envelope.view.Display;
import dev.envelope.view.MimeBundle;
import java.awt.image.BufferedImage;
import java.awt.image.RenderedImage;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What every value of a cell looks like.
 *
 * <p>The language and the user's own renderers come first; an image is a picture, and everything else is its text.
 */
public final class Renderers {

    private static final int MAX_NESTING = 8;
    private static final String PLAIN = "text/plain";
    private static final Pattern TYPE = Pattern.compile("(?:application|audio|image|model|text|video)/[\\w.+-]+");

    private final Map<Class<?>, Renderer<?>> own = new ConcurrentHashMap<>();
    private Function<Object, Optional<MimeBundle>> others = value -> Optional.empty();

    /** Asks there for the looks of values that nobody else has a look for. */
    public void fallBackOn(Function<Object, Optional<MimeBundle>> looks) {
        others = looks;
    }

    /** Shows values of this type, and of its subtypes that have no renderer of their own, by the renderer. */
    public <T> void register(Class<T> type, Renderer<T> renderer) {
        own.put(type, renderer);
    }

    /** Whether a word is a MIME type, such as {@code text/html}. */
    public static boolean isType(String word) {
        return TYPE.matcher(word).matches();
    }

    /**
     * The forms of a value, or its text and its forms of some MIME types; a text is itself of the types that are asked for:
     * {@code render("<b>bold</b>", "text/html")}.
     */
    public MimeBundle render(@Nullable Object value, String... types) {
        var whole = render(value);
        if (types.length == 0) {
            return whole;
        }
        var data = new HashMap<String, String>();
        for (String type : types) {
            String form = value instanceof CharSequence text
                    ? text.toString()
                    : whole.data().get(type);
            if (form != null) {
                data.put(type, form);
            }
        }
        var metadata = new HashMap<>(whole.metadata());
        metadata.keySet().retainAll(data.keySet());
        return withText(new MimeBundle(data, metadata), whole.data().getOrDefault(PLAIN, ""));
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

    private MimeBundle inherent(Object value) {
        if (value instanceof BufferedImage image) {
            return Pictures.png(image);
        }
        if (value instanceof RenderedImage image) {
            return Pictures.png(image);
        }
        return others.apply(value).orElseGet(() -> text(PlainText.of(value)));
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
        if (bundle.data().containsKey(PLAIN)) {
            return bundle;
        }
        var data = new HashMap<>(bundle.data());
        data.put(PLAIN, text);
        return new MimeBundle(data, bundle.metadata());
    }

    private static MimeBundle text(String text) {
        return new MimeBundle(Map.of(PLAIN, text), Map.of());
    }
}
