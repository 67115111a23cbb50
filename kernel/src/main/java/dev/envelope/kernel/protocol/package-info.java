/**
 * The Jupyter message protocol over ZeroMQ: signed multipart messages, five sockets, and the outbox of what is
 * published.
 *
 * <p>Standard: Jupyter messaging 5.3. The channels of the base library (jjava-jupyter, of IJava's line) are not used, because
 * they poll every 50 ms, drop output at a high-water mark, stop for good at a bad signature and know a closed set of
 * messages. Contents are JSON objects here, so every message can be told.
 *
 * <pre>{@code
 * var sockets = Sockets.bind(Connection.of(json));
 * sockets.outbox().publish("status", parent, content);
 * sockets.serve(this::onShell, this::onControl);
 * }</pre>
 */
@NullMarked
package dev.envelope.kernel.protocol;

import org.jspecify.annotations.NullMarked;
