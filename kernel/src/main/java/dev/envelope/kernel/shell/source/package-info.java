/**
 * A cell's source: parted into snippets and read by the compiler's own parser, before JShell sees any of it.
 *
 * <p>{@link dev.envelope.kernel.shell.source.CellText} is the text with its lines, {@link
 * dev.envelope.kernel.shell.source.CellSplitter} parts it, and a {@link dev.envelope.kernel.shell.source.Declaration} knows which names
 * its source mentions.
 */
@NullMarked
package dev.envelope.kernel.shell.source;

import org.jspecify.annotations.NullMarked;
