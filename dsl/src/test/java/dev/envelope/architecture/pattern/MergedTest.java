package dev.envelope.architecture.pattern;

import static dev.envelope.Envelope.*;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.envelope.SystemDesign;
import dev.envelope.model.Component;
import dev.envelope.model.Part;
import dev.envelope.model.Shape;
import dev.envelope.model.policy.Retries;
import dev.envelope.model.policy.Timeout;
import org.junit.jupiter.api.Test;

/** What a component that takes the place of others takes over of what was stated of them. */
class MergedTest {

    private static final Part WEB = service("web")
            .availability(percent(99.9))
            .inCommon(percent(5))
            .policy(timeout(ms(300)), retries(2))
            .purchase(reserved(years(1)))
            .on("m7i.xlarge");
    private static final Part CHECKOUT = service("checkout")
            .availability(percent(99.5))
            .policy(timeout(ms(300)))
            .purchase(reserved(years(1)));

    private static SystemDesign design(Part web, Part checkout) {
        return system("Shop")
                .operation(read("browse").rate(perSecond(100)))
                .operation(write("order").rate(perSecond(10)))
                .flow("browse", client("app"), web, database("catalog"))
                .flow("order", client("app"), web, checkout, database("orders"));
    }

    private static Component<?> merged(SystemDesign design) {
        return design.model().architecture().component("component", "monolith");
    }

    @Test
    void whatIsStatedAlikeIsKept() {
        Component<?> monolith = merged(design(WEB, CHECKOUT).as(monolith()));

        assertThat(monolith.policies().find(Timeout.class)).isPresent();
        assertThat(monolith.policies().find(Retries.class)).isPresent();
        assertThat(monolith.placement().payment()).contains(reserved(years(1)));
        assertThat(monolith.placement().product()).isEqualTo("m7i.xlarge");
    }

    @Test
    void itIsAsAvailableAsTheLeastOfThem() {
        Component<?> monolith = merged(design(WEB, CHECKOUT).as(monolith()));

        assertThat(monolith.get(Component.AVAILABILITY).value()).isCloseTo(0.995, within(1e-12));
        assertThat(monolith.get(Component.COMMON).value()).isCloseTo(0.05, within(1e-12));
    }

    @Test
    void itIsOnACoreAllTheTimeUnlessAllOfThemSay() {
        Part waiting = WEB.cpuTime(ms(2));

        assertThat(merged(design(waiting, CHECKOUT).as(monolith())).states(Component.CPU_TIME))
                .isFalse();
        assertThat(merged(design(waiting, CHECKOUT.cpuTime(ms(3))).as(monolith()))
                        .get(Component.CPU_TIME)
                        .value())
                .isCloseTo(0.003, within(1e-12));
    }

    @Test
    void policiesAreThoseOfTheMergedComponent() {
        assertThat(design(WEB, CHECKOUT).as(monolith()).model().stated()).containsKey("monolith: timeout");
    }

    @Test
    void nothingIsToldWhereNothingIsLost() {
        assertThat(design(WEB, CHECKOUT).as(monolith()).components().toString()).doesNotContain("takes the place of");
    }

    @Test
    void whatTheyDisagreeOnIsLostAndSaid() {
        SystemDesign monolith =
                design(WEB, CHECKOUT.policy(timeout(seconds(2)))).as(monolith());

        assertThat(merged(monolith).policies().find(Timeout.class)).isEmpty();
        assertThat(monolith.components().toString())
                .contains("\"monolith\" takes the place of parts that differ in timeout 300 ms of web, timeout 2 s of"
                        + " checkout, so it has none of it: state it anew with component(service(\"monolith\")...)");
    }

    @Test
    void itIsNotSaidAnyMoreOnceItIsStatedAnew() {
        SystemDesign monolith = design(WEB, CHECKOUT.policy(timeout(seconds(2))))
                .as(monolith())
                .component(service("monolith").policy(timeout(ms(500))));

        assertThat(monolith.components().toString()).doesNotContain("takes the place of");
    }

    @Test
    void eachServiceOfAStoreTakesThemOver() {
        SystemDesign split = design(WEB, CHECKOUT).as(monolith()).as(microservices());

        assertThat(split.model()
                        .architecture()
                        .component("component", "orders service")
                        .policies()
                        .find(Timeout.class))
                .isPresent();
    }

    @Test
    void nobodyWaitsForAConsumer() {
        SystemDesign later = design(WEB, CHECKOUT).as(cqrs());

        assertThat(later.model()
                        .architecture()
                        .component("component", "projector")
                        .policies()
                        .all())
                .isEmpty();
    }

    @Test
    void aDistributionIsKeptWhereNothingElseIsSaidOfServiceTimes() {
        Shape shape = lognormal(0.8);
        Part web = WEB.distribution(shape);

        assertThat(merged(design(web, CHECKOUT).as(monolith())).distribution()).contains(shape);
        assertThat(merged(design(web, CHECKOUT.distribution(lognormal(0.8))).as(monolith()))
                        .distribution())
                .contains(shape);
        SystemDesign other = design(web, CHECKOUT.variability(2)).as(monolith());
        assertThat(merged(other).distribution()).isEmpty();
        assertThat(merged(other).get(Component.VARIABILITY).value()).isEqualTo(2);
        assertThat(other.components().toString())
                .contains("lognormal times of variability 0.8 of web, no distribution of checkout");
    }
}
