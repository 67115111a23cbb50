package dev.envelope.kernel.shell.source;

import com.sun.source.tree.ClassTree;
import com.sun.source.tree.Tree;
import java.util.List;
import java.util.Optional;
import javax.lang.model.element.Modifier;

/**
 * What makes a type a part of a sealed hierarchy, as its source says it.
 *
 * @param type the type's name
 * @param permitted the types that it permits, without those inside of itself; none for a non-sealed type
 * @param opened the source with blanks in the place of {@code sealed}, {@code non-sealed} and {@code permits}, so that its
 *     lines stay
 * @param standIn for a non-sealed type a sealed one with the same supertypes; for others empty
 */
public record Seal(String type, List<String> permitted, String opened, String standIn) {

    private static final String SEALED = "sealed";
    static final String NON_SEALED = "non-sealed";
    private static final String PERMITS = "permits";

    /** Of a declaration; empty where there is nothing outside of it that it permits or that may permit it. */
    public static Optional<Seal> of(String source) {
        if (!source.contains(SEALED)) {
            return Optional.empty();
        }
        var parsed = ParsedSource.of(source);
        return parsed.unit().getTypeDecls().stream()
                .limit(1)
                .filter(ClassTree.class::isInstance)
                .map(ClassTree.class::cast)
                .flatMap(type -> of(type, parsed, source).stream())
                .findFirst();
    }

    private static Optional<Seal> of(ClassTree type, ParsedSource parsed, String source) {
        String name = type.getSimpleName().toString();
        boolean isNonSealed = type.getModifiers().getFlags().contains(Modifier.NON_SEALED);
        List<? extends Tree> clause = type.getPermitsClause();
        var permitted = clause.stream()
                .map(each -> each.toString().replaceFirst("\\..*", ""))
                .filter(each -> !each.equals(name))
                .toList();
        if (permitted.isEmpty() && !isNonSealed) {
            return Optional.empty();
        }
        var opened = new StringBuilder(source);
        String modifier = isNonSealed ? NON_SEALED : SEALED;
        int start = source.lastIndexOf(modifier, parsed.end(type.getModifiers()) - modifier.length());
        blank(opened, start, start + modifier.length());
        if (!isNonSealed) {
            int permits = source.lastIndexOf(PERMITS, parsed.start(clause.get(0)));
            blank(opened, permits, parsed.end(clause.get(clause.size() - 1)));
        }
        String standIn = isNonSealed ? standIn(type, source.substring(parsed.end(type.getModifiers()))) : "";
        return Optional.of(new Seal(name, permitted, opened.toString(), standIn));
    }

    /** A type that is complete by itself: what it permits stands in it. */
    private static String standIn(ClassTree type, String source) {
        String head = source.substring(0, source.indexOf('{'));
        boolean isInterface = type.getKind() == Tree.Kind.INTERFACE;
        return (isInterface ? "sealed " : "abstract sealed ") + head + " permits " + type.getSimpleName() + ".$ { "
                + (isInterface ? "non-sealed interface $ extends " : "abstract static non-sealed class $ extends ")
                + type.getSimpleName() + " {} }";
    }

    private static void blank(StringBuilder source, int from, int to) {
        source.replace(from, to, source.substring(from, to).replaceAll("\\S", " "));
    }

    public boolean isNonSealed() {
        return permitted.isEmpty();
    }

    public boolean permits(Seal other) {
        return permitted.contains(other.type());
    }
}
