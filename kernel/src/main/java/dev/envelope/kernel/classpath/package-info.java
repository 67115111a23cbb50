/**
 * The class path as JShell's compiler sees it, by what an installation has found in it once and for all.
 *
 * <p>The JDK opens and lists all jars in the first second of each process. {@link dev.envelope.kernel.classpath.InstalledIndex}
 * writes their packages and types beside the class archive, and gives them to the compiler and to JShell's own lists.
 *
 * <pre>{@code
 * InstalledIndex.write(jars, file);                                      // at the installation
 * var index = InstalledIndex.read();                                     // in each kernel
 * JShell.builder().fileManager(index::on).build();
 * }</pre>
 */
@NullMarked
package dev.envelope.kernel.classpath;

import org.jspecify.annotations.NullMarked;
