/**
 * What would make a design cheaper: each saving is a rewrite of the model, and its amount is the bill of the model before less
 * the bill of the model after, in the same worlds.
 *
 * <p>So no saving is a rule of thumb: {@code saves = bill(model) − bill(rewrite(model))}. Savings get into each other's way
 * (what runs on spot machines needs no reservation), so the sum of them is not what all of them save together. That is computed
 * by doing one after the other, the largest first, and leaving out what does not lower the bill any more.
 *
 * <p>To add one, write a {@link dev.envelope.study.saving.Saving} and put it on the list of
 * {@link dev.envelope.study.saving.Savings}.
 *
 * <pre>{@code
 * design.savings()             // ranked, with effort and risk, and the waterfall of all that go together
 * design.savings().claims()    // what sellers promise beside what dated prices say
 * }</pre>
 */
@NullMarked
@CheckReturnValue
package dev.envelope.study.saving;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
