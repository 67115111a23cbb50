package dev.envelope.kernel.magic;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/** Runs the code of another notebook, of a JShell script or of a Java file as if it stood here. */
final class LoadMagic {

    static final Magic LOAD = Magic.line(
            List.of("load"),
            "%load file (.ipynb, .jsh, .jshell or .java)",
            "Runs a notebook's cells, a JShell script or a Java file as if they stood here.",
            (call, session) -> {
                for (String file : call.someArguments(LoadMagic.LOAD.usage())) {
                    if (!load(file, session)) {
                        return;
                    }
                }
            });

    /** The end of a JShell script, which the jshell tool needs. */
    private static final Pattern LAST_EXIT = Pattern.compile("(?m)^/exit\\s*\\z");

    /** A Java file's own package has no place among cells, which share one scope. */
    private static final Pattern PACKAGE = Pattern.compile("(?m)^\\s*package\\s+[\\w.]+\\s*;");

    private static final ThreadLocal<Set<Path>> LOADING = ThreadLocal.withInitial(HashSet::new);

    private LoadMagic() {}

    private static boolean load(String given, Session session) {
        Path file = Path.of(given).toAbsolutePath().normalize();
        if (!LOADING.get().add(file)) {
            throw new MagicException("%load " + given + ": this file loads itself, directly or through another");
        }
        try {
            String text = Files.readString(file);
            return given.endsWith(".ipynb")
                    ? loadCells(given, text, session)
                    : session.evaluate(blanked(PACKAGE, blanked(LAST_EXIT, text)), given);
        } catch (NoSuchFileException e) {
            throw new MagicException("%load " + given + ": there is no such file; the folder of this notebook is "
                    + Path.of("").toAbsolutePath());
        } catch (IOException e) {
            throw new MagicException("%load " + given + ": it cannot be read (" + e + ")");
        } finally {
            LOADING.get().remove(file);
        }
    }

    private static boolean loadCells(String given, String text, Session session) {
        int position = 0;
        for (JsonElement cell : cells(given, text)) {
            position++;
            if (cell instanceof JsonObject object
                    && "code".equals(joined(object.get("cell_type")))
                    && !session.evaluate(joined(object.get("source")), "cell " + position + " of " + given)) {
                return false;
            }
        }
        return true;
    }

    private static JsonArray cells(String given, String text) {
        try {
            if (JsonParser.parseString(text) instanceof JsonObject notebook
                    && notebook.get("cells") instanceof JsonArray cells) {
                return cells;
            }
        } catch (JsonParseException e) {
            throw new MagicException("%load " + given + ": not a notebook, it is not JSON (" + e.getMessage() + ")");
        }
        throw new MagicException("%load " + given + ": not a notebook of nbformat 4, it has no cells");
    }

    /** nbformat keeps a text as one string or as a list of lines. */
    private static String joined(JsonElement text) {
        if (text instanceof JsonArray lines) {
            var all = new StringBuilder();
            lines.forEach(line -> all.append(line.getAsString()));
            return all.toString();
        }
        return text != null && text.isJsonPrimitive() ? text.getAsString() : "";
    }

    /** Lines keep their numbers. */
    private static String blanked(Pattern pattern, String text) {
        return pattern.matcher(text).replaceFirst(found -> found.group().replaceAll("[^\\n]", " "));
    }
}
