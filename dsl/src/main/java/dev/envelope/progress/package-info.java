/**
 * How far a long work is, for the person who waits for it.
 *
 * <pre>{@code
 * Progress progress = Progress.of("simulating", 32);
 * progress.add(1); // after a second: "simulating: 3 %"
 * }</pre>
 */
@NullMarked
package dev.envelope.progress;

import org.jspecify.annotations.NullMarked;
