package dev.envelope.kernel.notebook;

import com.google.gson.JsonObject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Base64;
import java.util.Optional;

/** Turns the address of a picture in Markdown, a cell's attachment or a file beside the notebook, into a data URI. */
final class PictureSource {

    private static final String ATTACHMENT = "attachment:";

    private final Notebook notebook;
    private final Cell cell;

    PictureSource(Notebook notebook, Cell cell) {
        this.notebook = notebook;
        this.cell = cell;
    }

    /** The data URI, or the address as it was where there is no such picture at hand. */
    String embed(String address) {
        var found = address.startsWith(ATTACHMENT) ? attachment(address.substring(ATTACHMENT.length())) : file(address);
        return found.orElse(address);
    }

    private Optional<String> attachment(String name) {
        return cell.attachments().get(name) instanceof JsonObject forms
                ? forms.keySet().stream().findFirst().map(mime -> dataUri(mime, Multiline.join(forms.get(mime))))
                : Optional.empty();
    }

    private Optional<String> file(String address) {
        try {
            Path picture = notebook.file().toAbsolutePath().resolveSibling(address);
            String mime = Files.isRegularFile(picture) ? Files.probeContentType(picture) : null;
            return mime == null || !mime.startsWith("image/")
                    ? Optional.empty()
                    : Optional.of(dataUri(mime, Base64.getEncoder().encodeToString(Files.readAllBytes(picture))));
        } catch (InvalidPathException | IOException e) {
            return Optional.empty();
        }
    }

    private static String dataUri(String mime, String base64) {
        return "data:" + mime + ";base64," + base64;
    }
}
