/**
 * The words ({@link dev.envelope.Envelope}) and the root ({@link dev.envelope.SystemDesign}) of the language: they state and delegate,
 * and compute nothing.
 *
 * <pre>{@code
 * system().users(10_000_000).peak(3).replication(3)
 * }</pre>
 */
@NullMarked
@CheckReturnValue
package dev.envelope;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
