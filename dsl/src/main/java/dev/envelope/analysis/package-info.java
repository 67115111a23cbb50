/**
 * How a question is asked: a measure of a model, a target for it, the worlds in which it is asked, and the derivation of
 * the answer.
 *
 * <p>An analysis is a pure function from a {@link dev.envelope.model.Model} to a quantity. The quantity keeps its
 * arithmetic, so the same formula answers for one {@link dev.envelope.quantity.Scenario} and for thousands of
 * {@link dev.envelope.quantity.Scenarios}; who writes an analysis writes the formula and gets intervals, growth,
 * sensitivity, comparison and the work shown for nothing.
 *
 * <pre>{@code
 * var tickets = measure("support tickets", m -> peakRate().of(m).times(percent(0.01)));
 * }</pre>
 */
@NullMarked
@CheckReturnValue
package dev.envelope.analysis;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
