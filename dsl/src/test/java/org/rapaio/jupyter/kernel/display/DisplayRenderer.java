package org.rapaio.jupyter.kernel.display;

import org.jspecify.annotations.Nullable;

/** A stand-in for rapaio's interface of this name, which is in no public repository. */
public interface DisplayRenderer {

    Class<?> rendererClass();

    boolean canRender(@Nullable String mime);

    DisplayData render(@Nullable String mime, Object object);
}
