package dev.envelope.kernel.shell.source;

import com.sun.source.tree.AssignmentTree;
import com.sun.source.tree.ClassTree;
import com.sun.source.tree.CompoundAssignmentTree;
import com.sun.source.tree.ExpressionTree;
import com.sun.source.tree.IdentifierTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.tree.TypeParameterTree;
import com.sun.source.tree.UnaryTree;
import com.sun.source.tree.VariableTree;
import com.sun.source.util.TreeScanner;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import javax.lang.model.element.Name;
import org.jspecify.annotations.Nullable;

/** The names that a declaration takes from outside of itself, as the compiler's own parser reads it. */
public final class FreeNames extends TreeScanner<@Nullable Void, @Nullable Void> {

    private final Set<String> used = new HashSet<>();
    private final Set<String> bound = new HashSet<>(Set.of("this", "super"));
    private final Set<String> assigned = new HashSet<>();

    private FreeNames() {}

    /** Empty where the declaration assigns to something outside of itself. */
    public static Optional<Set<String>> of(Declaration declaration) {
        var names = scanned(declaration);
        return names.bound.containsAll(names.assigned) ? Optional.of(names.used) : Optional.empty();
    }

    /** Also where it assigns to some of them. */
    public static Set<String> in(Declaration declaration) {
        return scanned(declaration).used;
    }

    private static FreeNames scanned(Declaration declaration) {
        var names = new FreeNames();
        names.scan(parsed(declaration).unit(), null);
        names.used.removeAll(names.bound);
        return names;
    }

    /** A variable may say {@code var} only in a block. */
    private static ParsedSource parsed(Declaration declaration) {
        return ParsedSource.of(
                declaration.isCode()
                        ? "class $ { " + declaration.source() + "\n}"
                        : "class $ { void $() { " + declaration.source() + "\n} }");
    }

    @Override
    public @Nullable Void visitIdentifier(IdentifierTree name, @Nullable Void none) {
        used.add(name.getName().toString());
        return null;
    }

    @Override
    public @Nullable Void visitVariable(VariableTree variable, @Nullable Void none) {
        bind(variable.getName());
        return super.visitVariable(variable, none);
    }

    @Override
    public @Nullable Void visitMethod(MethodTree method, @Nullable Void none) {
        bind(method.getName());
        return super.visitMethod(method, none);
    }

    @Override
    public @Nullable Void visitClass(ClassTree type, @Nullable Void none) {
        bind(type.getSimpleName());
        return super.visitClass(type, none);
    }

    @Override
    public @Nullable Void visitTypeParameter(TypeParameterTree type, @Nullable Void none) {
        bind(type.getName());
        return super.visitTypeParameter(type, none);
    }

    @Override
    public @Nullable Void visitAssignment(AssignmentTree assignment, @Nullable Void none) {
        assign(assignment.getVariable());
        return super.visitAssignment(assignment, none);
    }

    @Override
    public @Nullable Void visitCompoundAssignment(CompoundAssignmentTree assignment, @Nullable Void none) {
        assign(assignment.getVariable());
        return super.visitCompoundAssignment(assignment, none);
    }

    @Override
    public @Nullable Void visitUnary(UnaryTree operation, @Nullable Void none) {
        switch (operation.getKind()) {
            case PREFIX_INCREMENT, PREFIX_DECREMENT, POSTFIX_INCREMENT, POSTFIX_DECREMENT ->
                assign(operation.getExpression());
            default -> {}
        }
        return super.visitUnary(operation, none);
    }

    private void bind(Name name) {
        bound.add(name.toString());
    }

    private void assign(ExpressionTree target) {
        assigned.add(target.toString());
    }
}
