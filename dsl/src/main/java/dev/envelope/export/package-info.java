/**
 * A design in the languages of other tools.
 *
 * <p>Each export is a pure function of a model, and every name that a user gave is quoted by the rules of the language it goes into.
 *
 * <pre>{@code
 * design.export().structurizr()
 * design.operation(read("redirect").api("GET /links/{id}")).export().openApi()
 * }</pre>
 */
@NullMarked
@CheckReturnValue
package dev.envelope.export;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
