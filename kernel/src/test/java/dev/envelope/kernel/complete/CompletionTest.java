package dev.envelope.kernel.complete;

import static org.assertj.core.api.Assertions.assertThat;

import dev.envelope.kernel.shell.Kit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class CompletionTest {

    private static Kit kit;

    @BeforeAll
    static void start() {
        kit = new Kit();
        kit.run("var audience = million(10);\nvar label = \"x\";\nvar design = system();");
    }

    @AfterAll
    static void close() {
        kit.close();
    }

    @Test
    void wordsThatFitTheArgumentComeFirstThenVariablesThenTheRest() {
        var found = kit.complete("design.users(|");
        int word = found.indexOf("million(");
        int variable = found.indexOf("audience");
        assertThat(word).isBetween(0, variable - 1);
        assertThat(variable).isLessThan(found.indexOf("label"));
        assertThat(found.indexOf("label")).isLessThan(found.indexOf("ArrayList"));
    }

    @Test
    void theMethodsOfEveryObjectComeLast() {
        var found = kit.complete("design.|");
        assertThat(found).contains("users(", "peak(");
        assertThat(found.subList(found.size() - 7, found.size()))
                .containsExactlyInAnyOrder(
                        "equals(", "getClass()", "hashCode()", "notify()", "notifyAll()", "toString()", "wait(");
    }

    @Test
    void behindWhatIsNoJavaIsNothing() {
        assertThat(kit.complete("x\ud83d\ude00.|")).isEmpty();
        assertThat(kit.complete("x\ud83d\ude00.to|")).isEmpty();
        assertThat(kit.complete("\"\ud83d\ude00\".toUpp|")).containsExactly("toUpperCase(");
    }

    @Test
    void whatTheCellDeclaresAboveIsKnownBeforeItRan() {
        assertThat(kit.complete("var fresh = \"\";\nfresh.toUpp|")).containsExactly("toUpperCase(");
        assertThat(kit.complete("var chain = system()\n    .users(5);\nchain\n    .pea|"))
                .contains("peak(");
    }

    @Test
    void magicsAndTheFilesTheyTakeAreKnown() {
        assertThat(kit.complete("%ma|")).containsExactly("%maven", "%mavenRepo");
        assertThat(kit.complete("1 + 1;\n  %|")).contains("%help", "%load", "%time");
        assertThat(kit.complete("%%|")).containsExactly("%%loadFromPOM", "%%time");
        assertThat(kit.complete("%load src/ma|")).containsExactly("src/main/");
        assertThat(kit.complete("%vars |")).isEmpty();
    }

    @Test
    void methodsComeWithTheirParameters() {
        assertThat(signature("design.users(millio|"))
                .isEqualTo("(Distribution shape)\n(double p5, double p95)\n(double value)");
        assertThat(signature("var d = design\n    .replication(3).pea|")).contains("(double factor)");
        assertThat(signature("label.repea|")).isEqualTo("(int)");
        assertThat(signature("audienc|")).isEmpty();
    }

    private static String signature(String code) {
        String before = code.substring(0, code.indexOf('|'));
        return Completion.at(kit.shell(), before, before.length())
                .matches()
                .get(0)
                .signature();
    }

    @Test
    void theReceiverIsTheExpressionAtTheEnd() {
        assertThat(Receiver.endOf("var a = f(b, g(1)).d[0]")).isEqualTo("f(b, g(1)).d[0]");
        assertThat(Receiver.endOf("x + system()\n  .users(5) ")).isEqualTo("system()\n  .users(5)");
        assertThat(Receiver.endOf("")).isEmpty();
        assertThat(Receiver.endOf("1 + ")).isEmpty();
        assertThat(Receiver.endOf("f(a))")).isEqualTo("f(a))");
    }

    @Test
    void javaAmongMagicsIsCompleted() {
        assertThat(kit.complete("%time design.pea|")).containsExactly("peak(");
        assertThat(kit.complete("%%time\nvar inside = \"\";\ninside.toUpp|")).containsExactly("toUpperCase(");
        assertThat(kit.complete("%reactive on\nvar after = \"\";\n%vars\nafter.toUpp|"))
                .containsExactly("toUpperCase(");
    }

    @Test
    void thereMayBeNothing() {
        assertThat(kit.complete("nothing.like.thi|")).isEmpty();
        assertThat(kit.complete("\"in a text |")).isEmpty();
        assertThat(kit.complete("// a comment |")).isEmpty();
        assertThat(kit.complete("\"\"\"\na block |")).isEmpty();
        assertThat(kit.complete("\"closed \\\" \".toUpp|")).containsExactly("toUpperCase(");
        assertThat(kit.complete("// a comment\nsyst|")).contains("system(");
    }
}
