package dev.envelope.kernel.widget;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import java.util.Optional;

/**
 * A box that is ticked or not.
 *
 * <pre>{@code
 * var cached = toggle("cache on");
 * cached.value() ? 0.9 : 0
 * }</pre>
 */
public final class Toggle extends Widget<Boolean> {

    Toggle(String label, boolean on) {
        super(label, on);
    }

    @Override
    String kind() {
        return "Checkbox";
    }

    @Override
    String member() {
        return "value";
    }

    @Override
    void describe(JsonObject state) {
        state.addProperty("value", value());
        // no room before the box for a label that stands behind it
        state.addProperty("indent", false);
    }

    @Override
    Optional<Boolean> read(JsonElement said) {
        boolean truth = said.isJsonPrimitive() && said.getAsJsonPrimitive().isBoolean();
        return truth ? Optional.of(said.getAsBoolean()) : Optional.empty();
    }

    @Override
    String text(Boolean of) {
        return of ? "yes" : "no";
    }
}
