package dev.envelope.kernel.widget;

import dev.envelope.quantity.DesignException;
import dev.envelope.quantity.Quantity;
import java.util.Arrays;

/**
 * The words for controls: each shows itself as a cell's answer, and what is computed from its {@code value()} follows.
 */
public abstract class WidgetWords {

    protected WidgetWords() {}

    /**
     * A slider of numbers, in about a hundred steps, standing in the middle.
     *
     * @throws DesignException unless the first number is below the second
     */
    public static Slider slider(String label, double lowest, double highest) {
        return Slider.of(label, lowest, highest);
    }

    /** A slider of numbers in given steps, standing in the middle. */
    public static Slider slider(String label, double lowest, double highest, double step) {
        return Slider.of(label, lowest, highest, step);
    }

    /** A slider of whole numbers, standing in the middle. */
    public static WholeSlider slider(String label, int lowest, int highest) {
        return WholeSlider.of(label, lowest, highest, 1);
    }

    /** A slider of whole numbers in given steps, standing in the middle. */
    public static WholeSlider slider(String label, int lowest, int highest, int step) {
        return WholeSlider.of(label, lowest, highest, step);
    }

    /** A slider of amounts with a unit, standing in the middle: {@code slider("timeout", ms(5), ms(500))}. */
    public static <Q extends Quantity<Q>> QuantitySlider<Q> slider(String label, Q lowest, Q highest) {
        return QuantitySlider.of(label, lowest, highest);
    }

    /** A slider of amounts with a unit in given steps, standing in the middle. */
    public static <Q extends Quantity<Q>> QuantitySlider<Q> slider(String label, Q lowest, Q highest, Q step) {
        return QuantitySlider.of(label, lowest, highest, step);
    }

    /** A list to choose from, standing at its first option. */
    @SafeVarargs
    public static <T> Choice<T> choice(String label, T... options) {
        return Choice.of(label, Arrays.asList(options));
    }

    /** A box to tick, not ticked. */
    public static Toggle toggle(String label) {
        return new Toggle(label, false);
    }

    /** A box to tick, ticked or not. */
    public static Toggle toggle(String label, boolean on) {
        return new Toggle(label, on);
    }

    /** A field for a number. */
    public static NumberEntry number(String label, double at) {
        return NumberEntry.of(label, at);
    }

    /** A field for a number between two bounds, standing in the middle. */
    public static NumberEntry number(String label, double lowest, double highest) {
        return NumberEntry.of(label, lowest, highest);
    }

    /** A field for an amount, typed in the unit that its label names: {@code number("payload", kB(30))}. */
    public static <Q extends Quantity<Q>> AmountEntry<Q> number(String label, Q at) {
        return AmountEntry.of(label, at);
    }

    /** A field for an amount between two bounds, standing in the middle: {@code number("kept", years(1), years(10))}. */
    public static <Q extends Quantity<Q>> AmountEntry<Q> number(String label, Q lowest, Q highest) {
        return AmountEntry.of(label, lowest, highest);
    }
}
