package dev.envelope.kernel.widget;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import dev.envelope.quantity.DesignException;
import dev.envelope.quantity.Format;
import java.util.Optional;

/**
 * A field into which a number is typed.
 *
 * <pre>{@code
 * var servers = number("servers", 12);
 * }</pre>
 */
public final class NumberEntry extends Widget<Double> {

    private NumberEntry(String label, double at) {
        super(label, at);
    }

    static NumberEntry of(String label, double at) {
        if (!Double.isFinite(at)) {
            throw new DesignException(
                    "number(\"" + label + "\", " + at + ")",
                    "the field starts with a finite number",
                    "write number(\"" + label + "\", 10)");
        }
        return new NumberEntry(label, at);
    }

    @Override
    String kind() {
        return "FloatText";
    }

    @Override
    String member() {
        return "value";
    }

    @Override
    void describe(JsonObject state) {
        state.addProperty("value", value());
        // half a number is not meant yet
        state.addProperty("continuous_update", false);
    }

    @Override
    Optional<Double> read(JsonElement said) {
        return Numbers.read(said);
    }

    @Override
    String text(Double of) {
        return Format.plain(of);
    }
}
