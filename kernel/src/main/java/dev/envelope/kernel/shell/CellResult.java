package dev.envelope.kernel.shell;

import dev.envelope.kernel.shell.cell.CellError;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/**
 * How a cell ended.
 *
 * @param value the value of its last expression, null when there is none
 * @param error why it stopped, null when it ran to its end
 * @param exitStatus the status with which it asked the process to end by {@code System.exit}
 */
public record CellResult(@Nullable Object value, @Nullable CellError error, OptionalInt exitStatus) {

    public boolean ok() {
        return error == null;
    }
}
