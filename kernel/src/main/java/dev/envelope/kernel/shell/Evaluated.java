package dev.envelope.kernel.shell;

import dev.envelope.kernel.shell.cell.CellError;
import dev.envelope.kernel.shell.source.Declaration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What one snippet came to.
 *
 * @param declared the names that it declared
 * @param misses whether the compiler missed something, as a semicolon
 * @param again the expression that it is, where evaluating it again assigns nothing; else empty
 */
record Evaluated(
        @Nullable Object value, @Nullable CellError error, List<String> declared, boolean misses, String again) {

    static final Evaluated NOTHING = new Evaluated(null, null, List.of(), false, "");

    /** A declaration that is what it was; a method or a type is then no change of this cell. */
    static Evaluated standing(Declaration declaration) {
        var names = declaration.isCode() ? List.<String>of() : List.of(declaration.name());
        return new Evaluated(null, null, names, false, "");
    }

    static Evaluated failed(CellError error) {
        return failed(error, List.of(), false);
    }

    static Evaluated failed(CellError error, List<String> declared, boolean misses) {
        return new Evaluated(null, error, declared, misses, "");
    }

    Evaluated withDeclared(List<String> names) {
        return new Evaluated(value, error, names, misses, again);
    }
}
