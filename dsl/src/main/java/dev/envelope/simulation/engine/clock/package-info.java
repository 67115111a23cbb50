/**
 * What happens next in a replication: the earliest of the moments at which servers are done, calls come, and times are over.
 *
 * <p>{@link dev.envelope.simulation.engine.clock.Agenda} knows them all. A fixed number of them compete in a {@link
 * dev.envelope.simulation.engine.clock.Tournament}; behind its leaves stand queues of equal delays and a {@link
 * dev.envelope.simulation.engine.clock.TimeHeap} for the others. {@link dev.envelope.simulation.engine.clock.Timers} are numbers in these,
 * like jobs; one that was stopped is left there until its time comes.
 *
 * <p>Source: D. Knuth, The Art of Computer Programming, volume 3, section 5.4.1 (tournament trees).
 */
@NullMarked
@CheckReturnValue
package dev.envelope.simulation.engine.clock;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
