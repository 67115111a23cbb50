/**
 * What was stated: the workload and its operations, the components and the flows through them, the regions, and what moves
 * together. It computes nothing.
 *
 * <p>Every number that can be stated is an {@link dev.envelope.model.Input}: it has a name, the word that states it, and
 * what the language assumes until then. So each answer can list what it assumed, whatever the analysis.
 *
 * <p>A {@link dev.envelope.model.Flow} is the way of one operation through the {@link dev.envelope.model.Component}s that it names.
 * It is a tree of {@link dev.envelope.model.Step}s, and every analysis of it is a {@link dev.envelope.model.Fold}, so that there is
 * one place in which a flow is walked:
 *
 * <pre>{@code
 * .flow("history", client("phone"), edge, api, redis.missTo(store), aside(queue("audit"), worker("writer")))
 * }</pre>
 */
@NullMarked
@CheckReturnValue
package dev.envelope.model;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
