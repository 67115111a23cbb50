package dev.envelope.kernel.widget;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import java.util.List;
import java.util.Optional;

/**
 * A control that stands at one of a list of options; the front end knows the options by their texts and says the place.
 *
 * @param <T> the type of the options
 */
public abstract class Selection<T> extends Widget<T> {

    private final List<T> options;

    Selection(String label, List<T> options, T at) {
        super(label, at);
        this.options = List.copyOf(options);
    }

    /** What there is to select, in order. */
    public final List<T> options() {
        return options;
    }

    @Override
    final String member() {
        return "index";
    }

    @Override
    final void describe(JsonObject state) {
        var labels = new JsonArray();
        options.forEach(option -> labels.add(text(option)));
        state.add("_options_labels", labels);
        state.addProperty("index", options.indexOf(value()));
    }

    @Override
    final Optional<T> read(JsonElement said) {
        return Numbers.read(said).filter(v -> v >= 0 && v < options.size()).map(v -> options.get(v.intValue()));
    }

    @Override
    String text(T of) {
        return of.toString();
    }
}
