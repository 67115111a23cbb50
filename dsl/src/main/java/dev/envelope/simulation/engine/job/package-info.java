/**
 * The calls that are on their way in a replication, as columns of numbers: what is known of each, and of the jobs that they make.
 *
 * <p>A job is a number, the place of its row in {@link dev.envelope.simulation.engine.job.Jobs}; when it is over, another one gets the
 * place, so that no event makes garbage. What only some networks need is a {@link dev.envelope.simulation.engine.job.Column} of its own. A job
 * that does the work of a batch has a key for each of its calls, in {@link dev.envelope.simulation.engine.job.Bundles}.
 */
@NullMarked
@CheckReturnValue
package dev.envelope.simulation.engine.job;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
