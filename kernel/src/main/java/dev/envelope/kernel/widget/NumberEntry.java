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

    private final double lowest;
    private final double highest;

    private NumberEntry(String label, double lowest, double highest, double at) {
        super(label, at);
        this.lowest = lowest;
        this.highest = highest;
    }

    static NumberEntry of(String label, double at) {
        if (!Double.isFinite(at)) {
            throw new DesignException(
                    "number(\"" + label + "\", " + at + ")",
                    "the field starts with a finite number",
                    "write number(\"" + label + "\", 10)");
        }
        return new NumberEntry(label, -Double.MAX_VALUE, Double.MAX_VALUE, at);
    }

    static NumberEntry of(String label, double lowest, double highest) {
        Bounds.check("number", label, lowest, highest);
        return new NumberEntry(label, lowest, highest, Numbers.middle(lowest, highest, Numbers.step(highest - lowest)));
    }

    /**
     * The same field, standing at this number.
     *
     * @throws DesignException when it is outside of the bounds
     */
    public NumberEntry at(double number) {
        Bounds.checkInside("at", number, lowest, highest);
        return new NumberEntry(label(), lowest, highest, number);
    }

    @Override
    String kind() {
        return highest < Double.MAX_VALUE ? "BoundedFloatText" : "FloatText";
    }

    @Override
    String look() {
        return "FloatText";
    }

    @Override
    String member() {
        return "value";
    }

    @Override
    void describe(JsonObject state) {
        state.addProperty("value", value());
        if (highest < Double.MAX_VALUE) {
            state.addProperty("min", lowest);
            state.addProperty("max", highest);
        }
        // half a number is not meant yet
        state.addProperty("continuous_update", false);
    }

    @Override
    Optional<Double> read(JsonElement said) {
        return Numbers.read(said).map(v -> Math.max(lowest, Math.min(highest, v)));
    }

    @Override
    String text(Double of) {
        return Format.plain(of);
    }
}
