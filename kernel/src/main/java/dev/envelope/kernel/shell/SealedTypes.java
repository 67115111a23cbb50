package dev.envelope.kernel.shell;

import dev.envelope.kernel.shell.source.CellSplitter.Piece;
import dev.envelope.kernel.shell.source.CellText;
import dev.envelope.kernel.shell.source.Declaration;
import dev.envelope.kernel.shell.source.Seal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The sealed types that are declared before what they permit, as {@code sealed interface Shape permits Circle, Square {}} in
 * front of {@code record Circle() implements Shape {}}.
 *
 * <p>JShell defines such a type when all is there. Until then {@code Shape} would be a type of the same name from an import,
 * and an {@code @Override} in {@code Circle} an error. So the type is an open one for as long, with the same members; and so
 * is a non-sealed type, which is an error under an open one.
 *
 * <p>JShell 17 refuses a non-sealed type whose sealed one does not stand yet, and each needs the other. So a sealed type with
 * the same supertypes stands in its place until the hierarchy is complete.
 */
final class SealedTypes {

    /** How JShell tells a type that is missing: {@code class Circle}. */
    private static final String CLASS = "class ";

    /** A type that is open until its hierarchy is declared. */
    private record Open(int run, CellText cell, Piece piece, Seal seal) {}

    private final Evaluator evaluator;
    private final Map<String, Open> open = new LinkedHashMap<>();

    SealedTypes(Evaluator evaluator) {
        this.evaluator = evaluator;
    }

    /** Evaluates a snippet; opens the type that it declares, if need be, and seals those that waited for it. */
    Evaluated evaluate(int run, CellText cell, Piece piece) {
        var waiting = Seal.of(piece.source()).filter(this::mustWait);
        var evaluated = waiting.map(seal -> evaluateAs(new Open(run, cell, piece, seal), seal.opened()))
                .orElseGet(() -> evaluator.evaluateAnew(run, cell, piece));
        if (evaluated.error() != null) {
            return evaluated;
        }
        var names = new ArrayList<>(evaluated.declared());
        names.forEach(open::remove);
        waiting.ifPresent(seal -> open.put(seal.type(), new Open(run, cell, piece, seal)));
        for (var next = ready(); next.isPresent(); next = ready()) {
            var sealed = seal(next.get());
            names.addAll(sealed.declared());
            if (sealed.error() != null) {
                return Evaluated.failed(sealed.error(), names, false);
            }
        }
        return evaluated.withDeclared(names);
    }

    private boolean mustWait(Seal seal) {
        return seal.isNonSealed()
                ? types().flatMap(type -> Seal.of(type.source()).stream()).noneMatch(type -> type.permits(seal))
                : !missing(seal).isEmpty() || openIn(seal).findAny().isPresent();
    }

    /** A sealed type that is complete, but for the non-sealed ones that have to wait for it. */
    private Optional<Open> ready() {
        return open.values().stream()
                .filter(each ->
                        !each.seal().isNonSealed() && missing(each.seal()).isEmpty())
                .filter(each -> openIn(each.seal()).allMatch(type -> type.seal().isNonSealed()))
                .findFirst();
    }

    private Evaluated seal(Open type) {
        var nonSealed = openIn(type.seal()).toList();
        nonSealed.forEach(each -> evaluateAs(each, each.seal().standIn()));
        var hierarchy = Stream.concat(Stream.of(type), nonSealed.stream()).toList();
        var names = new ArrayList<String>();
        for (Open each : hierarchy) {
            var sealed = evaluator.evaluateAnew(each.run(), each.cell(), each.piece());
            names.addAll(sealed.declared());
            if (sealed.error() != null) {
                open.values().removeAll(hierarchy);
                return Evaluated.failed(sealed.error(), names, false);
            }
        }
        open.values().removeAll(hierarchy);
        return Evaluated.NOTHING.withDeclared(names);
    }

    private Evaluated evaluateAs(Open type, String source) {
        return evaluator.evaluateAnew(
                type.run(), type.cell(), new Piece(source, type.piece().offset()));
    }

    private Stream<Open> openIn(Seal seal) {
        return List.copyOf(open.values()).stream().filter(each -> seal.permits(each.seal()));
    }

    private Stream<Declaration> types() {
        return evaluator.declared().stream().filter(Declaration::isType);
    }

    /** What an open type waits for, as JShell would tell it. */
    List<String> missing(Declaration type) {
        return Optional.ofNullable(open.get(type.name()))
                .map(each -> missing(each.seal()))
                .orElse(List.of());
    }

    private List<String> missing(Seal seal) {
        if (seal.isNonSealed()) {
            return open.values().stream().anyMatch(each -> each.seal().permits(seal))
                    ? List.of()
                    : List.of("a sealed type that permits " + seal.type());
        }
        // an import or an older type of the same name is no kind of the sealed one
        var there = types().filter(each -> each.words().contains(seal.type()) && evaluator.isValid(each))
                .map(Declaration::name)
                .toList();
        return seal.permitted().stream()
                .filter(name -> !there.contains(name))
                .map(name -> evaluator.declares(name) ? name + " as a " + seal.type() : CLASS + name)
                .toList();
    }
}
