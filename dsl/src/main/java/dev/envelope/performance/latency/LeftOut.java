package dev.envelope.performance.latency;

import dev.envelope.capacity.Servers;
import dev.envelope.model.Component;
import dev.envelope.model.policy.Autoscaler;
import dev.envelope.model.policy.Balancing;
import dev.envelope.model.policy.Bulkhead;
import dev.envelope.model.policy.Discipline;
import dev.envelope.model.policy.HealthCheck;
import dev.envelope.model.policy.Policy;
import dev.envelope.model.policy.QueueLimit;
import dev.envelope.model.policy.RateLimit;
import dev.envelope.model.policy.Shedding;
import dev.envelope.model.policy.Timeout;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * The policies of a component that the formulas of a latency leave out.
 *
 * <p>Instances that are chosen by chance are in them, and so is the order of arrival. Health checks and autoscalers change nothing
 * as long as all instances are there that the peak takes.
 */
record LeftOut(Component<?> component, List<Policy> policies) {

    private static final Pattern CAPITAL = Pattern.compile("\\B[A-Z]");

    static LeftOut of(Component<?> component) {
        return new LeftOut(
                component,
                component.policies().all().stream()
                        .filter(policy -> !isIn(component, policy))
                        .toList());
    }

    private static boolean isIn(Component<?> component, Policy policy) {
        return policy instanceof HealthCheck
                || policy instanceof Autoscaler
                || policy instanceof Balancing && isSplit(component)
                || policy.equals(Discipline.of(Discipline.Order.ARRIVAL));
    }

    /** Whether each instance has a queue of its own, which a call comes to whatever there is in the others. */
    static boolean isSplit(Component<?> component) {
        Optional<Balancing> balancing = component.policies().find(Balancing.class);
        return component.role().isSized()
                && Servers.anyTakesAny(component)
                && balancing
                        .filter(how -> how == Balancing.RANDOM || how == Balancing.IP_HASH)
                        .isPresent();
    }

    /** Whether one of them keeps the wait finite, whatever the load. */
    boolean turnsAway() {
        return policies.stream()
                .anyMatch(policy -> policy instanceof Timeout
                        || policy instanceof Bulkhead
                        || policy instanceof QueueLimit
                        || policy instanceof Shedding
                        || policy instanceof RateLimit);
    }

    /** The policies by their kinds, so that designs that differ in a number alone are told in one line. */
    String names() {
        return policies.stream().map(LeftOut::name).collect(Collectors.joining(", "));
    }

    private static String name(Policy policy) {
        return policy instanceof Balancing || policy instanceof Discipline
                ? policy.told()
                : CAPITAL.matcher(policy.kind().getSimpleName())
                        .replaceAll(" $0")
                        .toLowerCase(Locale.ROOT);
    }

    /** What is left out, in a sentence; none if there is nothing. */
    Optional<String> told() {
        return policies.isEmpty()
                ? Optional.empty()
                : Optional.of(
                        component.name() + ": the formulas of latency leave out " + names() + "; simulate() plays it");
    }
}
