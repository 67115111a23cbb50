package dev.envelope.kernel.shell.cell;

import static org.assertj.core.api.Assertions.assertThat;

import dev.envelope.kernel.shell.Kit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** The words of IJava and JJava for showing values. */
@Timeout(60)
class CellWordsTest {

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
    void aTextIsShownAsTheTypeThatIsNamed() {
        var ran = kit.run("display(\"<b>1</b>\", \"text/html\")");
        assertThat(ran.displays()).hasSize(1);
        assertThat(ran.displays().get(0).data())
                .containsEntry("text/html", "<b>1</b>")
                .containsEntry("text/plain", "<b>1</b>");
        assertThat(ran.hasResult()).as("the id is no answer").isFalse();
        assertThat(kit.run("render(\"$x$\", \"text/latex\")").result().data()).containsEntry("text/latex", "$x$");
    }

    @Test
    void aValueIsShownInTheFormsThatAreNamed() {
        assertThat(kit.run("render(system().capacity())").result().data()).containsKeys("text/html", "text/plain");
        assertThat(kit.run("render(system().capacity(), \"text/markdown\")")
                        .result()
                        .data())
                .containsOnlyKeys("text/plain");
        assertThat(kit.run("render(system().capacity(), \"text/html\")")
                        .result()
                        .data())
                .containsOnlyKeys("text/html", "text/plain");
    }

    @Test
    void aDisplayReturnsTheIdUnderWhichItIsReplaced() {
        var ran = kit.run("String id = display(\"old\");\nString own = display(\"old\", \"text/markdown\", \"own\");\n"
                + "updateDisplay(id, \"<i>new</i>\", \"text/html\");\nown");
        assertThat(ran.text()).isEqualTo("own");
        assertThat(ran.displays()).hasSize(2);
        assertThat(ran.displays().get(1).data()).containsEntry("text/markdown", "old");
    }

    @Test
    void aRendererIsRegisteredInOneLine() {
        kit.run("record Money(int cents) {}\nrenderer(Money.class, m -> html(\"<i>\" + m.cents() + \"</i>\"));");
        assertThat(kit.run("new Money(5)").result().data()).containsEntry("text/html", "<i>5</i>");
        kit.run("renderer(Money.class, m -> \"another\");");
        assertThat(kit.run("new Money(5)").text()).isEqualTo("another");
    }

    /** In whatever order they come, and whatever a hash table makes of it. */
    @Test
    void theRendererOfTheNearestTypeIsTaken() {
        try (var own = new Kit()) {
            own.run("renderer(Object.class, o -> \"object\"); renderer(Collection.class, c -> \"collection\");"
                    + " renderer(List.class, l -> \"list\"); renderer(Iterable.class, i -> \"iterable\");"
                    + " renderer(int.class, i -> \"number\");");
            assertThat(own.run("new ArrayList<>(List.of(1))").text()).isEqualTo("list");
            assertThat(own.run("Set.of(1)").text()).isEqualTo("collection");
            assertThat(own.run("new StringBuilder()").text()).isEqualTo("object");
            assertThat(own.run("1 + 1").text()).isEqualTo("number");
        }
    }

    @Test
    void aRendererOfNothingSaysWhatToWrite() {
        assertThat(kit.run("renderer(List.class, null);").error().value())
                .contains("renderer(List.class, null)")
                .contains("write renderer(Money.class, ");
    }

    @Test
    void aChoiceOfNullSaysWhatToWrite() {
        assertThat(kit.run("choice(\"x\", \"a\", null)").error().value())
                .isEqualTo("choice(\"x\", [a, null]): an option is a value, and null is none;"
                        + " write choice(\"x\", \"none\", \"redis\")");
    }
}
