/**
 * The {@code envelope} command: lab, run, shell, install, doctor; one class a subcommand, on picocli.
 *
 * <p>The script at the top of the repository finds Java, builds the jars and starts {@link
 * dev.envelope.kernel.command.EnvelopeCommand}. Exit status: 0 it worked, 1 it did not, 2 it was asked wrongly.
 *
 * <pre>{@code
 * ./envelope lab --no-browser
 * ./envelope run --check notebooks/url-shortener.ipynb
 * }</pre>
 */
@NullMarked
package dev.envelope.kernel.command;

import org.jspecify.annotations.NullMarked;
