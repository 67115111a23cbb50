package dev.envelope.kernel.complete;

import static org.assertj.core.api.Assertions.assertThat;

import dev.envelope.kernel.shell.Kit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(60)
class CompletenessTest {

    private static Kit kit;

    @BeforeAll
    static void start() {
        kit = new Kit();
    }

    @AfterAll
    static void close() {
        kit.close();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "if (true)",
                "if (true) x(); else",
                "if (true) // why",
                "while (true)",
                "for (int i = 0; i < 3; i++)",
                "for (var x : y)",
                "label:",
                "@Override",
                "@SuppressWarnings(\"unchecked\")",
                "int x = 1; if (x > 0)",
                "int f() {",
                "new A",
                "var a = new A",
                "x ? y",
                "x ? y :",
                "1 +"
            })
    void whatNeedsMoreIsIncomplete(String code) {
        assertThat(Completeness.of(kit.shell(), code)).isEqualTo(Completeness.INCOMPLETE);
    }

    @ParameterizedTest
    @ValueSource(strings = {"a b c", "x = = 3", "int x = 3 int y", "3 4", "foo)", "new A)", "x ?? y", "int x = ;;)"})
    void whatCanNeverBeJavaIsInvalid(String code) {
        assertThat(Completeness.of(kit.shell(), code)).isEqualTo(Completeness.INVALID);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "if (x) y();",
                "if (x) y()",
                "if (a) { b(); } else { c(); }",
                "while (true);",
                "do x(); while (true)",
                "1 + 2",
                "x -> x + 1",
                "x",
                "x = 3",
                "x = 3; y",
                "var x = million(3)",
                "int[] x = {1, 2}",
                "public static final int X = 3",
                "void f();",
                "int f() { return 1; }",
                "record P(int a) {}",
                "@Deprecated class A {}",
                "@Deprecated int f() { return 1; }",
                "@interface B {}",
                "enum E { A, B }",
                "sealed interface S permits T {}",
                "non-sealed class X implements Y {}",
                "import java.util.*",
                "import static java.lang.Math.*;",
                "throw new X()",
                "return 3;",
                "switch (x) { case 1 -> 2; }",
                "switch (x) { case 1 -> 2; default -> 3; }",
                "List.of(1)\n    .size() // how many",
                "// nothing",
                "",
                "%help"
            })
    void whatCanRunIsComplete(String code) {
        assertThat(Completeness.of(kit.shell(), code)).isEqualTo(Completeness.COMPLETE);
    }
}
