/**
 * What limits, retries and breakers do to the load: the arithmetic behind {@link dev.envelope.model.policy}.
 *
 * <ul>
 *   <li>rate limits: a bucket of B tokens that fills at r admits at most B + r T in any time T, and a burst at a rate M &gt; r passes for
 *       {@code B ÷ (M − r)}; a sliding window of length L admits n (⌊T ÷ L⌋ + 1), a fixed one n (⌈T ÷ L⌉ + 1)
 *   <li>retries of every layer multiply: {@code (1 + r)^layers} tries at the bottom when it is down; with a budget b in each
 *       {@code (1 + b)^layers}
 *   <li>back-off: {@code min(longest, first × factor^(k − 1))} before the k-th retry, half of it in the mean with full jitter
 *   <li>retries of what timed out are a load of their own: {@code Λ = λ × tries(p(Λ))}, p being the part that takes longer than the
 *       timeout. Up to {@code c ÷ S ÷ (1 + r)} there is one solution; above it there is a second one, where everything times out, and
 *       one disturbance is enough to stay there
 *   <li>a backlog of (burst − capacity) × time is worked off at capacity − load
 * </ul>
 *
 * <p>Source: M. Ulrich, Addressing Cascading Failures, Site Reliability Engineering, 2016, chapter 22; M. Brooker, Timeouts,
 * retries, and backoff with jitter, 2019; N. Bronson et al., Metastable Failures in Distributed Systems, HotOS 2021; A. Tanenbaum,
 * Computer Networks, 2003, section 5.4.
 *
 * <pre>{@code
 * admission(tokenBucket(perSecond(100), 50)).within(seconds(10))                    // 1,050
 * amplification(retries(3), 3)                                                      // 64
 * pauses(retries(5).backoff(ms(50), ms(1_000)).jitter())
 * retryStorm(ms(16), 100, timeout(ms(200)), retries(3)).metastableFrom()            // 1,563/s of 6,250/s
 * retryStorm(design, "api").simulated()                                             // beside a simulation
 * backlog(perSecond(1_200), perSecond(370), seconds(10)).drainedAfter(perSecond(100))   // 30.7 s
 * }</pre>
 */
@NullMarked
@CheckReturnValue
package dev.envelope.performance.overload;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
