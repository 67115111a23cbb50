/**
 * What Shift-TAB shows: the signature and the documentation of the word at the cursor.
 *
 * <pre>{@code
 * Help.at(shell, "List.of(", 8)
 * }</pre>
 */
@NullMarked
package dev.envelope.kernel.help;

import org.jspecify.annotations.NullMarked;
