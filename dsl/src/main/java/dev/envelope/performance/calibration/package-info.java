/**
 * What a load test says about a component: its service demand, and how its throughput grows.
 *
 * <ul>
 *   <li>service demand by the utilisation law, D = U ÷ X for each measurement, and by regression {@code U = U₀ + D X}, in which U₀ is
 *       what the machine does without load (ordinary least squares; intervals by Student's t)
 *   <li>the universal scalability law fitted to throughput over concurrency, with the intervals of its coefficients by the delta
 *       method: linear around the fit, so too narrow for few or noisy measurements
 * </ul>
 *
 * <p>Source: J. Rolia and V. Vetland, Parameter estimation for enterprise applications, 1995; D. Menascé, V. Almeida and L. Dowdy,
 * Performance by Design, 2004, chapter 3; N. Gunther, Guerrilla Capacity Planning, 2007.
 *
 * <pre>{@code
 * var test = calibrate(Path.of("load-test.csv"));
 * test.demand()
 * design.component(test.of(service("api").concurrency(16)))
 * }</pre>
 */
@NullMarked
@CheckReturnValue
package dev.envelope.performance.calibration;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
