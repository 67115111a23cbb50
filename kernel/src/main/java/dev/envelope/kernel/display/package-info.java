/**
 * What an object looks like: any value of a cell as a bundle of MIME types, of which {@code text/plain} is always one.
 *
 * <p>The language is asked first ({@link dev.envelope.view.Display}), then the renderers that a user registered, then
 * what every JDK knows: pictures, arrays, and text.
 */
@NullMarked
package dev.envelope.kernel.display;

import org.jspecify.annotations.NullMarked;
