/**
 * What TAB shows, and whether code is complete.
 *
 * <p>The words come from JShell's own analysis of the snippet that the cursor stands in.
 *
 * <pre>{@code
 * Completion.at(shell, "List.o", 6).matches() // [of(]
 * }</pre>
 */
@NullMarked
package dev.envelope.kernel.complete;

import org.jspecify.annotations.NullMarked;
