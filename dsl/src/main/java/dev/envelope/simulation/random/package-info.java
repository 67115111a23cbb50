/**
 * The random times of a simulation: between arrivals, and of service.
 *
 * <p>Numbers come from streams. A stream's draws depend on the seed, the replication and the stream's name alone, so that the
 * i-th call of a component takes equally long in a design and in its variant (common random numbers), in whatever order the
 * components stand.
 *
 * <p>Source: A. Law, Simulation Modeling and Analysis, 2015, chapter 8 (distributions) and section 11.2 (common random numbers);
 * the generator is xoroshiro128++ of D. Blackman and S. Vigna, ACM TOMS 47(4), 2021.
 *
 * <pre>{@code ServiceTimes.of(0.004, 0.5).sampler(Streams.named(1, 0, "api"))}</pre>
 */
@NullMarked
@CheckReturnValue
package dev.envelope.simulation.random;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
