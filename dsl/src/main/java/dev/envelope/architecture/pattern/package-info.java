/**
 * Architecture patterns: values that rewrite one model into another, so that a design and its alternatives are compared by the
 * same measures in the same worlds.
 *
 * <p>A {@link dev.envelope.architecture.pattern.Pattern} changes what the parts are and how operations go through them, and nothing of
 * what is asked of the system. It keeps four promises, which a property test holds over random designs:
 *
 * <ul>
 *   <li>each operation has its rate at the client, and a flow
 *   <li>each store has its data, and other people's services have their calls
 *   <li>the services together do the same work: Σ calls × service time stays, and where several parts do it now, each call
 *       takes an equal part ({@code Work})
 *   <li>a model that is in the pattern already stays as it is
 * </ul>
 *
 * <p>Service times that a pattern computes follow the rates of the design that it rewrote. So state the workload first, and the
 * pattern last: {@code design.users(million(20)).as(monolith())}. What it adds is named in its own page, and is taken as it
 * is where the design has it: {@code design.component(stream("event store").partitions(24)).as(cqrs())}.
 *
 * <pre>{@code
 * compare(design, design.as(monolith()), design.as(eventDriven()), design.as(cqrs().batch(100)))
 * }</pre>
 *
 * <p>Sources: S. Newman, Building Microservices, 2nd edition, 2021; G. Young, CQRS Documents, 2010; M. Fowler, "Event Sourcing",
 * 2005; G. Hohpe and B. Woolf, Enterprise Integration Patterns, 2003.
 */
@NullMarked
@CheckReturnValue
package dev.envelope.architecture.pattern;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
