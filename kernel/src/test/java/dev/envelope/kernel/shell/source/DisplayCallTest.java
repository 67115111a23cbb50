package dev.envelope.kernel.shell.source;

import static org.assertj.core.api.Assertions.assertThat;

import dev.envelope.kernel.shell.source.CellSplitter.Piece;
import org.junit.jupiter.api.Test;

class DisplayCallTest {

    private static String argument(String source) {
        return DisplayCall.argument(new Piece(source, 10)).map(Piece::source).orElse("");
    }

    @Test
    void theArgumentOfOneCall() {
        assertThat(argument("display(x);")).isEqualTo("x");
        assertThat(argument("display (f(a, b)\n  .g(\",)\"))")).isEqualTo("f(a, b)\n  .g(\",)\")");
        assertThat(DisplayCall.argument(new Piece("display( x);", 10))
                        .orElseThrow()
                        .offset())
                .isEqualTo(18);
    }

    @Test
    void aCallWithTypesOrAnId() {
        assertThat(DisplayCall.isAll(new Piece("display(x, \"text/html\")", 0))).isTrue();
        assertThat(DisplayCall.isAll(new Piece("display(x).length() + f(2)", 0)))
                .isFalse();
        assertThat(DisplayCall.isAll(new Piece("var id = display(x);", 0))).isFalse();
    }

    @Test
    void nothingElse() {
        assertThat(argument("display(x, \"id\");")).isEmpty();
        assertThat(argument("display();")).isEmpty();
        assertThat(argument("display(\"\" /* \");\" */);")).isNotEmpty();
        assertThat(argument("display(a); display(b)")).isEmpty();
        assertThat(argument("display(a) + (b)")).isEmpty();
        assertThat(argument("displayAll(x)")).isEmpty();
        assertThat(argument("for (var x : xs) display(x);")).isEmpty();
    }
}
