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
class NearNamesTest {

    private static Kit kit;

    @BeforeAll
    static void start() {
        kit = new Kit();
        kit.run("var design = system();\nvar audience = million(3);\nint twofold(int n) { return 2 * n; }");
    }

    @AfterAll
    static void close() {
        kit.close();
    }

    private static String lastLine(String code) {
        return kit.run(code).traceback().lines().reduce((a, b) -> b).orElse("");
    }

    @Test
    void aWordOfTheLanguageIsRecognised() {
        assertThat(lastLine("milion(3)")).isEqualTo("did you mean million?");
        assertThat(lastLine("design\n    .peak(3)\n    .replicaton(3)")).isEqualTo("did you mean replication?");
        assertThat(lastLine("sytem()")).isEqualTo("did you mean system?");
    }

    @Test
    void soIsANameOfTheUser() {
        assertThat(lastLine("design.users(audeince)")).isEqualTo("did you mean audience?");
        assertThat(lastLine("twofolds(3)")).isEqualTo("did you mean twofold?");
        assertThat(kit.run("int caller() { return twofodl(3); }\ncaller()").traceback())
                .contains("caller() cannot run until this is defined: method twofodl(int)\ndid you mean twofold?");
    }

    @Test
    void aTypeOfAnotherPackageIsToldWithItsImport() {
        assertThat(kit.run("Arraylist<String> list;").traceback()).isEqualTo("""
                        CompileError: list has a type that is not defined: class Arraylist
                        cell line 1:
                            Arraylist<String> list;
                        did you mean ArrayList?""");
        assertThat(lastLine("new AtomicReference<String>()"))
                .isEqualTo("to use it, write import java.util.concurrent.atomic.AtomicReference;");
    }

    @Test
    void ofSeveralTypesThatOfTheJdkIsTold() {
        assertThat(lastLine("Entry<String, String> entry;")).isEqualTo("to use it, write import java.util.Map.Entry;");
    }

    @ParameterizedTest
    @ValueSource(strings = {"com.sun.net.httpserver.HttpServer", "org.w3c.dom.Document", "org.xml.sax.InputSource"})
    void notAllOfTheJdkBeginsWithJava(String full) {
        String name = full.substring(full.lastIndexOf('.') + 1);
        assertThat(lastLine(name + " made;")).isEqualTo("to use it, write import " + full + ";");
        assertThat(kit.run("import " + full + ";\n" + name + " made;").text()).isEmpty();
    }

    /** The layout library has a graph, and the library of charts a marker. */
    @Test
    void aTypeThatOnlyTheKernelIsMadeWithIsNotMeant() {
        assertThat(kit.run("new LGraph()").traceback()).doesNotContain("import");
        assertThat(kit.run("Circle circle;").traceback()).isEqualTo("""
                        CompileError: circle has a type that is not defined: class Circle
                        cell line 1:
                            Circle circle;""");
    }

    @Test
    void whatATypeWaitsForIsNotMistakenForTheTypeItself() {
        assertThat(kit.run("sealed interface Stage permits AStage {}").note())
                .isEqualTo("Stage can be used once this is defined: class AStage");
    }

    @Test
    void aVariableOfATypeThatHasChangedIsNotMisspelt() {
        kit.run("record Plan(int cores) {}\nvar plan = new Plan(2);");
        kit.run("record Plan(int cores, String name) {}");
        assertThat(lastLine("plan.cores()"))
                .isEqualTo("the type of plan has changed or is missing; run the cell that declares it again");
        kit.run("var plan = new Plan(4, \"four\");");
        assertThat(kit.run("plan.cores()").text()).isEqualTo("4");
    }

    @Test
    void whereThereIsNothingLikeItNothingIsSaid() {
        assertThat(lastLine("\"text\".zzzzzzzz()")).contains("^");
        assertThat(lastLine("int number = \"text\";")).contains("^");
    }
}
