/**
 * The charts of the language's answers: what a reviewer understands at once, as XChart charts that can be restyled.
 *
 * <p>One look for all: a white card, light horizontal lines, the legend below, the colours of Okabe and Ito that people
 * with colour blindness tell apart (Color Universal Design, 2008), and text that never covers data. Values are in base
 * units; an {@link dev.envelope.view.chart.Axis} says how a tick reads.
 *
 * <pre>{@code
 * Charts.lines("p99 by hit rate", Axis.of("hit rate", x -> Math.round(x * 100) + " %"), Axis.of("p99", s -> s * 1e3 + " ms"),
 *     List.of(Line.of("redirect", x, y)), List.of(new Mark(0.1, "target 100 ms")))
 * }</pre>
 */
@NullMarked
package dev.envelope.view.chart;

import org.jspecify.annotations.NullMarked;
