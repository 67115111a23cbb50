/**
 * Magics: lines of a cell that are not Java but orders to the notebook, in the words that an IJava user knows.
 *
 * <p>{@code %name arguments} is one line; {@code %%name arguments} in a cell's first line takes the rest of the cell.
 * {@link dev.envelope.kernel.magic.Magics} knows them all; what a magic may do to the notebook is a
 * {@link dev.envelope.kernel.magic.Session}, which the shell implements.
 *
 * <pre>
 * %maven org.apache.commons:commons-csv:1.10.0
 * %time sweep(design, "users", range(1, 10), (d, x) -&gt; d.users(x), storage())
 * </pre>
 */
@NullMarked
package dev.envelope.kernel.magic;

import org.jspecify.annotations.NullMarked;
