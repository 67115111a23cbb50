package dev.envelope.kernel.display;

import dev.envelope.view.Display;
import dev.envelope.view.MimeBundle;
import java.awt.image.BufferedImage;
import java.awt.image.RenderedImage;
import java.lang.invoke.MethodType;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
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

    /** The last one that was registered comes last. */
    private final Map<Class<?>, Renderer<?>> own = new LinkedHashMap<>();

    private Function<Object, Optional<MimeBundle>> others = value -> Optional.empty();

    /** Asks there for the looks of values that nobody else has a look for. */
    public void fallBackOn(Function<Object, Optional<MimeBundle>> looks) {
        others = looks;
    }

    /**
     * Shows values of this type, and of its subtypes that have no renderer of their own, by the renderer.
     *
     * @throws IllegalArgumentException if one of them is null
     */
    public synchronized <T> void register(@Nullable Class<T> type, @Nullable Renderer<T> renderer) {
        if (type == null || renderer == null) {
            throw new IllegalArgumentException(
                    "renderer(" + (type == null ? "null" : type.getSimpleName() + ".class") + ", "
                            + (renderer == null ? "null" : "...")
                            + "): a renderer is for a type, and makes something of its values; write"
                            + " renderer(Money.class, money -> html(\"<b>\" + money + \"</b>\"))");
        }
        Class<?> boxed = MethodType.methodType(type).wrap().returnType();
        own.remove(boxed);
        own.put(boxed, renderer);
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
            if (look instanceof MimeBundle bundle) {
                return withText(bundle, PlainText.of(value));
            }
            // a renderer of all objects would take the text of another one as well
            return look instanceof CharSequence text ? text(text.toString()) : render(look, nesting + 1);
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

    /** The renderer of the nearest type, of which no other is a subtype; of several, the one that was registered last. */
    @SuppressWarnings("unchecked") // a renderer is kept under the class of what it takes
    private synchronized @Nullable Renderer<Object> rendererOf(Class<?> type) {
        Class<?> nearest = null;
        for (Class<?> each : own.keySet()) {
            if (each.isAssignableFrom(type) && (nearest == null || !each.isAssignableFrom(nearest))) {
                nearest = each;
            }
        }
        return nearest == null ? null : (Renderer<Object>) own.get(nearest);
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
