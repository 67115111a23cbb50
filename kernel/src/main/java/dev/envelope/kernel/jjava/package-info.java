/**
 * Libraries made for the JJava kernel: what they bring as the service {@code org.dflib.jjava.jupyter.Extension} works here, too.
 *
 * <p>An extension is handed JJava's base kernel, of which a bare one is made as soon as the first extension comes onto the
 * class path. What it registers there, how values look and magics, is asked for from here; code that it evaluates runs in
 * the notebook.
 *
 * <pre>
 * %maven org.dflib:dflib-jupyter:1.2.0
 * DataFrame.foldByRow("a", "b").of(1, 2, 3, 4)      // a table
 * </pre>
 */
@NullMarked
package dev.envelope.kernel.jjava;

import org.jspecify.annotations.NullMarked;
