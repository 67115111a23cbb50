package dev.envelope.model;

import java.util.List;
import java.util.stream.Stream;

/** All calls of a flow, in the order of its steps. */
final class Calls implements Fold<List<Call>> {

    static final Calls FOLD = new Calls();

    private Calls() {}

    @Override
    public List<Call> call(Call call) {
        return List.of(call);
    }

    @Override
    public List<Call> sequence(List<List<Call>> steps) {
        return steps.stream().flatMap(List::stream).toList();
    }

    @Override
    public List<Call> miss(Cache cache, List<Call> lookup, List<Call> fallback) {
        return Stream.concat(lookup.stream(), fallback.stream()).toList();
    }

    @Override
    public List<Call> parallel(List<List<Call>> branches) {
        return sequence(branches);
    }

    @Override
    public List<Call> aside(List<Call> step) {
        return step;
    }

    @Override
    public List<Call> repeated(Step.Repeated how, List<Call> step) {
        return step;
    }

    @Override
    public List<Call> carrying(Step.Carrying sizes, List<Call> step) {
        return step;
    }
}
