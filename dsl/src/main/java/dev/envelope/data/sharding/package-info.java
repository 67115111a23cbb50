/**
 * Which node holds a key, and what changes when there are more nodes: modulo, and consistent hashing on a ring.
 *
 * <ul>
 *   <li>modulo: {@code hash mod n}. From n to m nodes {@code 1 − min(n, m) ÷ lcm(n, m)} of the keys move: nearly all
 *   <li>a ring: each node stands at v points, and a key belongs to the next point. From n to m nodes {@code |m − n| ÷ max(n, m)} of the
 *       keys move in the mean, the least that can be. A node's part of the keys is {@code Beta(v, v (n − 1))}, with a coefficient of
 *       variation of {@code √((n − 1) ÷ (v n + 1))}: points make it even
 * </ul>
 *
 * <p>Source: D. Karger et al., Consistent Hashing and Random Trees, STOC 1997; OpenStack Swift, Building a Consistent Hashing
 * Ring, 2011.
 *
 * <pre>{@code
 * modulo(100).moved(101)                          // 99.0 %
 * ring(100).virtualNodes(1_000).moved(101)        // 0.99 %
 * ring(100).virtualNodes(100).balance()
 * }</pre>
 */
@NullMarked
@CheckReturnValue
package dev.envelope.data.sharding;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
