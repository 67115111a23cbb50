/**
 * What reads see of the writes before them, and what that takes: quorums over the copies of a record.
 *
 * <ul>
 *   <li>a read of {@code R} copies sees the last write to {@code W} of {@code N} if {@code R + W > N}; a majority for both is the
 *       usual choice (D. Gifford, "Weighted Voting for Replicated Data", SOSP 1979)
 *   <li>with fewer, it sees one of the last {@code k} writes with probability {@code 1 − (C(N − W, R) ÷ C(N, R))^k}
 *       (P. Bailis et al., "Probabilistically Bounded Staleness for Practical Partial Quorums", VLDB 5(8), 2012)
 *   <li>{@code k} of {@code n} copies are there with probability {@code Σ C(n, i) a^i (1 − a)^(n − i)} over {@code i ≥ k}
 * </ul>
 *
 * <pre>{@code
 * quorum(3).availability(percent(99.5))           // 2 of 3: 99.9925 %
 * quorum(3).reads(1).writes(1).fresh(2)           // 55.6 % see one of the last two writes
 * design.operation(read("balance").strong()).consistency()
 * }</pre>
 */
@NullMarked
@CheckReturnValue
package dev.envelope.data.consistency;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
