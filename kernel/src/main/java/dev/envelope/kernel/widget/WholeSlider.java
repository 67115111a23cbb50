package dev.envelope.kernel.widget;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import dev.envelope.quantity.DesignException;
import dev.envelope.quantity.Format;
import java.util.Optional;

/**
 * A slider of whole numbers between two bounds.
 *
 * <pre>{@code
 * slider("copies", 1, 9).at(3)
 * }</pre>
 */
public final class WholeSlider extends Widget<Integer> {

    private final int lowest;
    private final int highest;
    private final int step;

    private WholeSlider(String label, int lowest, int highest, int step, int at) {
        super(label, at);
        this.lowest = lowest;
        this.highest = highest;
        this.step = step;
    }

    static WholeSlider of(String label, int lowest, int highest, int step) {
        Bounds.check(label, lowest, highest, step);
        long steps = ((long) highest - lowest) / step;
        return new WholeSlider(label, lowest, highest, step, Math.toIntExact(lowest + steps / 2 * step));
    }

    /**
     * The same slider, standing at this value.
     *
     * @throws DesignException when it is outside of the bounds
     */
    public WholeSlider at(int value) {
        Bounds.checkInside("at", value, lowest, highest);
        return new WholeSlider(label(), lowest, highest, step, value);
    }

    @Override
    String kind() {
        return "IntSlider";
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
    }

    @Override
    Optional<Integer> read(JsonElement said) {
        return Numbers.read(said).map(v -> (int) Math.max(lowest, Math.min(highest, Math.rint(v))));
    }

    @Override
    String text(Integer of) {
        return Format.plain(of);
    }
}
