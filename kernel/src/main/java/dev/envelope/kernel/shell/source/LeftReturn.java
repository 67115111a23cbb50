package dev.envelope.kernel.shell.source;

import com.sun.source.tree.ClassTree;
import com.sun.source.tree.LambdaExpressionTree;
import com.sun.source.tree.ReturnTree;
import com.sun.source.util.TreeScanner;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/** A {@code return} that stands in no method: JShell has a method around every statement and would run it without a word. */
public final class LeftReturn extends TreeScanner<@Nullable ReturnTree, @Nullable Void> {

    private static final String BEFORE = "class $ { Object $() { ";

    private LeftReturn() {}

    /** The offset of the first in a snippet. */
    public static OptionalInt in(String source) {
        if (!source.contains("return")) {
            return OptionalInt.empty();
        }
        var parsed = ParsedSource.of(BEFORE + source + "\n} }");
        // a method is no statement, and its own are in their place
        var found = parsed.mistake().isPresent()
                ? null
                : parsed.unit().getTypeDecls().stream()
                        .limit(1)
                        .map(type -> ((ClassTree) type).getMembers())
                        .map(members -> new LeftReturn().scan(members, null))
                        .reduce(null, (none, one) -> one);
        return found == null ? OptionalInt.empty() : OptionalInt.of(parsed.start(found) - BEFORE.length());
    }

    @Override
    public @Nullable ReturnTree visitReturn(ReturnTree statement, @Nullable Void none) {
        return statement;
    }

    @Override
    public @Nullable ReturnTree visitClass(ClassTree type, @Nullable Void none) {
        return null;
    }

    @Override
    public @Nullable ReturnTree visitLambdaExpression(LambdaExpressionTree lambda, @Nullable Void none) {
        return null;
    }

    @Override
    public @Nullable ReturnTree reduce(@Nullable ReturnTree one, @Nullable ReturnTree other) {
        return one == null ? other : one;
    }
}
