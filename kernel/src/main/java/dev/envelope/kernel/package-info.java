/**
 * The Jupyter kernel: wires the protocol to the rooms below.
 *
 * <p>Requests come in on the threads of the sockets. What runs code goes to one thread, in the order of arrival; what asks
 * about code goes to another, so that completion answers while a cell runs; interrupt and shutdown are served at once.
 *
 * <pre>{@code
 * java -cp lib/* dev.envelope.kernel.EnvelopeKernel connection.json
 * }</pre>
 */
@NullMarked
package dev.envelope.kernel;

import org.jspecify.annotations.NullMarked;
