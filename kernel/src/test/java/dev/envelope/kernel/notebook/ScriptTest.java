package dev.envelope.kernel.notebook;

import static org.assertj.core.api.Assertions.assertThat;

import dev.envelope.kernel.shell.CellShell;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ScriptTest {

    @TempDir
    Path folder;

    private record Ran(int status, String out, String err) {}

    private Ran run(String source) throws IOException {
        var out = new ByteArrayOutputStream();
        var err = new ByteArrayOutputStream();
        var script = Script.read(Files.writeString(folder.resolve("a.jsh"), source));
        int status;
        try (var shell = CellShell.start()) {
            status = script.run(shell, new PrintStream(out, true), new PrintStream(err, true));
        }
        return new Ran(
                status,
                out.toString(StandardCharsets.UTF_8),
                err.toString(StandardCharsets.UTF_8).replace(folder.toString(), ""));
    }

    @Test
    void everyExpressionPrintsItsValueBetweenWhatIsPrinted() throws IOException {
        assertThat(run("int x = 2;\nx + 1\nSystem.out.println(\"hi\");\nx * 2\n"))
                .isEqualTo(new Ran(0, "3\nhi\n4\n", ""));
    }

    @Test
    void aLineMayEndWithoutASemicolonAndAChainMayGoOnWithALeadingDot() throws IOException {
        assertThat(
                        run(
                                "var x = 5\nimport java.time.Year\nint twice(int n) { return 2 * n; }\ntwice(x)\n"
                                        + "List.of(1, 2)\n    // doubled\n    .stream()\n    .map(n -> 2 * n)\n\n    .toList()\nx\n  + 1;\n"))
                .isEqualTo(new Ran(0, "10\n[2, 4]\n5\n1\n".replace("5\n1\n", "6\n"), ""));
    }

    @Test
    void anErrorTellsFileAndLine() throws IOException {
        var thrown = run("int f(int n) {\n  return 1 / n;\n}\nf(1)\nf(0)\n\"never\"\n");
        assertThat(thrown.status()).isEqualTo(1);
        assertThat(thrown.out()).isEqualTo("1\n");
        assertThat(thrown.err())
                .startsWith("/a.jsh:2: ArithmeticException: / by zero\n")
                .contains("    at f (line 2)\n    at line 5\nline 2:\n")
                .doesNotContain("cell");
        var refused = run("int x = 1;\nint y = \"a\";\n");
        assertThat(refused.status()).isEqualTo(1);
        assertThat(refused.err()).startsWith("/a.jsh:2: ").contains("incompatible types");
    }

    @Test
    void aLineThatIsNoJavaIsRefusedWhereItStands() throws IOException {
        assertThat(run("var a = 1\nfoo bar baz\n2\n").err()).startsWith("/a.jsh:2: ");
        assertThat(run("foo bar baz\n2\n").err()).startsWith("/a.jsh:1: ");
    }

    @Test
    void theScriptSetsItsOwnExitStatus() throws IOException {
        assertThat(run("1\nSystem.exit(3);\n2\n")).isEqualTo(new Ran(3, "1\n", ""));
        assertThat(run("System.exit(0);\n2\n")).isEqualTo(new Ran(0, "", ""));
    }

    @Test
    void theLastLineMayBeTheToolsExitAndOtherToolCommandsAreNamed() throws IOException {
        assertThat(run("1\n/exit\n")).isEqualTo(new Ran(0, "1\n", ""));
        assertThat(run("/open DEFAULT\n").err()).contains("/open DEFAULT is a command of the jshell tool");
    }
}
