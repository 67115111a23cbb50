package dev.envelope.kernel.widget;

import com.google.gson.JsonObject;

/** States of models in the front end's standard libraries, {@code @jupyter-widgets/base} and {@code controls}. */
public final class Models {

    private static final String BASE = "@jupyter-widgets/base";
    private static final String CONTROLS = "@jupyter-widgets/controls";
    private static final String VERSION = "2.0.0";

    private Models() {}

    /** A control or box: {@code FloatSlider} has the model {@code FloatSliderModel} and the view {@code FloatSliderView}. */
    static JsonObject control(String kind, String look) {
        return state(CONTROLS, kind + "Model", CONTROLS, look + "View");
    }

    /** A piece of HTML on the page. */
    public static JsonObject html(String html) {
        var state = control("HTML", "HTML");
        state.addProperty("value", html);
        return state;
    }

    /** The place that a control takes: wide enough for a label, a slider and its number. */
    public static JsonObject layout() {
        var state = state(BASE, "LayoutModel", BASE, "LayoutView");
        state.addProperty("width", "480px");
        return state;
    }

    /** The looks of a control: the label is as wide as its words. */
    public static JsonObject style() {
        var state = state(CONTROLS, "DescriptionStyleModel", BASE, "StyleView");
        state.addProperty("description_width", "initial");
        return state;
    }

    private static JsonObject state(String module, String model, String viewModule, String view) {
        var state = new JsonObject();
        state.addProperty("_model_module", module);
        state.addProperty("_model_module_version", VERSION);
        state.addProperty("_model_name", model);
        state.addProperty("_view_module", viewModule);
        state.addProperty("_view_module_version", VERSION);
        state.addProperty("_view_name", view);
        return state;
    }
}
