/**
 * Formulas of performance: queues, networks of queues, and how far a system scales.
 *
 * <p>The symbols are those of the textbooks. Calls arrive λ times a second (a {@code Rate}); each occupies one of c servers
 * for a service time S in the mean, with the coefficient of variation c_s (standard deviation over mean; c_a for the times
 * between arrivals).
 *
 * <ul>
 *   <li>offered load a = λ × S, how many servers are busy on average; utilisation ρ = a ÷ c
 *   <li>W, the wait until service begins; T = W + S, the response or sojourn time; L = λ × T, Little's law
 *   <li>B(c, a), Erlang's loss formula: the part of the calls that finds all servers busy and is turned away
 *   <li>C(c, a), Erlang's delay formula: the part that has to wait
 *   <li>P(W &gt; t) = C × e^(−(c − a) × t ÷ S) for exponential service times; for others the mean is corrected by
 *       (c_a² + c_s²) ÷ 2, and one server with calls at random has a tail of its own ({@code PoissonTail})
 * </ul>
 *
 * <p>In Kendall's notation, arrivals / service / servers / places: {@link dev.envelope.performance.MultiServerQueue} is M/M/c,
 * {@link dev.envelope.performance.LossSystem} M/M/c/c, {@link dev.envelope.performance.FiniteQueue} M/M/c/K, {@link
 * dev.envelope.performance.FiniteSource} M/M/c//N and {@link dev.envelope.performance.GeneralQueue} G/G/c with M/G/1 and M/D/1
 * in it; {@link dev.envelope.performance.Priorities} lets classes go first, {@link dev.envelope.performance.Variability} tells what
 * interruptions do. A queue at or over its limit waits without end, which is told as "unbounded".
 *
 * <p>Networks: {@link dev.envelope.performance.OpenNetwork} for calls that come and go, {@link
 * dev.envelope.performance.ClosedNetwork} for a fixed number of users, {@link dev.envelope.performance.ClassNetwork} for several kinds
 * of them, {@link dev.envelope.performance.OperationalLaws} for what was measured, {@link dev.envelope.performance.Bounds} for what is sure
 * from three numbers. {@link dev.envelope.performance.Scalability} fits how throughput grows, {@link
 * dev.envelope.performance.Tail} and {@link dev.envelope.performance.LoadBalancing} tell what many servers do to it. What these
 * formulas make of a design is in {@code latency}, what limits and retries do in {@code overload}, what a load test says in {@code
 * calibration}.
 *
 * <p>Source: L. Kleinrock, Queueing Systems, volume 1, 1975; R. Jain, The Art of Computer Systems Performance Analysis, 1991,
 * chapters 30 to 36.
 *
 * <pre>{@code
 * mm1(perSecond(125), ms(2)).response(percent(99))                       // 12.3 ms
 * serversForWait(perSecond(1_000), ms(16), percent(99), ms(5))           // 23
 * }</pre>
 */
@NullMarked
@CheckReturnValue
package dev.envelope.performance;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
