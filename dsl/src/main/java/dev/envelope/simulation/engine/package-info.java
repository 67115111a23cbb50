/**
 * Discrete-event simulation of a network of queues: what happens next, one event after the other, and what can be said from it.
 *
 * <p>A {@link dev.envelope.simulation.network.Network} is a flat program: stations, sources of calls, and nodes that a call goes
 * through. {@link dev.envelope.simulation.engine.EventLoop} runs any of them; {@link
 * dev.envelope.simulation.engine.FeedForward} runs those that are nothing but queues one behind the other by recursions, which
 * needs no events. {@link dev.envelope.simulation.engine.Experiment} runs independent replications on all cores until the
 * answer is sure enough.
 *
 * <p>The event loop takes the earliest moment from its {@link dev.envelope.simulation.engine.clock.Agenda}, and the job goes its {@link
 * dev.envelope.simulation.engine.Course} through the nodes until it has to wait: for a server, as {@link
 * dev.envelope.simulation.engine.Visits} says, or for other jobs, as {@link dev.envelope.simulation.engine.Children}, {@link
 * dev.envelope.simulation.engine.Guards} and {@link dev.envelope.simulation.engine.Quorums} say.
 *
 * <p>Below it are the {@link dev.envelope.simulation.engine.job jobs} that are on their way, the {@link
 * dev.envelope.simulation.engine.clock clock} that says what is next, and the {@link dev.envelope.simulation.engine.station stations}.
 *
 * <p>A {@link dev.envelope.simulation.network.LruCache} holds keys: {@link dev.envelope.simulation.engine.Contents} in a list by their last
 * use, {@link dev.envelope.simulation.engine.Filling} as if it had always been asked, {@link
 * dev.envelope.simulation.engine.KeySample} of very many keys some. A call has a key, and what does the work of a batch has {@link
 * dev.envelope.simulation.engine.job.Bundles a key for each of its calls}.
 *
 * <p>State lies in arrays of numbers; an event makes no garbage. A job is a call on its way. What waits for several others (a
 * fork, a repetition, a batch) is a job that stays at its node while child jobs run; a child that ends or fails reports to
 * the job that made it, and the node of that job decides what follows. So a guarded call waits for its tries, by the rules of a
 * {@link dev.envelope.simulation.network.Guard}: what it gives up goes on to its end, and nobody hears of it. Copies of a record
 * are asked by a round, which tells the job as soon as the {@link dev.envelope.simulation.network.Quorum} has answered; what one of them
 * missed is in its {@link dev.envelope.simulation.engine.station.Arrears}.
 *
 * <p>Source: A. Law, Simulation Modeling and Analysis, 2015, chapters 1 and 9; J. Kiefer and J. Wolfowitz, On the theory of queues with many servers, 1955.
 *
 * <pre>{@code
 * NetworkBuilder builder = new NetworkBuilder();
 * int queue = builder.station(Station.of("queue", 1, ServiceTimes.of(1, 1)));
 * builder.source("calls", 0.8, new Arrivals.Poisson(), 0, builder.call(queue, builder.end(0)));
 * Experiment.of(builder.build()).run().mean(0)
 * }</pre>
 */
@NullMarked
@CheckReturnValue
package dev.envelope.simulation.engine;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
