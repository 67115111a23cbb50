package dev.envelope.kernel.shell.cell;

import dev.envelope.view.MimeBundle;
import org.jspecify.annotations.Nullable;

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

    /**
     * The value of the cell's last expression where it can be computed again: when that happens {@link #update} replaces
     * it under this id.
     */
    default void result(MimeBundle bundle, String id) {
        result(bundle);
    }

    /**
     * A form, to be shown as a result or a display, of what leads back to a control: {@link #update} replaces it under this
     * id as long as the control can be moved.
     */
    default MimeBundle live(MimeBundle bundle, String id) {
        return bundle;
    }

    /** Whether a page shows such a form by its model, and not the text and picture beside it, which nobody replaces. */
    default boolean showsModels() {
        return true;
    }

    /**
     * How far a long work is, for a person who waits: the next progress, display or error takes the place of it, so that
     * nothing of it is left in the end.
     */
    default void progress(MimeBundle bundle) {}

    /**
     * How far a work is that may show nothing in the end, such as one that a variable is computed by: only under a cell that
     * has shown nothing yet, so that it can be taken away without a trace.
     */
    default void waiting(MimeBundle bundle) {}

    /** Why the cell stopped. */
    void error(CellError error);

    /** What {@code display(x, "id")} shows: like a display, but it can be replaced later. */
    default void display(MimeBundle bundle, String id) {
        display(bundle);
    }

    /** Replaces every display and result of this id, whichever cell showed it. */
    default void update(MimeBundle bundle, String id) {}

    /** What the front end calls the cell, the same each time it runs; empty where it does not say. */
    default String cellId() {
        return "";
    }

    /** The number at the cell's prompt, 0 where there is none. */
    default int number() {
        return 0;
    }

    /** What the front end calls its page, another name each time that it is loaded; empty where it does not say. */
    default String pageName() {
        return "";
    }

    /** Removes what the cell has shown so far, at once or when the next output comes. */
    default void clear(boolean wait) {}

    /** What {@code page(x)} shows beside the notebook, where the front end has a place for it. */
    default void page(MimeBundle bundle) {
        display(bundle);
    }

    /** A line that the user types, without its end. Where nobody types, reading ends as at the end of a file. */
    default @Nullable String input(String prompt, boolean secret) throws InterruptedException {
        return null;
    }
}
