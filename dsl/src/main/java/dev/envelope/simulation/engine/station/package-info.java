/**
 * The stations of a replication: who waits there, who is served, and what they have done.
 *
 * <p>{@link dev.envelope.simulation.engine.station.Stations} takes calls and lets them go. Behind it {@code Lines} are the queues and {@code
 * Pool} the servers, {@code Sharing} plays servers that all calls share, {@code Staffing} changes how many there are while calls go on,
 * and {@code Tallies} counts. Of copies that were down, {@link dev.envelope.simulation.engine.station.Arrears} has what they missed.
 *
 * <p>Held in every run: a call that came has left, was turned away, or is there, and the waits sum up to the integral of the number that
 * waits (J. Little, A Proof for the Queuing Formula L = λW, 1961).
 */
@NullMarked
@CheckReturnValue
package dev.envelope.simulation.engine.station;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
