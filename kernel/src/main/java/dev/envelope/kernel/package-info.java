/** The Jupyter kernel: wires the base kernel to the rooms below. */
@NullMarked
package dev.envelope.kernel;

import org.jspecify.annotations.NullMarked;
