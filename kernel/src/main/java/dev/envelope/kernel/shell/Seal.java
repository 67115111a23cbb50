package dev.envelope.kernel.shell;

import com.sun.source.tree.ClassTree;
import com.sun.source.tree.Tree;
import java.util.List;
import java.util.Optional;

/**
 * What seals a type, as its source says it.
 *
 * @param type the type's name
 * @param permitted the types that it permits, without those inside of itself
 * @param opened the source with blanks in the place of what seals it, so that its lines stay
 */
record Seal(String type, List<String> permitted, String opened) {

    private static final String MODIFIER = "sealed";
    private static final String CLAUSE = "permits";

    /** Of a declaration; empty where it is not sealed, or does not say what it permits. */
    static Optional<Seal> of(String source) {
        if (!source.contains(CLAUSE)) {
            return Optional.empty();
        }
        var parsed = ParsedSource.of(source);
        return parsed.unit().getTypeDecls().stream()
                .limit(1)
                .filter(ClassTree.class::isInstance)
                .map(ClassTree.class::cast)
                .filter(type -> !type.getPermitsClause().isEmpty())
                .map(type -> of(type, parsed, source))
                .findFirst();
    }

    private static Seal of(ClassTree type, ParsedSource parsed, String source) {
        List<? extends Tree> permitted = type.getPermitsClause();
        int first = parsed.start(permitted.get(0));
        int modifier = source.lastIndexOf(MODIFIER, parsed.end(type.getModifiers()) - MODIFIER.length());
        var opened = new StringBuilder(source);
        blank(opened, modifier, modifier + MODIFIER.length());
        blank(opened, source.lastIndexOf(CLAUSE, first), parsed.end(permitted.get(permitted.size() - 1)));
        String name = type.getSimpleName().toString();
        var outside = permitted.stream()
                .map(each -> each.toString().replaceFirst("\\..*", ""))
                .filter(each -> !each.equals(name))
                .toList();
        return new Seal(name, outside, opened.toString());
    }

    private static void blank(StringBuilder source, int from, int to) {
        source.replace(from, to, source.substring(from, to).replaceAll("\\S", " "));
    }
}
