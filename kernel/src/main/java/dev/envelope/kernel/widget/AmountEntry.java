package dev.envelope.kernel.widget;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import dev.envelope.quantity.DesignException;
import dev.envelope.quantity.Quantity;
import java.util.List;
import java.util.Optional;

/**
 * A field into which an amount is typed, in the unit that its label names.
 *
 * <pre>{@code
 * number("retention", years(1), years(10)).at(years(2))    // retention (years)
 * number("payload", kB(30))                                // payload (kB)
 * }</pre>
 *
 * @param <Q> the kind of amount
 */
public final class AmountEntry<Q extends Quantity<Q>> extends Widget<Q> {

    private final UnitWord<Q> unit;
    private final double lowest;
    private final double highest;

    private AmountEntry(String label, UnitWord<Q> unit, double lowest, double highest, Q at) {
        super(label, at);
        this.unit = unit;
        this.lowest = lowest;
        this.highest = highest;
    }

    static <Q extends Quantity<Q>> AmountEntry<Q> of(String label, Q at) {
        checkCertain(label, at);
        var unit = UnitWord.shortestFor(List.of(at));
        double largest = Math.min(Double.MAX_VALUE, at.dimension().largest() / unit.one());
        return new AmountEntry<>(label, unit, 0, largest, at);
    }

    static <Q extends Quantity<Q>> AmountEntry<Q> of(String label, Q lowest, Q highest) {
        checkCertain(label, lowest);
        checkCertain(label, highest);
        var unit = UnitWord.shortestFor(List.of(lowest, highest));
        double low = unit.in(lowest);
        double high = unit.in(highest);
        Bounds.check("number", label, low, high);
        return new AmountEntry<>(label, unit, low, high, unit.of(Numbers.middle(low, high, Numbers.step(high - low))));
    }

    private static void checkCertain(String label, Quantity<?> amount) {
        if (amount.uncertain()) {
            throw new DesignException(
                    "number(\"" + label + "\", " + amount + ")",
                    "what is typed into a field is certain",
                    "write one number in the unit word");
        }
    }

    /**
     * The same field, standing at this amount.
     *
     * @throws DesignException when it is uncertain or outside of the bounds
     */
    public AmountEntry<Q> at(Q amount) {
        checkCertain(label(), amount);
        Bounds.checkInside("at", unit.in(amount), lowest, highest);
        return new AmountEntry<>(label(), unit, lowest, highest, amount);
    }

    @Override
    String kind() {
        return "BoundedFloatText";
    }

    @Override
    String description() {
        return label() + " (" + unit.name() + ")";
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
        state.addProperty("value", unit.in(value()));
        state.addProperty("min", lowest);
        state.addProperty("max", highest);
        // half a number is not meant yet
        state.addProperty("continuous_update", false);
    }

    @Override
    Optional<Q> read(JsonElement said) {
        return Numbers.read(said)
                .map(number -> Math.max(lowest, Math.min(highest, number)))
                .filter(number -> number != unit.in(value()))
                .map(unit::of);
    }

    @Override
    String text(Q of) {
        return of.toString();
    }
}
