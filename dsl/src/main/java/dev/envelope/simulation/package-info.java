/**
 * What becomes of a design when it is run: its very own flows, parts and load as a discrete-event simulation.
 *
 * <p>The queueing formulas take for granted that stages are independent and calls come at random. A simulation takes nothing for
 * granted but what was stated: each call is made, waits behind those that came before, forks, misses, is turned away. Its
 * numbers are estimates, and each is told with its confidence interval; a percentile that too few calls lie beyond is not told.
 *
 * <p>Policies are simulated as {@link dev.envelope.model.policy} states them. A caller that is not ours to size (a user's browser) is one
 * caller, whose breaker, bulkhead and budget are those of all users together; each call is of a user of its own, whose address decides
 * the instance of {@code ipHash()}.
 *
 * <p>A cache that says how popular its keys are is played by them: {@link dev.envelope.simulation.Holding} says which call asks for
 * which, and {@link dev.envelope.simulation.network.LruCache} what becomes of it.
 *
 * <p>{@link dev.envelope.simulation.Floor} has a station for each queue of a part, {@link dev.envelope.simulation.Serving} says how it takes
 * calls, and of the nodes of a database {@link dev.envelope.simulation.Replicas} says which of them takes what.
 *
 * <p>{@link dev.envelope.simulation.Wiring} turns a flow into the program that a call runs. What comes of it knows nothing of designs any
 * more: a {@link dev.envelope.simulation.network network}, which the {@link dev.envelope.simulation.engine engine} runs in a steady state, and
 * the {@link dev.envelope.simulation.playback playback} through changes; {@link dev.envelope.simulation.random} draws the times.
 *
 * <p>{@link dev.envelope.simulation.Drill} runs it through {@link dev.envelope.simulation.scene scenes}; {@link
 * dev.envelope.simulation.Staging} turns them into changes of the network, {@link dev.envelope.simulation.Outages} what is down or hangs,
 * {@link dev.envelope.simulation.Rollouts} new versions, {@link dev.envelope.simulation.Scalers} what grows.
 *
 * <p>Source: A. Law, Simulation Modeling and Analysis, 2015.
 *
 * <pre>{@code
 * design.simulate()
 * design.simulate(fail("zone 1").at(minutes(2)), burst(2))
 * design.simulate().requests(20_000_000).seed(7).stations()
 * }</pre>
 */
@NullMarked
@CheckReturnValue
package dev.envelope.simulation;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
