package dev.envelope.kernel.magic;

/** A magic that cannot do what was written: the message says what was given, what is wrong with it, and what to write. */
public final class MagicException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public MagicException(String message) {
        super(message);
    }
}
