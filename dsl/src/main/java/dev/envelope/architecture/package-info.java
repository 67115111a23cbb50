/**
 * The shape of a system: its pictures, at the level of the context, the parts, the deployment and one operation.
 *
 * <pre>{@code design.diagram().deployment()}</pre>
 */
@NullMarked
@CheckReturnValue
package dev.envelope.architecture;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
