/**
 * How calls of a component are protected, limited and spread: what is stated about its traffic.
 *
 * <p>A {@link dev.envelope.model.policy.Policy} is stated at the component that is called, and one of the same kind replaces
 * the one that was there:
 *
 * <pre>{@code
 * payments.policy(timeout(ms(300)), retries(2).backoff(ms(50), ms(1_000)).jitter().budget(percent(10)), breaker(percent(50)))
 * payments.policy(tokenBucket(perSecond(100), 50), queueLimit(200), leastConnections())
 * }</pre>
 *
 * <p>On the caller's side, each instance of a caller keeps its own state: its own breaker, bulkhead and budget, as a library in
 * its process does. Policies of the caller lie around the call in this order, whatever the order in which they are stated:
 * retries around the breaker, around the bulkhead, around the hedge, around the timeout of each try (resilience4j's order, in which
 * the retry is outermost; resilience4j, Getting started, "Aspect order", 2.x). So a breaker sees each try, a call that it or the
 * bulkhead turns away is a failure that may be tried again, and both calls of a hedge have their own timeout. Inside is the whole
 * call, with what the component calls in its turn before it answers: retries of services that call each other multiply.
 *
 * <p>On the side of the component that is called, a call passes the rate limit, then the queue limit of the instance that
 * {@link dev.envelope.model.policy.Balancing} chose, then waits by its {@link dev.envelope.model.policy.Discipline}, and may be shed
 * when its turn comes. One that is turned away takes no service time, and fails at its caller after the network's round trip.
 *
 * <p>It states and computes nothing; every number may be a range. What is not stated has the default of a product that is widely
 * used, and its {@link dev.envelope.model.Input} says which.
 */
@NullMarked
@CheckReturnValue
package dev.envelope.model.policy;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
