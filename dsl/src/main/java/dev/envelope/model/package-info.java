/**
 * What was stated: the workload, its operations, and what moves together. It computes nothing.
 *
 * <p>Every number that can be stated is an {@link dev.envelope.model.Input}: it has a name, the word that states it, and
 * what the language assumes until then. So each answer can list what it assumed, whatever the analysis.
 */
@NullMarked
@CheckReturnValue
package dev.envelope.model;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
