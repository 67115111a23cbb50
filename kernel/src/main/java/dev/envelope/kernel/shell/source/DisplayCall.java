package dev.envelope.kernel.shell.source;

import dev.envelope.kernel.shell.source.CellSplitter.Piece;
import java.util.Optional;
import java.util.regex.Pattern;

/** A snippet that is nothing but {@code display(x)}: what it shows can be shown again without running what is around it. */
public final class DisplayCall {

    private static final Pattern CALL = Pattern.compile("display\\s*\\((?<argument>.+)\\)\\s*;?\\s*", Pattern.DOTALL);

    private DisplayCall() {}

    /** The one argument of such a call. */
    public static Optional<Piece> argument(Piece piece) {
        var call = CALL.matcher(piece.source());
        if (!call.matches() || !isClosed(Declaration.code(call.group("argument")), ",")) {
            return Optional.empty();
        }
        return Optional.of(new Piece(call.group("argument"), piece.offset() + call.start("argument")));
    }

    /** Whether a piece is nothing but such a call, with whatever arguments: the id that it returns is no answer then. */
    public static boolean isAll(Piece piece) {
        var call = CALL.matcher(piece.source());
        return call.matches() && isClosed(Declaration.code(call.group("argument")), "");
    }

    /** Whether no bracket is closed that the code did not open, and none of these characters stands outside of all. */
    public static boolean isClosed(String code, String forbidden) {
        int depth = 0;
        for (char c : code.toCharArray()) {
            depth += "([{".indexOf(c) >= 0 ? 1 : ")]}".indexOf(c) >= 0 ? -1 : 0;
            if (depth < 0 || depth == 0 && (forbidden + ";").indexOf(c) >= 0) {
                return false;
            }
        }
        return depth == 0 && !code.isBlank();
    }
}
