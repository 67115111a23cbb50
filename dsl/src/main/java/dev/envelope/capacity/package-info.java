/**
 * Rates, volumes and bandwidth from the workload, and what each component of an architecture carries: the back of the
 * envelope.
 *
 * <ul>
 *   <li>rate of an operation = users × times per user and day ÷ 86,400 s, or as stated; growing with the users
 *   <li>peak rate = average rate × peak factor
 *   <li>ingress, egress = rate × size
 *   <li>data = users × stored per user + data at the start + what the operations wrote within the retention
 *   <li>storage = data × copies × (1 + headroom)
 *   <li>rate at a component = Σ over flows of the operation's rate × shares, repeats and misses on the way to it
 *   <li>hit rate of a cache = as stated, or by popularity, capacity, time to live and the writes that drop keys ({@link
 *       dev.envelope.capacity.Freshness}), at the rates of the peak; what a month moves is told at those of the average
 *   <li>instances = the largest of peak rate × service time ÷ (concurrency × target utilisation), bytes ÷ bandwidth,
 *       data × copies ÷ disk and connections, rounded up, and those that stand by
 * </ul>
 *
 * <p>Beside them stand formulas that need no design: {@link dev.envelope.capacity.Caching} (hit rates by popularity), {@link
 * dev.envelope.capacity.Pools}, {@link dev.envelope.capacity.Connections}, {@link dev.envelope.capacity.Network} and {@link
 * dev.envelope.capacity.Autoscaling}.
 *
 * <p>Source: A. Xu, System Design Interview, 2020, chapter 2; M. Kleppmann, Designing Data-Intensive Applications, 2017,
 * chapter 1 for fan-out.
 *
 * <pre>{@code
 * system().users(10_000_000).requestsPerUser(10).peak(3).capacity()   // 1,157/s on average, 3,472/s at the peak
 * }</pre>
 */
@NullMarked
@CheckReturnValue
package dev.envelope.capacity;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
