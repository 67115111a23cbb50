package org.rapaio.jupyter.kernel.display;

import java.util.ArrayList;
import java.util.List;

/** A stand-in for rapaio's class of this name: the same private list, searched in the same way. */
public final class DisplaySystem {

    private static final DisplaySystem INSTANCE = new DisplaySystem();

    private final List<DisplayRenderer> systemDisplayRenderers = new ArrayList<>();

    private DisplaySystem() {}

    public static DisplaySystem inst() {
        return INSTANCE;
    }

    public DisplayData render(Object object) {
        for (var renderer : systemDisplayRenderers) {
            if (renderer.rendererClass().isAssignableFrom(object.getClass()) && renderer.canRender(null)) {
                return renderer.render(null, object);
            }
        }
        return DisplayData.fromText(object.toString());
    }
}
