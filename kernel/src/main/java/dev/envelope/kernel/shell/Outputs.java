package dev.envelope.kernel.shell;

import dev.envelope.view.MimeBundle;

/**
 * What a cell gives off, in order, while it runs.
 *
 * <p>Calls come from the cell's thread and from every thread that the cell started, also after the cell ended: an
 * implementation must bear both.
 */
public interface Outputs {

    /** Text that the cell printed; never empty. */
    void stream(Stream stream, String text);

    /** What {@code display(x)} shows in the middle of a cell. */
    void display(MimeBundle bundle);

    /** The value of the cell's last expression. */
    void result(MimeBundle bundle);

    /** Why the cell stopped. */
    void error(CellError error);
}
