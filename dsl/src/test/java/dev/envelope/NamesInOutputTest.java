package dev.envelope;

import static dev.envelope.Envelope.*;
import static org.assertj.core.api.Assertions.assertThat;

import dev.envelope.view.Display;
import dev.envelope.view.Viewable;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Whatever a user can name stays text wherever it is shown. */
class NamesInOutputTest {

    private static final String NASTY = "<script>alert(\"x\")</script> & 'q'\n<i>";

    static Stream<Viewable> answers() {
        SystemDesign design = system(NASTY)
                .users(million(8, 12).because(NASTY))
                .operation(write(NASTY + "w").perUserPerDay(1, 5))
                .operation(read(NASTY + "r"))
                .growth(percent(10, 40));
        var measure = measure(NASTY, m -> peakRate().of(m).times(percent(1, 2).named(NASTY)));
        SystemDesign built = design.flow(NASTY + "w", service(NASTY + "api"), database(NASTY + "db"))
                .flow(
                        NASTY + "r",
                        service(NASTY + "api"),
                        cache(NASTY + "cache").missTo(database(NASTY + "db")))
                .operation(read(NASTY + "r").strong());
        return Stream.of(
                built.profile(),
                built.consistency(),
                built.as(monolith()).components(),
                compare(built, built.as(cqrs())),
                built.as(cqrs()).why(projectionLag()),
                built.why(callsPerRequest(NASTY + "w")),
                design,
                design.capacity().at(months(6)),
                design.why(peakRate()),
                design.why(measure),
                design.capacity().at(months(6)).why(records(NASTY + "w")),
                design.assumptions(measure),
                design.sensitivity(measure),
                design.uncertainty(measure.atMost(perSecond(5))),
                design.growth(months(3), measure.atMost(perSecond(5))),
                compare(design, design.scale(10)).by(measure),
                sweep(design, NASTY, values(1, 2), (d, x) -> d.replication(x), measure));
    }

    @ParameterizedTest
    @MethodSource("answers")
    void namesAreTextInHtml(Viewable answer) {
        Object html = Display.of(answer).orElseThrow().data().get("text/html");

        assertThat(html).asString().contains("&lt;script&gt;").doesNotContain("<script", "<i>");
    }

    @ParameterizedTest
    @MethodSource("answers")
    void namesStandUnchangedInText(Viewable answer) {
        assertThat(answer.toString()).contains("<script>alert(\"x\")</script> & 'q'");
    }
}
