package dev.envelope.kernel.shell;

import dev.envelope.kernel.shell.CellSplitter.Piece;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The sealed types that are declared before what they permit, as {@code sealed interface Shape permits Circle, Square {}} in
 * front of {@code record Circle() implements Shape {}}.
 *
 * <p>JShell defines such a type when all is there. Until then {@code Shape} would be a type of the same name from an import,
 * and an {@code @Override} in {@code Circle} an error. So the type is an open one for as long, with the same members.
 */
final class SealedTypes {

    /** How JShell tells a type that is missing: {@code class Circle}. */
    private static final String CLASS = "class ";

    /** A type that is open until what it permits is declared. */
    private record Open(int run, CellText cell, Piece piece, Seal seal) {}

    private final Evaluator evaluator;
    private final Map<String, Open> open = new LinkedHashMap<>();

    SealedTypes(Evaluator evaluator) {
        this.evaluator = evaluator;
    }

    /** Evaluates a snippet; opens the type that it declares, if need be, and seals those that waited for it. */
    Evaluated evaluate(int run, CellText cell, Piece piece) {
        var seal = Seal.of(piece.source()).filter(each -> !missing(each).isEmpty());
        String source = seal.map(Seal::opened).orElse(piece.source());
        var evaluated = evaluator.evaluateAnew(run, cell, new Piece(source, piece.offset()));
        if (evaluated.error() != null) {
            return evaluated;
        }
        var names = new ArrayList<>(evaluated.declared());
        names.forEach(open::remove);
        seal.ifPresent(each -> open.put(each.type(), new Open(run, cell, piece, each)));
        for (Open each : List.copyOf(open.values())) {
            if (missing(each.seal()).isEmpty()) {
                open.values().remove(each);
                var sealed = evaluator.evaluateAnew(each.run(), each.cell(), each.piece());
                names.addAll(sealed.declared());
                if (sealed.error() != null) {
                    return Evaluated.failed(sealed.error(), names, false);
                }
            }
        }
        return evaluated.withDeclared(names);
    }

    /** What an open type waits for, as JShell would tell it. */
    List<String> missing(Declaration type) {
        return Optional.ofNullable(open.get(type.name()))
                .map(each -> missing(each.seal()))
                .orElse(List.of());
    }

    /** What is permitted and not there; an import or an older type of the same name is no kind of the sealed one. */
    private List<String> missing(Seal seal) {
        var there = evaluator.declared().stream()
                .filter(each -> each.isType() && each.words().contains(seal.type()) && evaluator.isValid(each))
                .map(Declaration::name)
                .toList();
        return seal.permitted().stream()
                .filter(name -> !there.contains(name))
                .map(name -> evaluator.declares(name) ? name + " as a " + seal.type() : CLASS + name)
                .toList();
    }
}
