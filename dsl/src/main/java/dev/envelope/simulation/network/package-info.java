/**
 * What is simulated: stations with their servers and queues, sources of calls, and the program by which a call goes through them.
 *
 * <p>A {@link dev.envelope.simulation.network.Network} is flat and immutable, and knows nothing of how it is run. A {@link dev.envelope.simulation.network.Node} is one step of a program; a {@link
 * dev.envelope.simulation.network.NetworkBuilder} puts it together from its end. {@link dev.envelope.simulation.network.Guard}, {@link
 * dev.envelope.simulation.network.Limit}, {@link dev.envelope.simulation.network.Quorum} and {@link
 * dev.envelope.simulation.network.LruCache} are the rules that its nodes name by their number. Times are seconds, and rates are a second.
 *
 * <pre>{@code
 * NetworkBuilder builder = new NetworkBuilder();
 * int queue = builder.station(Station.of("queue", 1, ServiceTimes.of(1, 1)));
 * builder.source("calls", 0.8, new Arrivals.Poisson(), 0, builder.call(queue, builder.end(0)));
 * builder.build()
 * }</pre>
 */
@NullMarked
@CheckReturnValue
package dev.envelope.simulation.network;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
