/**
 * Libraries from Maven repositories: {@code %maven}, {@code %mavenRepo} and {@code %loadFromPOM}.
 *
 * <p>The resolver is Maven's own, wrapped by MIMA, which reads the user's {@code settings.xml}. Nothing of it is loaded
 * before the first of these magics runs.
 *
 * <pre>
 * %maven org.apache.commons:commons-csv:1.10.0
 * </pre>
 */
@NullMarked
package dev.envelope.kernel.magic.maven;

import org.jspecify.annotations.NullMarked;
