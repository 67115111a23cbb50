package dev.envelope.kernel.widget;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import dev.envelope.quantity.DesignException;
import dev.envelope.quantity.Format;
import java.util.Optional;

/**
 * A slider of numbers between two bounds.
 *
 * <pre>{@code
 * slider("hit rate", 0.5, 0.99).at(0.9)
 * }</pre>
 */
public final class Slider extends Widget<Double> {

    private final double lowest;
    private final double highest;
    private final double step;
    private final int decimals;

    private Slider(String label, double lowest, double highest, double step, int decimals, double at) {
        super(label, at);
        this.lowest = lowest;
        this.highest = highest;
        this.step = step;
        this.decimals = decimals;
    }

    static Slider of(String label, double lowest, double highest) {
        Bounds.check(label, lowest, highest);
        return of(label, lowest, highest, Numbers.step(highest - lowest));
    }

    static Slider of(String label, double lowest, double highest, double step) {
        Bounds.check(label, lowest, highest, step);
        int decimals = Numbers.decimals(lowest, step);
        return new Slider(label, lowest, highest, step, decimals, Numbers.middle(lowest, highest, step));
    }

    /**
     * The same slider, standing at this value.
     *
     * @throws DesignException when it is outside of the bounds
     */
    public Slider at(double value) {
        Bounds.checkInside("at", value, lowest, highest);
        return new Slider(label(), lowest, highest, step, Math.max(decimals, Numbers.decimals(value)), value);
    }

    @Override
    String kind() {
        return "FloatSlider";
    }

    @Override
    String member() {
        return "value";
    }

    @Override
    void describe(JsonObject state) {
        state.addProperty("value", value());
        state.addProperty("min", lowest);
        state.addProperty("max", highest);
        state.addProperty("step", step);
        state.addProperty("readout_format", ",." + decimals + "f");
    }

    @Override
    Optional<Double> read(JsonElement said) {
        return Numbers.read(said).map(v -> Math.max(lowest, Math.min(highest, Numbers.clean(v))));
    }

    @Override
    String text(Double of) {
        return Format.plain(of);
    }
}
