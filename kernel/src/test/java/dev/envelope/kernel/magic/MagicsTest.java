package dev.envelope.kernel.magic;

import static org.assertj.core.api.Assertions.assertThat;

import dev.envelope.kernel.shell.Kit;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.jar.JarOutputStream;
import java.util.zip.ZipEntry;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(120)
class MagicsTest {

    @TempDir
    static Path folder;

    private static Kit kit;

    @BeforeAll
    static void start() {
        kit = new Kit();
    }

    @AfterAll
    static void close() {
        kit.close();
    }

    @Test
    void aMagicStandsBetweenLinesOfJava() {
        var ran = kit.run("var a = 1;\n%reactive on\n\n  %jvm\na + 1\n%jvm\nvar b = a + 1\n%reactive\nb");
        assertThat(ran.text()).isEqualTo("2");
        assertThat(ran.displays()).hasSize(4);
    }

    @Test
    void aRemainderIsNotAMagic() {
        assertThat(kit.run("int hours = 30, day = 24;\nhours\n  %day").text()).isEqualTo("6");
        assertThat(kit.run("\"\"\"\n%vars\n\"\"\"").text()).isEqualTo("%vars\n");
        assertThat(kit.run("/*\n%vars\n*/\n7").text()).isEqualTo("7");
    }

    @Test
    void anUnknownMagicNamesTheNearest() {
        var error = kit.run("var c = 1;\n%mavn g:a:1").error();
        assertThat(error.name()).isEqualTo("MagicError");
        assertThat(error.line()).isEqualTo(2);
        assertThat(error.traceback())
                .containsExactly("%mavn is not known; did you mean %maven?", "cell line 2:", "    %mavn g:a:1");
        assertThat(kit.run("%xyzzyx").error().value()).isEqualTo("%xyzzyx is not known; %help lists what there is");
        assertThat(kit.run("%%vars\n1").error().value()).isEqualTo("%%vars takes no cell; write %vars");
        assertThat(kit.run("1 + 1;\n%%time").error().value())
                .isEqualTo("%%time takes the code below it, and stands in the first line of its cell");
    }

    @Test
    void helpListsEveryMagic() {
        assertThat(kit.run("%help").note())
                .contains("%maven group:artifact:version", "%vars", "Lists the variables with their types and values.");
    }

    @Test
    void timeShowsTheValueAndHowLongItTook() {
        var ran = kit.run("%time Thread.sleep(20)");
        assertThat(ran.note()).matches("ran (2\\d|[3-9]\\d|\\d{3,}) ms, compiled .*");
        var cell = kit.run("// a comment may come first\n%%time\nvar x = 20;\nx + 1");
        assertThat(cell.text()).isEqualTo("21");
        assertThat(cell.note()).startsWith("ran ");
        assertThat(TimeMagic.told(java.time.Duration.ofNanos(1_500))).isEqualTo("2 µs");
        assertThat(TimeMagic.told(java.time.Duration.ofMillis(61_500))).isEqualTo("1 min 1 s");
    }

    @Test
    void anErrorUnderTimePointsAtTheCellsOwnLine() {
        var ran = kit.run("%%time\nvar fine = 1;\nint broken = \"text\";");
        assertThat(ran.error().line()).isEqualTo(3);
        assertThat(ran.traceback()).contains("cell line 3:\n    int broken = \"text\";\n                 ^^^^^^");
        assertThat(kit.run("1 + 1;\n%time 1 / 0").error().line()).isEqualTo(2);
    }

    @Test
    void variablesAreListedWithTypeAndValue() {
        try (var own = new Kit()) {
            assertThat(own.run("%vars").note()).isEqualTo("there is no variable yet");
            own.run(
                    "var users = million(3);\nString name = \"a\\nb\";\nvar list = List.of(1, 2);\nObject nothing = null;");
            own.run(
                    "record Bad() { public String toString() { throw new RuntimeException(\"no\"); } }\nvar bad = new Bad();");
            assertThat(own.run("%vars").note()).isEqualTo("""
                    variable  type           value
                    --------  -------------  ------------------------------------------------------
                    users     Count          3 million
                    name      String         a ...
                    list      List<Integer>  [1, 2]
                    nothing   Object         null
                    bad       Bad            its text cannot be had: java.lang.RuntimeException: no""");
        }
    }

