/**
 * A network over a time in which it changes: load that grows, servers that go and come back, caches that are emptied.
 *
 * <p>A {@link dev.envelope.simulation.playback.Timeline} is a list of {@link dev.envelope.simulation.playback.Change changes} with their moments, and
 * {@link dev.envelope.simulation.playback.Scaler autoscalers} that make some of their own. Each replication applies them between events, and
 * counts slice by slice; {@link dev.envelope.simulation.playback.TimeSeries} tells what happened in each slice, with its confidence
 * interval over the replications.
 *
 * <pre>{@code
 * var cue = new Timeline.Cue(60, new Change.Down(0, 1, true));
 * var timeline = new Timeline(List.of(cue), List.of(), List.of(new Timeline.Part(List.of(0))), 20, 1, 100);
 * TimeSeries.of(network, timeline, 1, 32).answered(0, 60, 100)
 * }</pre>
 */
@NullMarked
@CheckReturnValue
package dev.envelope.simulation.playback;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
