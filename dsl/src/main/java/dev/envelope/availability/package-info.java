/**
 * How much of the time a system answers: series, k of n over instances and zones, what is needed and what only helps.
 *
 * <ul>
 *   <li>availability = mean time between failures ÷ (mean time between failures + mean time to repair)
 *   <li>in series, where all are needed: {@code Π aᵢ}; in parallel, where one is enough: {@code 1 − Π (1 − aᵢ)}
 *   <li>k of n: {@code Σ C(n, i) aⁱ (1 − a)ⁿ⁻ⁱ} over {@code i ≥ k}
 *   <li>what instances of a zone have in common, β: a zone is away {@code β (1 − a)} of the time with all that is in it, and each
 *       of its instances for what is left of its own {@code 1 − a} (the beta-factor model)
 *   <li>an operation = the mean over all states of its parts of the chance that a call is answered
 * </ul>
 *
 * <p>{@link dev.envelope.availability.Redundancy} has the formulas, {@link dev.envelope.availability.Availability} a design's own
 * answer. Needed of a component are as many instances as carry the peak; there are as many as sizing tells. Parts fail
 * independently of each other. Regions answer for each other where {@code failover(...)} says so. What takes over is there at once: how long it takes to notice a failure and to fail over is
 * not in it.
 *
 * <p>Source: R. E. Barlow and F. Proschan, Statistical Theory of Reliability and Life Testing, 1975, chapter 1; K. N. Fleming, "A
 * Reliability Model for Common Mode Failures in Redundant Safety Systems", General Atomic GA-A13284, 1975, for the beta
 * factor.
 *
 * <pre>{@code
 * design.component(api.availability(percent(99.9))).availability()
 * design.availability().atLeast(nines(4))
 * compare(design, design.zones(3).named("three zones")).by(availability("redirect"))
 * Redundancy.kOfN(3, 4, percent(90))                                               // 94.77 %
 * }</pre>
 */
@NullMarked
@CheckReturnValue
package dev.envelope.availability;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
