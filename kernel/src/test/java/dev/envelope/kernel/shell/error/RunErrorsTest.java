package dev.envelope.kernel.shell.error;

import static org.assertj.core.api.Assertions.assertThat;

import dev.envelope.kernel.shell.Kit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(60)
class RunErrorsTest {

    private static Kit kit;

    @BeforeAll
    static void start() {
        kit = new Kit();
    }

    @AfterAll
    static void end() {
        kit.close();
    }

    @Test
    void causesMayLeadInACircle() {
        assertThat(kit.run("""
                        var first = new IllegalStateException("first");
                        var second = new IllegalStateException("second");
                        first.initCause(second);
                        second.initCause(first);
                        throw first;""").traceback()).isEqualTo("""
                        IllegalStateException: first
                            at cell line 1
                        Caused by: IllegalStateException: second
                            at cell line 2
                        cell line 1:
                            var first = new IllegalStateException("first");""");
    }

    @Test
    void anExceptionMayFailToTellItself() {
        assertThat(kit.run("""
                        class Mute extends RuntimeException {
                            @Override public String getMessage() { throw new IllegalStateException(); }
                            @Override public Throwable getCause() { throw new IllegalStateException(); }
                        }
                        throw new Mute();""").traceback()).isEqualTo("""
                        Mute
                            at cell line 5
                        cell line 5:
                            throw new Mute();""");
        assertThat(kit.run("1 / 0").error().name()).isEqualTo("ArithmeticException");
    }

    @Test
    void aTextThatEndsTheProcessIsToldAsSuch() {
        assertThat(kit.run("new Object() { @Override public String toString() { System.exit(3); return null; } }")
                        .traceback())
                .startsWith("System.exit(3) ends a program");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/* begun", "int lost = 1; /* begun", "int lost = 1;\n/* one */ /* begun\nint more = 2;"})
    void aCommentThatDoesNotEndTakesNothingAlong(String cell) {
        assertThat(kit.run(cell).traceback()).startsWith("CompileError: this comment does not end");
        assertThat(kit.run("\"/* a text */ /*\"").text()).isEqualTo("/* a text */ /*");
    }

    @Test
    void aThreadThatDiesTellsTheLinesOfItsCell() {
        var ran = kit.run("""
                int half(int n) {
                    return n / (n - n);
                }
                var worker = new Thread(() -> {
                    half(3);
                }, "worker");
                worker.start();
                worker.join();
                """);
        assertThat(ran.err()).isEqualTo("""
                        Thread worker ended: ArithmeticException: / by zero
                            at half (cell line 2)
                            at cell line 5
                        cell line 2:
                            return n / (n - n);
                        """);
    }

    @Test
    void aThreadOfACellCannotEndTheProcess() {
        var ran = kit.run("var t = new Thread(() -> System.exit(3), \"quitter\"); t.start(); t.join();");
        assertThat(ran.err()).startsWith("Thread quitter ended: System.exit(3) ends a program");
    }

    @Test
    void aValueWithoutLooksTellsTheLineThatFails() {
        var ran = kit.run("""
                class Bad {
                    public String toString() {
                        throw new IllegalStateException("no text");
                    }
                }
                new Bad()
                """);
        assertThat(ran.traceback())
                .startsWith("IllegalStateException: no text\n    at toString (cell line 3)")
                .doesNotContain("REPL");
        assertThat(ran.error().line()).isEqualTo(3);
    }

    @Test
    void aChainOverLinesTellsTheLineThatFails() {
        var ran = kit.run("List.of(1, 2)\n    .stream()\n    .toList()\n    .get(7)");
        assertThat(ran.error().line()).isEqualTo(4);
        ran = kit.run("var picked = \"one two\"\n    .strip()\n    .substring(9);");
        assertThat(ran.error().line()).isEqualTo(3);
        assertThat(ran.traceback()).contains("at cell line 3\n").doesNotContain("line 1");
    }

    @Test
    void aMessageNamesAVariableAsTheCellDoes() {
        var ran = kit.run("String none = null;\nint n = none.length();");
        assertThat(ran.error().value()).contains("\"none\" is null");
    }

    @Test
    void anExceptionWithoutANameGoesByWhatItExtends() {
        assertThat(kit.run("throw new IllegalStateException(\"nameless\") {};")
                        .error()
                        .name())
                .isEqualTo("IllegalStateException");
    }

    @Test
    void aValueOfAnEarlierTypeSaysWhatToDo() {
        kit.run("record Old(int x) {}\nObject kept = new Old(new Random(1).nextInt());");
        assertThat(kit.run("record Old(int x, int y) {}").note())
                .isEqualTo("kept keeps its value, made with the earlier Old");
        assertThat(kit.run("((Old) kept).x()").error().value())
                .isEqualTo(
                        "this value is of the earlier Old, and Old was declared anew; run the cell again that made it");
    }
}
