/**
 * How long the callers of a design wait: the percentiles of each operation on its flow, and where the time goes.
 *
 * <p>{@link dev.envelope.performance.latency.Latency} is the answer of {@code design.latency()}. Each
 * component is a queue with the load that capacity tells and the servers that sizing tells; instances that can take any call
 * have one queue together, nodes that hold different data one each. The time on the way is a random one, and its percentiles
 * are those of the sum: the distributions are put together on a grid, by adding up in a path, by chance in a miss, by the slowest
 * of several at once. Percentiles are never added up. Taken for granted are calls at random (Poisson), stages that are
 * independent of one another, and service times of Gamma's distribution. Nobody has waited in line for somebody else's batch, and
 * no call has timed out or been tried again.
 *
 * <p>From the design to the number: {@code Journeys} reads the flow of an operation as a {@code Journey} of stages, a {@code Route} is that
 * journey with the operands of one scenario, {@code Percentile} tells it on a {@code Grid}; {@code Part} and {@code LoadCurve} ask it by stage
 * and by load, and {@code Agreement} holds it against a simulation of the same design.
 *
 * <p>Source: L. Kleinrock, Queueing Systems, volume 1, 1975; the grid: H. Panjer and G. Willmot, Insurance Risk Models, 1992, section
 * 6.15.
 *
 * <pre>{@code
 * design.latency()
 * design.latency().simulated()
 * design.uncertainty(p99("redirect").atMost(ms(50)))
 * }</pre>
 */
@NullMarked
@CheckReturnValue
package dev.envelope.performance.latency;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
