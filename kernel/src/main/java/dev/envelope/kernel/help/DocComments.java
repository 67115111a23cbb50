package dev.envelope.kernel.help;

import com.sun.source.doctree.DocCommentTree;
import com.sun.source.tree.ClassTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.tree.Tree;
import com.sun.source.util.DocTrees;
import com.sun.source.util.JavacTask;
import com.sun.source.util.TreePath;
import com.sun.source.util.TreePathScanner;
import java.io.IOException;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.ToolProvider;
import org.jspecify.annotations.Nullable;

/** The documentation comments of one source file, read by the compiler's own parser. */
final class DocComments {

    /** A method's parameter types as they are written, and what is said of it. */
    record OfMethod(List<String> parameterTypes, DocText text) {}

    private final JavacTask task;
    private final DocTrees trees;
    private final Iterable<? extends com.sun.source.tree.CompilationUnitTree> units;

    DocComments(String source) throws IOException {
        var file = new SimpleJavaFileObject(URI.create("string:///Source.java"), JavaFileObject.Kind.SOURCE) {
            @Override
            public CharSequence getCharContent(boolean ignoreEncodingErrors) {
                return source;
            }
        };
        var compiler = ToolProvider.getSystemJavaCompiler();
        task = (JavacTask) compiler.getTask(null, null, problem -> {}, List.of("-proc:none"), null, List.of(file));
        trees = DocTrees.instance(task);
        units = task.parse();
    }

    /** What is said of the methods of this name in the class of this simple name. */
    List<OfMethod> ofMethods(String className, String method) {
        var found = new ArrayList<OfMethod>();
        visit(className, (path, member) -> {
            if (member instanceof MethodTree m && m.getName().contentEquals(method)) {
                var types = m.getParameters().stream()
                        .map(p -> p.getType().toString().replaceFirst(".*\\.", ""))
                        .toList();
                comment(new TreePath(path, m)).ifPresent(text -> found.add(new OfMethod(types, text)));
            }
        });
        return found;
    }

    Optional<DocText> ofClass(String className) {
        var found = new ArrayList<DocText>();
        visit(className, (path, member) -> {
            if (member == null) {
                comment(path).ifPresent(found::add);
            }
        });
        return found.stream().findFirst();
    }

    private interface Visitor {
        /** @param member null for the class itself */
        void visit(TreePath path, @Nullable Tree member);
    }

    private void visit(String className, Visitor visitor) {
        new TreePathScanner<@Nullable Void, @Nullable Void>() {
            @Override
            public @Nullable Void visitClass(ClassTree type, @Nullable Void none) {
                if (type.getSimpleName().contentEquals(className)) {
                    visitor.visit(getCurrentPath(), null);
                    type.getMembers().forEach(m -> visitor.visit(getCurrentPath(), m));
                }
                return super.visitClass(type, none);
            }
        }.scan(units, null);
    }

    private Optional<DocText> comment(TreePath path) {
        DocCommentTree comment = trees.getDocCommentTree(path);
        return comment == null ? Optional.empty() : Optional.of(DocText.of(comment));
    }
}
