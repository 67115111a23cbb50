/**
 * Other people's kernels: how the results of the language come to look well in IJava, JJava and rapaio with no set-up.
 *
 * <p>None of these kernels is needed at run time, and no type of the language implements anything of theirs: when the
 * language is first used, it asks by name whether one of them runs this process, and tells it of {@link
 * dev.envelope.view.Display}. JJava also finds {@link dev.envelope.view.kernel.JJavaExtension} as a service.
 *
 * <pre>{@code
 * %jars envelope-dsl.jar
 * import static dev.envelope.Envelope.*;
 * system().users(10_000_000).capacity()      // a table and a chart, in any of the three
 * }</pre>
 */
@NullMarked
package dev.envelope.view.kernel;

import org.jspecify.annotations.NullMarked;
