package dev.envelope.view.diagram;

import java.util.HashMap;
import java.util.Map;
import java.util.Objects;

/** Ids that every language takes, {@code n0}, {@code n1} and so on, for ids that may be any text. */
final class Ids {

    private final Map<String, String> ids = new HashMap<>();

    Ids(Diagram diagram) {
        diagram.everyNode().forEach(node -> ids.put(node.id(), "n" + ids.size()));
    }

    String of(String id) {
        return Objects.requireNonNull(ids.get(id), "a diagram has no edge to what is not in it");
    }
}
