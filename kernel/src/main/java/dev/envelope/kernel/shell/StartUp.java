package dev.envelope.kernel.shell;

import dev.envelope.kernel.shell.cell.CellWords;
import dev.envelope.kernel.shell.source.CellSplitter;
import dev.envelope.kernel.shell.source.CellSplitter.Piece;
import dev.envelope.view.Display;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** The snippets that run before the first cell: the language's start-up file, and the words of cells. */
final class StartUp {

    private static final String FILE = "/dev/envelope/startup.jsh";
    private static final String CELL_WORDS = "import static " + CellWords.class.getName() + ".*;";

    private StartUp() {}

    static List<Piece> snippets(CellSplitter splitter) {
        try (var file = Display.class.getResourceAsStream(FILE)) {
            if (file == null) {
                throw new IllegalStateException(FILE + " is not in the language's jar");
            }
            var pieces = new ArrayList<>(splitter.split(new String(file.readAllBytes(), StandardCharsets.UTF_8)));
            pieces.addAll(splitter.split(CELL_WORDS));
            return pieces;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
