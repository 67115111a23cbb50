/**
 * Amounts with units and ranges: arithmetic, evaluation and formatting.
 *
 * <p>A quantity is typed by its dimension ({@link dev.envelope.quantity.Rate}, {@link dev.envelope.quantity.DataSize},
 * ...), so a wrong unit does not compile. Behind each stands a {@link dev.envelope.quantity.Term}: the arithmetic that
 * made it. Because the arithmetic is kept, one and the same formula is evaluated at a point, over thousands of draws
 * and at a later month, and can be printed with its numbers. Nothing is computed when a quantity is made; a
 * {@link dev.envelope.quantity.Program} computes when somebody asks.
 *
 * <p>A range is a random variable with an identity: one Java value used in two places is one variable, and two values
 * with the same bounds are independent.
 *
 * <pre>{@code
 * mbps(5).over(minutes(60))                              // 2.25 GB
 * million(8, 12).times(count(10)).per(days(1))           // 1,134/s (925/s to 1,392/s)
 * }</pre>
 */
@NullMarked
@CheckReturnValue
package dev.envelope.quantity;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
