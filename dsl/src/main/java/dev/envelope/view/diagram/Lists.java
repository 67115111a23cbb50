package dev.envelope.view.diagram;

import java.util.List;
import java.util.stream.Stream;

/** A list that never changes, and one element more. */
final class Lists {

    private Lists() {}

    static <T> List<T> plus(List<T> list, T element) {
        return Stream.concat(list.stream(), Stream.of(element)).toList();
    }
}
