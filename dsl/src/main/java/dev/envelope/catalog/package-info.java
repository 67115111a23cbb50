/** Dated facts with their sources: prices, limits, service levels, latencies, failure rates. */
@NullMarked
@CheckReturnValue
package dev.envelope.catalog;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
