package dev.envelope.kernel.shell;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Names that the start-up imports have, too, and some that they have not. */
@Timeout(120)
class SealedTypesTest {

    private Kit kit;

    @BeforeEach
    void start() {
        kit = new Kit();
    }

    @AfterEach
    void close() {
        kit.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {"Shape", "Node", "Cache", "Queue", "Event", "Region", "Duration", "System"})
    void aSealedTypeOfTheUserWinsOverAnImport(String name) {
        assertThat(kit.run("""
                        sealed interface NAME permits Circle, Square { double area(); }
                        record Circle(double r) implements NAME {
                            @Override public double area() { return 3 * r * r; }
                        }
                        record Square(double a) implements NAME {
                            @Override public double area() { return a * a; }
                        }
                        NAME one = new Circle(2);
                        one.area()""".replace("NAME", name)).text()).isEqualTo("12.0");
        // it is sealed in the end
        assertThat(kit.run("record Other() implements NAME { public double area() { return 0; } }"
                                .replace("NAME", name))
                        .traceback())
                .contains("not allowed to extend sealed class: " + name);
    }

    @Test
    void itMayBeDeclaredInACellAndWhatItPermitsInOthers() {
        assertThat(kit.run("abstract sealed class Queue<T> permits Empty, Full {\n    abstract int size();\n}")
                        .note())
                .isEqualTo("Queue can be used once this is defined: class Empty, class Full");
        kit.run("final class Empty<T> extends Queue<T> { int size() { return 0; } }");
        assertThat(kit.run(
                                "final class Full<T> extends Queue<T> { int size() { return 1; } }\nnew Full<String>().size()")
                        .text())
                .isEqualTo("1");
        assertThat(kit.run("class Third extends Queue<String> { int size() { return 3; } }")
                        .traceback())
                .contains("not allowed to extend sealed class: Queue");
    }

    @Test
    void runOnceMoreItStandsAndItsValuesToo() {
        String cell = "sealed interface Shape permits Dot {}\nrecord Dot() implements Shape {}";
        kit.run(cell);
        kit.run("Shape kept = new Dot();");
        assertThat(kit.run(cell).note()).isEmpty();
        assertThat(kit.run("kept").text()).isEqualTo("Dot[]");
    }

    @Test
    void aMistakeInItIsToldOnItsOwnLine() {
        var error = kit.run(
                        "sealed interface Shape permits Dot {\n    Strin name();\n}\nrecord Dot() implements Shape {}")
                .note();
        assertThat(error).contains("Strin").contains("did you mean String?");
    }
}
