package dev.envelope.kernel.shell;

import org.jspecify.annotations.Nullable;

/**
 * How a cell ended.
 *
 * @param value the value of its last expression, null when there is none
 * @param error why it stopped, null when it ran to its end
 */
public record CellResult(@Nullable Object value, @Nullable CellError error) {

    public boolean ok() {
        return error == null;
    }
}
