package dev.envelope.kernel.notebook;

/** A file that is not a notebook which can be run here: the message is one line that says what to do about it. */
public final class NotebookException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    NotebookException(String message) {
        super(message);
    }
}
