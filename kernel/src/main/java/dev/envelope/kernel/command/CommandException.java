package dev.envelope.kernel.command;

/** Why a command cannot do what it was asked: shown without a stack trace, with exit status 1. */
final class CommandException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    CommandException(String message) {
        super(message);
    }
}
