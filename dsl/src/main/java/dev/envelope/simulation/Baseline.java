package dev.envelope.simulation;

import dev.envelope.model.policy.Autoscaler;
import dev.envelope.quantity.Format;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Whether a design does what it should before any scene of a drill: else there is nothing that it could recover to. */
record Baseline(Played came) {

    /** What is wrong with an operation before all scenes; nothing where the first scene is on from the beginning. */
    Optional<String> trouble(int operation) {
        Phase first = came.phases().get(0);
        if (!first.isCalm()) {
            return Optional.empty();
        }
        double failed = came.failed(operation, first.from(), first.to());
        return failed > Played.MORE_FAILED
                ? Optional.of(Format.share(failed) + " of its calls fail")
                : overloaded(operation, first);
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
                .flatMap(k -> trouble(k).stream()
                        .flatMap(trouble -> Stream.of(came.operations().get(k) + ": " + trouble
                                + " before any scene, so there is nothing to recover to: see simulate() first")))
                .toList();
    }
}