    @Test
    void reactiveSwitchesFollowingOffAndOn() {
        kit.run("var base = 2;\nvar area = million(base);\n%reactive off");
        assertThat(kit.run("var base = 3;").note()).isEmpty();
        assertThat(kit.run("%reactive on").note())
                .isEqualTo("values of the language follow when a cell changes what they were computed from");
        assertThat(kit.run("var base = 4;").note()).isEqualTo("area follows");
        assertThat(kit.run("%reactive maybe").error().value())
                .isEqualTo("%reactive maybe: it is on or off; write %reactive on, or %reactive off");
    }

    @Test
    void aScriptIsLoadedAndItsErrorsNameItsLines() throws IOException {
        var script =
                Files.writeString(folder.resolve("good.jsh"), "int loaded = 40;\nint more() { return 2; }\n/exit\n");
        assertThat(kit.run("%load " + script + "\nloaded + more()").text()).isEqualTo("42");
        var bad = Files.writeString(folder.resolve("bad.jsh"), "int fine = 1;\n\nint zero = 1 / (fine - 1);\n");
        var error = kit.run("var before = 1;\n%load " + bad).error();
        assertThat(error.line()).isEqualTo(2);
        assertThat(error.traceback()).contains("line 3 of " + bad + ":");
        assertThat(kit.run("%load " + folder + "/none.jsh").error().value()).contains("there is no such file");
    }

    @Test
    void aNotebookIsLoadedCellByCell() throws IOException {
        var notebook = Files.writeString(folder.resolve("other.ipynb"), """
                {"nbformat": 4, "cells": [
                  {"cell_type": "markdown", "source": "not code"},
                  {"cell_type": "code", "source": ["int fromNotebook = 5;\\n", "%reactive on"]},
                  {"cell_type": "code", "source": "fromNotebook * 2"}]}
                """);
        assertThat(kit.run("%load " + notebook).text()).isEqualTo("10");
        Files.writeString(folder.resolve("wrong.ipynb"), "[]");
        assertThat(kit.run("%load " + folder + "/wrong.ipynb").error().value())
                .contains("not a notebook of nbformat 4");
    }

    @Test
    void aFileThatLoadsItselfIsRefused() throws IOException {
        var script = folder.resolve("self.jsh");
        Files.writeString(script, "%load " + script);
        assertThat(kit.run("%load " + script).error().value()).contains("this file loads itself");
    }

    @Test
    void aJavaFileIsLoadedWithoutItsPackage() throws IOException {
        var file = Files.writeString(
                folder.resolve("Greeting.java"),
                "package some.where;\n\npublic class Greeting {\n  public static String hello() { return \"hello\"; }\n}\n");
        assertThat(kit.run("%load " + file + "\nGreeting.hello()").text()).isEqualTo("hello");
    }

    @Test
    void jarsJoinTheClassPath() throws IOException {
        jar(
                folder.resolve("libs/first.jar"),
                "lib.First",
                "package lib; public class First { public static int one() { return 1; } }");
        jar(
                folder.resolve("libs/second.jar"),
                "lib.Second",
                "package lib; public class Second { public static int two() { return 2; } }");
        var ran = kit.run("%jars " + folder + "/libs/*.jar\nimport lib.*;\nFirst.one() + Second.two()");
        assertThat(ran.text()).isEqualTo("3");
        assertThat(kit.run("%classpath").note()).contains("first.jar\n").contains("second.jar");
        assertThat(kit.run("%jars nowhere/*.jar").error().value())
                .startsWith("%jars nowhere/*.jar: there is no such jar in ");
        assertThat(kit.run("%classpath nowhere").error().value()).contains("there is no such jar or folder");
    }

    private static void jar(Path file, String className, String source) throws IOException {
        Path sources = Files.createDirectories(folder.resolve("src-" + className));
        String path = className.replace('.', '/');
        Path java =
                Files.createDirectories(sources.resolve(path).getParent()).resolve(className.substring(4) + ".java");
        Files.writeString(java, source);
        ToolProvider.getSystemJavaCompiler().run(null, null, null, "-proc:none", java.toString());
        Files.createDirectories(file.getParent());
        try (var jar = new JarOutputStream(Files.newOutputStream(file))) {
            jar.putNextEntry(new ZipEntry(path + ".class"));
            jar.write(Files.readAllBytes(sources.resolve(path + ".class")));
        }
    }
}
