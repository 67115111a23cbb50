package dev.envelope.kernel.command;

import com.google.gson.JsonElement;
import com.google.gson.JsonParseException;
import com.google.gson.JsonParser;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** A kernel that was installed before: whether what it starts is still there. */
final class InstalledKernel {

    private InstalledKernel() {}

    /** The first of Java and the jars that is gone. */
    static Optional<String> lost(Path folder) {
        try {
            List<String> command = JsonParser.parseString(Files.readString(folder.resolve("kernel.json")))
                    .getAsJsonObject()
                    .getAsJsonArray("argv")
                    .asList()
                    .stream()
                    .map(JsonElement::getAsString)
                    .toList();
            String classPath = command.get(command.indexOf("-cp") + 1);
            return Stream.concat(Stream.of(command.get(0)), Arrays.stream(classPath.split(File.pathSeparator)))
                    .filter(file -> !Files.exists(Path.of(file)))
                    .findFirst();
        } catch (IOException | JsonParseException | IllegalStateException e) {
            return Optional.of("an unreadable command");
        }
    }
}
