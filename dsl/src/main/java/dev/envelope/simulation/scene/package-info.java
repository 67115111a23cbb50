/**
 * What a reviewer asks a design to live through: a scene is a statement of what happens, when, and for how long.
 *
 * <p>A {@link dev.envelope.simulation.scene.Scene} is an immutable value that a word makes; it knows no numbers of the design. It
 * plays itself on a {@link dev.envelope.simulation.scene.Stage}, which does.
 *
 * <p>Source: the faults are those of chaos experiments: A. Basiri and others, Chaos Engineering, IEEE Software 33(3), 2016; rolling
 * updates are those of a Kubernetes Deployment (maxSurge and maxUnavailable, Kubernetes documentation, 2024).
 *
 * <pre>{@code
 * design.simulate(fail("zone 1").at(minutes(2)).lasting(minutes(3)), burst(2).at(minutes(3)))
 * }</pre>
 */
@NullMarked
@CheckReturnValue
package dev.envelope.simulation.scene;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
