package dev.envelope.kernel.shell;

import dev.envelope.kernel.shell.CellSplitter.Piece;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

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

    private static final Pattern SEALED = Pattern.compile("(?<!-)\\bsealed\\b|\\bpermits\\b.*", Pattern.DOTALL);

    /** A type that is open until these are declared. */
    private record Open(int run, CellText cell, Piece piece, List<String> permitted) {}

    private final Evaluator evaluator;
    private final Map<String, Open> open = new LinkedHashMap<>();

    SealedTypes(Evaluator evaluator) {
        this.evaluator = evaluator;
    }

    /** Evaluates a snippet; opens the type that it declares, if need be, and seals those that waited for it. */
    Evaluated evaluate(int run, CellText cell, Piece piece) {
        var evaluated = evaluator.evaluateAnew(run, cell, piece);
        if (evaluated.error() != null) {
            return evaluated;
        }
        var names = new ArrayList<>(evaluated.declared());
        names.forEach(open::remove);
        for (Declaration type : declared(names)) {
            if (canBeOpened(type, piece)) {
                var permitted = permitted(type);
                evaluator.evaluateAnew(run, cell, new Piece(opened(piece.source()), piece.offset()));
                open.put(type.name(), new Open(run, cell, piece, permitted));
            }
        }
        for (Open each : List.copyOf(open.values())) {
            if (missing(each).isEmpty()) {
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
        var waiting = open.get(type.name());
        return waiting == null ? List.of() : missing(waiting);
    }

    private List<String> missing(Open type) {
        var there = declared(type.permitted()).stream()
                .filter(evaluator::isValid)
                .map(Declaration::name)
                .toList();
        return type.permitted().stream()
                .filter(name -> !there.contains(name))
                .map(CLASS::concat)
                .toList();
    }

    private List<Declaration> declared(List<String> names) {
        return evaluator.declared().stream()
                .filter(each -> each.isType() && names.contains(each.name()))
                .toList();
    }

    private boolean canBeOpened(Declaration type, Piece piece) {
        var missing = evaluator.missing(type);
        return !missing.isEmpty()
                && missing.stream().allMatch(symbol -> symbol.startsWith(CLASS))
                && !opened(piece.source()).equals(piece.source());
    }

    /** What a type waits for. */
    private List<String> permitted(Declaration type) {
        return evaluator.missing(type).stream()
                .map(symbol -> symbol.substring(CLASS.length()))
                .toList();
    }

    /** The source with blanks in the place of what seals it, so that its lines stay. */
    private static String opened(String source) {
        int body = Math.max(0, source.indexOf('{'));
        String head = SEALED.matcher(source.substring(0, body))
                .replaceAll(found -> found.group().replaceAll("\\S", " "));
        return head + source.substring(body);
    }
}
