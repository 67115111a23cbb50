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

    /** A design with a component, a caller, an operation, a link, a journey and an expense of such a name. */
    private static SystemDesign run() {
        return system(NASTY)
                .users(million(1))
                .operation(read(NASTY + "r").payload(kB(20)))
                .operation(write(NASTY + "w").payload(kB(2)))
                .retention(years(1))
                .dailyCurve(officeHours())
                .flow(
                        NASTY + "r",
                        client(NASTY + "app"),
                        service(NASTY + "api")
                                .policy(timeout(ms(300)), retries(2), breaker(percent(50)), autoscale(percent(60)))
                                .serviceTime(ms(4)),
                        cache(NASTY + "cache")
                                .serviceTime(ms(1))
                                .hitRate(percent(80))
                                .missTo(database(NASTY + "db")
                                        .serviceTime(ms(3))
                                        .instances(3)))
                .flow(NASTY + "w", service(NASTY + "api"), database(NASTY + "db"))
                .journey(journey(NASTY + "j")
                        .perUserPerDay(2, 9)
                        .step(NASTY + "w")
                        .step(NASTY + "r"))
                .expense(NASTY + "people", usd(1_000));
    }

    static Stream<Viewable> running() {
        SystemDesign design = run();
        var keys = cache(NASTY + "cache")
                .serviceTime(ms(1))
                .popularity(zipf(0.9).keys(10_000))
                .hitRate(percent(80));
        return Stream.of(
                design.components(),
                design.latency(),
                design.latency().simulated(),
                design.availability(),
                design.availability().atLeast(nines(4)),
                design.journeys(),
                design.day(),
                design.diagram(),
                design.cost(),
                design.cost().why(NASTY + "api"),
                design.cost().clouds(),
                design.cost().purchases(),
                design.cost().scaling(),
                design.cost().leastRegret(NASTY + "api"),
                design.savings(),
                design.growth(years(1), monthlyCost().atMost(usd(1))),
                design.simulate(),
                design.simulate(fail(NASTY + "api"), slow(NASTY + "db", 10)),
                design.component(keys).simulate(),
                design.component(keys)
                        .simulate(flush(NASTY + "cache"), fail(NASTY + "db").hanging()),
                compare(design, design.named(NASTY + "2")).simulated());
    }

    static Stream<Viewable> formulas() {
        return Stream.of(
                closedNetwork(station(NASTY + "disk", ms(5))),
                openNetwork(station(NASTY + "disk", ms(5))).arrivals(NASTY + "disk", perSecond(9)),
                closedNetwork(userClass(NASTY + "buyer", 3).demand(NASTY + "disk", ms(5))),
                priorities(priorityClass(NASTY + "paid", perSecond(9), ms(5))));
    }

    @ParameterizedTest
    @MethodSource({"answers", "running", "formulas"})
    void namesAreTextInHtml(Viewable answer) {
        Object html = Display.of(answer).orElseThrow().data().get("text/html");

        assertThat(html).asString().contains("&lt;script&gt;").doesNotContain("<script", "<i>");
    }

    @ParameterizedTest
    @MethodSource({"answers", "running", "formulas"})
    void namesStandUnchangedInText(Viewable answer) {
        assertThat(answer.toString()).contains("<script>alert(\"x\")</script> & 'q'");
    }
}
