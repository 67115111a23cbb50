package dev.envelope.kernel.shell;

import dev.envelope.kernel.magic.FilePatterns;
import dev.envelope.kernel.shell.source.CellText;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What the environment says of a notebook's start, in the variables of IJava; each may begin with {@code JJAVA_} instead.
 *
 * <ul>
 *   <li>{@code IJAVA_CLASSPATH}: jars and folders of classes, or patterns of them
 *   <li>{@code IJAVA_STARTUP_SCRIPTS_PATH}: files to run before the first cell, or patterns of them
 *   <li>{@code IJAVA_STARTUP_SCRIPT}: code to run before the first cell
 *   <li>{@code IJAVA_COMPILER_OPTS}: options of the compiler, such as {@code --enable-preview --release 25}
 *   <li>{@code IJAVA_TIMEOUT}: how long a cell may run: milliseconds, or {@code 30 SECONDS}
 * </ul>
 *
 * @param remarks what in the environment cannot be followed
 */
record StartSettings(
        List<Path> classPath,
        List<CellText> scripts,
        List<String> compilerOptions,
        Duration timeout,
        List<String> remarks) {

    static final String TIMEOUT = "IJAVA_TIMEOUT";

    private static final Pattern LENGTH = Pattern.compile("(-?\\d{1,12})(?:\\s+([A-Za-z]+))?");

    static StartSettings of(Map<String, String> environment) {
        var reader = new Reader(environment, new ArrayList<>());
        var scripts = new ArrayList<>(reader.scripts("STARTUP_SCRIPTS_PATH"));
        String code = reader.value("STARTUP_SCRIPT");
        if (!code.isBlank()) {
            scripts.add(new CellText(code, "IJAVA_STARTUP_SCRIPT"));
        }
        return new StartSettings(
                reader.files("CLASSPATH"),
                scripts,
                Pattern.compile("\\s+")
                        .splitAsStream(reader.value("COMPILER_OPTS"))
                        .filter(option -> !option.isEmpty())
                        .toList(),
                reader.time("TIMEOUT"),
                reader.remarks);
    }

    private record Reader(Map<String, String> environment, List<String> remarks) {

        String value(String name) {
            return environment.getOrDefault("IJAVA_" + name, environment.getOrDefault("JJAVA_" + name, ""));
        }

        List<Path> files(String name) {
            var files = new ArrayList<Path>();
            for (String part : value(name).split(File.pathSeparator, -1)) {
                var found = part.isBlank() ? List.<Path>of() : FilePatterns.matching(part.strip());
                if (found.isEmpty() && !part.isBlank()) {
                    remarks.add("IJAVA_" + name + ": there is no " + part.strip());
                }
                files.addAll(found);
            }
            return files;
        }

        List<CellText> scripts(String name) {
            var scripts = new ArrayList<CellText>();
            for (Path file : files(name)) {
                try {
                    scripts.add(new CellText(Files.readString(file), file.toString()));
                } catch (IOException e) {
                    remarks.add("IJAVA_" + name + ": " + file + " cannot be read (" + e + ")");
                }
            }
            return scripts;
        }

        Duration time(String name) {
            String text = value(name).strip();
            Matcher length = LENGTH.matcher(text);
            try {
                if (length.matches()) {
                    String unit = length.group(2) == null ? "MILLISECONDS" : length.group(2);
                    long nanos =
                            TimeUnit.valueOf(unit.toUpperCase(Locale.ROOT)).toNanos(Long.parseLong(length.group(1)));
                    return Duration.ofNanos(Math.max(0, nanos));
                }
            } catch (IllegalArgumentException e) {
                // no such unit: told below
            }
            if (!text.isEmpty()) {
                remarks.add("IJAVA_" + name + ": " + text + " is no time; write 30000 for milliseconds, or 30 SECONDS");
            }
            return Duration.ZERO;
        }
    }
}
