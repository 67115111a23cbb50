package dev.envelope.kernel.shell;

import dev.envelope.kernel.shell.CellSplitter.Piece;
import java.util.Optional;
import java.util.regex.Pattern;

/** A snippet that is nothing but {@code display(x)}: what it shows can be shown again without running what is around it. */
final class DisplayCall {

    private static final Pattern CALL = Pattern.compile("display\\s*\\((?<argument>.+)\\)\\s*;?\\s*", Pattern.DOTALL);

    private DisplayCall() {}

    /** The one argument of such a call. */
    static Optional<Piece> argument(Piece piece) {
        var call = CALL.matcher(piece.source());
        if (!call.matches() || !isOne(Declaration.code(call.group("argument")))) {
            return Optional.empty();
        }
        return Optional.of(new Piece(call.group("argument"), piece.offset() + call.start("argument")));
    }

    /** Whether code is one argument: no comma outside of brackets, and no bracket closed that it did not open. */
    private static boolean isOne(String code) {
        int depth = 0;
        for (char c : code.toCharArray()) {
            depth += "([{".indexOf(c) >= 0 ? 1 : ")]}".indexOf(c) >= 0 ? -1 : 0;
            if (depth < 0 || depth == 0 && (c == ',' || c == ';')) {
                return false;
            }
        }
        return depth == 0 && !code.isBlank();
    }
}
