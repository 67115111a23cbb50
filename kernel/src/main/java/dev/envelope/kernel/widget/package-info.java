/**
 * Controls that a person moves: sliders, choices, toggles and number entries, whose value the cells compute from.
 *
 * <p>A control is a value like any other and knows nothing of messages: {@link dev.envelope.kernel.widget.Widget#state()}
 * is what the front end's standard library of controls ({@code @jupyter-widgets/controls} 2.0) takes, and
 * {@link dev.envelope.kernel.widget.Widget#move} takes what it sends back. Where there is no such library a control shows
 * as its label and value.
 *
 * <pre>{@code
 * var hits = slider("hit rate", 0.5, 0.99);
 * hits.value()
 * }</pre>
 */
@NullMarked
package dev.envelope.kernel.widget;

import org.jspecify.annotations.NullMarked;
