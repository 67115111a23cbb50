/**
 * One question asked of many scenarios or of many designs: uncertainty, sensitivity, growth, comparison, sweep.
 *
 * <p>A study knows no formula. It takes a {@link dev.envelope.analysis.Measure}, the one thing that every design has, and asks
 * it again: thousands of drawn worlds, each input moved to its p5 and its p95, the months ahead, or the same worlds over
 * other designs. Inputs of the same name have the same draws in every design of a study, so a difference between two
 * designs is a difference of the designs.
 *
 * <pre>{@code
 * compare(design, design.scale(10), design.replication(2).named("two copies"))
 * }</pre>
 */
@NullMarked
@CheckReturnValue
package dev.envelope.study;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
