package dev.envelope.export;

import dev.envelope.model.Model;

/** A design in the languages of other tools, each as text. */
public final class Exports {

    private final Model model;

    private Exports(Model model) {
        this.model = model;
    }

    /** The exports of a model. */
    public static Exports of(Model model) {
        return new Exports(model);
    }

    /** The C4 model of context and containers in the Structurizr DSL. */
    public String structurizr() {
        return Structurizr.of(model);
    }

    /** The contract of the operations whose endpoint is stated, as an OpenAPI document in YAML. */
    public String openApi() {
        return OpenApi.of(model);
    }
}
