/**
 * The picture of a system: a graph of parts, boundaries and flows, laid out, drawn and told as text.
 *
 * <p>A {@link dev.envelope.view.diagram.Diagram} is a plain value that knows nothing of designs. ELK's layered algorithm
 * (Sugiyama, Tagawa and Toda 1981; Schulze, Spönemann and von Hanxleden 2014) places it, folded to the width of a
 * notebook; an SVG writer of our own draws it with presentation attributes only, because GitHub and JupyterLab drop
 * styles. Parts are coloured by their headroom (blue to red by way of yellow, after ColorBrewer's RdYlBu, which people
 * with colour blindness tell apart), and each also says its headroom in words.
 *
 * <pre>{@code
 * Diagram.titled("Short links")
 *     .node(Node.of("browser", Kind.CLIENT))
 *     .group(Group.of("region eu").node(Node.of("api", Kind.SERVICE).details("4 × 8 cores").utilisation(0.62)))
 *     .edge(Edge.of("browser", "api").labels("3,472/s", "12 MB/s"))
 * }</pre>
 */
@NullMarked
package dev.envelope.view.diagram;

import org.jspecify.annotations.NullMarked;
