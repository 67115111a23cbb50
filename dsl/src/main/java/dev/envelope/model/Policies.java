package dev.envelope.model;

import dev.envelope.model.policy.Policy;
import dev.envelope.quantity.Quantity;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * The policies by which a component is called and by which it takes calls, at most one of each kind.
 *
 * @param all the policies in the order in which their kinds were first stated
 */
public record Policies(List<Policy> all) {

    static final Policies NONE = new Policies(List.of());

    public Policies {
        all = List.copyOf(all);
    }

    /** The same with these, each in place of the one of its kind. */
    Policies with(Policy... policies) {
        Map<Class<?>, Policy> byKind = new LinkedHashMap<>();
        all.forEach(policy -> byKind.put(policy.kind(), policy));
        for (Policy policy : policies) {
            byKind.put(policy.kind(), policy);
        }
        return new Policies(new ArrayList<>(byKind.values()));
    }

    /** The policy of a kind, if it was stated: {@code find(Timeout.class)}. */
    public <P> Optional<P> find(Class<P> kind) {
        return all.stream().filter(kind::isInstance).map(kind::cast).findFirst();
    }

    Map<String, Quantity<?>> stated() {
        Map<String, Quantity<?>> numbers = new LinkedHashMap<>();
        all.forEach(policy -> numbers.putAll(policy.numbers().stated()));
        return numbers;
    }

    /** The policies of kinds of which others have none, in words. */
    List<String> beyond(Policies others) {
        return all.stream()
                .filter(policy -> others.all.stream().noneMatch(other -> other.kind() == policy.kind()))
                .map(Policy::told)
                .toList();
    }

    String told() {
        return all.stream().map(policy -> ", " + policy.told()).collect(Collectors.joining());
    }
}
