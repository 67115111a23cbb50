package dev.envelope.kernel.shell;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Collectors;
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

    @ParameterizedTest
    @ValueSource(strings = {"Walk, Queue", "Queue, Walk", "Queue"})
    void whatItPermitsMayHaveTheNameOfAnImport(String permitted) {
        assertThat(kit.run("sealed interface Move permits " + permitted + " {}").note())
                .isEqualTo("Move can be used once this is defined: class " + permitted.replace(", ", ", class "));
        kit.run("record Walk(int steps) " + (permitted.contains("Walk") ? "implements Move {}" : "{}"));
        assertThat(kit.run("record Queue(int length) implements Move {}\nMove move = new Queue(3);\nmove")
                        .text())
                .isEqualTo("Queue[length=3]");
        assertThat(kit.run("record Jump() implements Move {}").traceback())
                .contains("not allowed to extend sealed class: Move");
    }

    @Test
    void whatItPermitsMayHaveStoodForSomethingElse() {
        kit.run("record Stay() {}");
        assertThat(kit.run("sealed interface Move permits Stay {}").note())
                .isEqualTo("Move can be used once this is defined: Stay as a Move");
        assertThat(kit.run("record Stay() implements Move {}\n(Move) new Stay()")
                        .text())
                .isEqualTo("Stay[]");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "@SuppressWarnings({\"a\", \"sealed permits {\"}) sealed interface Event permits Start {}",
                "sealed @SuppressWarnings({\"a\"}) interface Event permits Event.End, Start { record End() implements Event {} }",
                "/* sealed { */ sealed interface Event // permits {\n    permits Start {}",
            })
    void itsAnnotationsAndCommentsAreItsOwn(String event) {
        kit.run(event);
        assertThat(kit.run("record Start() implements Event {}\n(Event) new Start()")
                        .text())
                .isEqualTo("Start[]");
        assertThat(kit.run("record Other() implements Event {}").traceback())
                .contains("not allowed to extend sealed class: Event");
    }

    @Test
    void sealedTypesMayStandUnderSealedTypes() {
        assertThat(kit.run("""
                        sealed interface Shape permits Round, Square {}
                        sealed interface Round extends Shape permits Circle, Oval {}
                        record Circle() implements Round {}
                        record Oval() implements Round {}
                        record Square() implements Shape {}
                        (Shape) new Oval()""").text()).isEqualTo("Oval[]");
        assertThat(kit.run("record Other() implements Shape {}").traceback())
                .contains("not allowed to extend sealed class: Shape");
        assertThat(kit.run("record Other() implements Round {}").traceback())
                .contains("not allowed to extend sealed class: Round");
    }

    @ParameterizedTest
    @ValueSource(strings = {"012", "102", "021", "201"})
    void nonSealedTypesMayStandUnderThem(String order) {
        var types = List.of(
                "sealed interface Account permits Current, Event { int fee(); }",
                "public abstract non-sealed class Current implements Account { public int fee() { return 3; } }",
                "non-sealed interface Event extends Account {}");
        var cell = order.chars().mapToObj(i -> types.get(i - '0') + "\n").collect(Collectors.joining())
                + "record Sale(int fee) implements Event {}\nclass Plain extends Current {}\n"
                + "new Plain().fee() + new Sale(4).fee()";
        var first = kit.run(cell);
        assertThat(first.text()).isEqualTo("7");
        assertThat(first.note()).isEmpty();
        assertThat(kit.run(cell).text()).isEqualTo("7");
        assertThat(kit.run(cell.replace("int fee();", "int fee(); int CENTS = 2;"))
                        .text())
                .isEqualTo("7");
        assertThat(kit.run("record Other(int fee) implements Account {}").traceback())
                .contains("not allowed to extend sealed class: Account");
    }

    @Test
    void aNonSealedTypeMayHaveParametersAndConstructors() {
        assertThat(kit.run("""
                        sealed interface Store<T> permits Held, None { T get(); }
                        non-sealed class Held<T> implements Store<T> {
                            final T held;
                            Held(T held) { this.held = held; }
                            public T get() { return held; }
                        }
                        record None<T>() implements Store<T> { public T get() { return null; } }
                        class Kept extends Held<String> { Kept() { super("kept"); } }
                        new Kept().get()""").text()).isEqualTo("kept");
        assertThat(kit.run("record Lost() implements Store<String> { public String get() { return null; } }")
                        .traceback())
                .contains("not allowed to extend sealed class: Store");
    }

    @Test
    void whatItPermitsHasToBeNamed() {
        assertThat(kit.run("sealed interface Shape {}\nrecord Dot() implements Shape {}")
                        .traceback())
                .endsWith("name them here, also where they stand below: sealed interface Shape permits Circle, Square");
    }

    @Test
    void aNonSealedTypeIsToldWhatIsMissing() {
        assertThat(kit.run("non-sealed class Alone {}").note())
                .isEqualTo("Alone can be used once this is defined: a sealed type that permits Alone");
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
