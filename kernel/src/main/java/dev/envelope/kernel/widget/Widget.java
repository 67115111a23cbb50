package dev.envelope.kernel.widget;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import dev.envelope.view.View;
import dev.envelope.view.Viewable;
import java.util.Optional;

/**
 * A control with a label and a value that a person changes while the notebook stands.
 *
 * <p>What a cell computed from {@link #value()} is computed again when the control is moved.
 *
 * @param <T> the type of the value
 */
public abstract class Widget<T> implements Viewable {

    private final String label;
    private volatile T value;

    Widget(String label, T value) {
        this.label = label;
        this.value = value;
    }

    /** What the person reads beside the control. */
    public final String label() {
        return label;
    }

    /** The value at which the control stands now. */
    public final T value() {
        return value;
    }

    /** The state of the control as the front end's model holds it. */
    public final JsonObject state() {
        var state = Models.control(kind(), look());
        state.addProperty("description", description());
        describe(state);
        return state;
    }

    /** Takes over the value in a changed state of the front end; whether it is another one than before. */
    public final boolean move(JsonObject state) {
        var moved = Optional.ofNullable(state.get(member())).flatMap(this::read).filter(v -> !v.equals(value));
        moved.ifPresent(v -> value = v);
        return moved.isPresent();
    }

    /** What stands beside the control, where it is more than its label. */
    String description() {
        return label;
    }

    /** The control's name in the front end's library. */
    abstract String kind();

    /** The name of its view there, where that is that of another control. */
    String look() {
        return kind();
    }

    /** The member of the state in which the value stands. */
    abstract String member();

    /** Adds the value, and the bounds or options, to the state. */
    abstract void describe(JsonObject state);

    /** The value that the front end says; empty where it says nonsense. */
    abstract Optional<T> read(JsonElement said);

    /** The value as text. */
    abstract String text(T of);

    @Override
    public View view() {
        return View.titled("").text(toString());
    }

    @Override
    public String toString() {
        return label + ": " + text(value);
    }
}
