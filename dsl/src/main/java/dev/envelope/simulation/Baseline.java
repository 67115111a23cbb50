package dev.envelope.simulation;

import dev.envelope.model.policy.Autoscaler;
import dev.envelope.quantity.Format;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/** Whether a design does what it should before any scene of a drill: else there is nothing that it could recover to. */
record Baseline(Played came) {

    private static final double MOST = 0.5;

    /** Why an operation does not do what it should before all scenes; nothing where the first scene is on from the beginning. */
    Optional<String> trouble(int operation) {
        Phase first = came.phases().get(0);
        if (!first.isCalm()) {
            return Optional.empty();
        }
        return failed(operation) > MOST ? Optional.of(fail(operation)) : overloaded(operation, first);
    }

    private double failed(int operation) {
        Phase first = came.phases().get(0);
        return first.isCalm() ? came.failed(operation, first.from(), first.to()) : 0;
    }

    private String fail(int operation) {
        return Format.share(failed(operation)) + " of its calls fail";
    }

    /** The first part that its callers wait for longer and longer: by the formula, or by what was seen. */
    private Optional<String> overloaded(int operation, Phase first) {
        return IntStream.range(0, came.parts().size())
                .filter(part -> came.awaited()
                        .get(operation)
                        .contains(came.parts().get(part).place()))
                .filter(part -> !came.isUnlimited(part))
                .filter(part -> isTooMuch(came.parts().get(part).place())
                        || came.series().grows(part, first.from(), first.to()))
                .mapToObj(part -> "more and more of its calls wait for "
                        + came.parts().get(part).name())
                .findFirst();
    }

    /** Whether it is asked for more than it can take, whatever is seen of that in a short time. */
    private static boolean isTooMuch(Place place) {
        return place.isUnbounded()
                && place.component().policies().find(Autoscaler.class).isEmpty();
    }

    List<String> findings() {
        return IntStream.range(0, came.operations().size())
                .boxed()
                .flatMap(k -> finding(k).map(told -> came.operations().get(k) + ": " + told).stream())
                .toList();
    }

    private Optional<String> finding(int operation) {
        Optional<String> trouble = trouble(operation)
                .map(why -> why + " before any scene, so there is nothing to recover to: see simulate() first");
        return trouble.isEmpty() && failed(operation) > Played.MORE_FAILED
                ? Optional.of(fail(operation) + " before any scene, and it has recovered when no more of them do")
                : trouble;
    }
}
