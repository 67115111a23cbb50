package dev.envelope.availability;

import static dev.envelope.Envelope.*;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.envelope.SystemDesign;
import dev.envelope.model.Component;
import dev.envelope.model.Step;
import dev.envelope.quantity.DesignException;
import java.util.List;
import org.junit.jupiter.api.Test;

/** How much of the time operations are answered: exact sums over all states, and what must never get worse. */
class AvailabilityTest {

    private static final double API = 0.99;
    private static final double STORE = 0.98;
    private static final double REDIS = 0.9;

    private static SystemDesign design(Step... steps) {
        return system().operation(read("page").rate(perSecond(1)))
                .operation(write("save").rate(perSecond(1)))
                .flow("page", steps);
    }

    private static Component<?> api() {
        return service("api").availability(share(API)).instances(1);
    }

    private static Component<?> store() {
        return database("store").availability(share(STORE)).instances(1);
    }

    private static double page(SystemDesign design) {
        return availability("page").of(design.model()).value();
    }

    private static void holds(SystemDesign design, double exact) {
        assertThat(page(design)).isCloseTo(exact, within(1e-12));
    }

    @Test
    void fiveAgreementsInSeries() {
        Step[] five = {
            external("a").availability(percent(99.95)),
            external("b").availability(percent(99.95)),
            external("c").availability(percent(99.99)),
            external("d").availability(percent(99.9)),
            external("e").availability(percent(99.99))
        };

        assertThat(page(design(five))).isCloseTo(0.99780, within(5e-6));
    }

    @Test
    void whatIsCalledTwiceCountsOnce() {
        holds(design(api(), store().times(3), store()), API * STORE);
    }

    @Test
    void nobodyDependsOnWhatIsAside() {
        holds(design(api(), aside(store())), API);
        holds(design(api(), queue("log").availability(share(0.5)).instances(1), store()), API * 0.5);
    }

    @Test
    void allBranchesAreNeeded() {
        holds(design(api(), parallel(store(), external("mail").availability(share(0.9)))), API * STORE * 0.9);
    }

    @Test
    void aShareOfTheCallsNeedsWhatItCalls() {
        holds(design(api(), store().share(percent(20))), API * (1 - 0.2 * (1 - STORE)));
    }

    @Test
    void aCacheThatIsDownSendsItsCallsOn() {
        var redis = cache("redis").availability(share(REDIS)).instances(1).hitRate(0.8);
        double missing = REDIS * (0.8 + 0.2 * STORE);

        holds(design(api(), redis.missTo(store())), API * (missing + (1 - REDIS) * STORE));
        holds(design(api(), redis.bypass(percent(0)).missTo(store())), API * missing);
    }

    @Test
    void aStoreThatIsAskedBesideTheMissPathIsTheSameStore() {
        var redis = cache("redis").availability(share(REDIS)).instances(1).hitRate(0.8);

        holds(design(api(), store(), redis.missTo(store())), API * STORE);
    }

    @Test
    void usersFindNoWayPastADeliveryNetwork() {
        var edge = cdn("edge").availability(share(0.9)).hitRate(0.5);

        holds(design(edge.missTo(api())), 0.9 * (0.5 + 0.5 * API));
    }

    @Test
    void asManyAreNeededAsCarryThePeak() {
        var web = service("web")
                .availability(share(0.9))
                .inCommon(percent(0))
                .throughput(perSecond(1))
                .utilisation(percent(100));

        // 3 a second at the peak take three of four: N+1
        holds(design(web).operation(read("page").rate(perSecond(1.5))), 0.9477);
        holds(design(web).operation(read("page").rate(perSecond(1.5))).spare(0), 0.9 * 0.9 * 0.9);
    }

    @Test
    void whatInstancesHaveInCommonTakesAllOfThem() {
        var web = service("web").availability(share(0.9)).inCommon(percent(40)).instances(2);
        double zone = 1 - 0.4 * 0.1;
        double own = 0.9 / zone;

        holds(design(web), zone * (1 - (1 - own) * (1 - own)));
        holds(design(web.zones(2)), 1 - 0.1 * 0.1);
    }

    @Test
    void ofTwoZonesOneIsEnough() {
        var web = service("web").availability(share(0.9)).inCommon(percent(100)).instances(6);

        holds(design(web.zones(2)), 1 - 0.1 * 0.1);
        holds(design(web.zones(3)), 1 - 0.1 * 0.1 * 0.1);
    }

    @Test
    void moreInstancesNeverMakeItWorse() {
        for (double common : List.of(0.0, 0.1, 0.7, 1.0)) {
            for (int zones = 1; zones <= 4; zones++) {
                var web = service("web")
                        .availability(share(0.95))
                        .inCommon(share(common))
                        .zones(zones)
                        .throughput(perSecond(1))
                        .utilisation(percent(100));
                double before = 0;
                for (int instances = 3; instances < 20; instances++) {
                    double now = page(design(web.instances(instances))
                            .operation(read("page").rate(perSecond(1.5))));
                    assertThat(now).isGreaterThanOrEqualTo(before - 1e-12).isLessThanOrEqualTo(1);
                    before = now;
                }
            }
        }
    }

    @Test
    void aBetterPartNeverMakesItWorse() {
        var redis = cache("redis").availability(share(REDIS)).hitRate(0.8);
        double before = 0;
        for (double each = 0.1; each < 1; each += 0.1) {
            double now = page(design(
                    api(),
                    redis.missTo(database("store").availability(share(each))),
                    external("ad").availability(share(each)).share(percent(30))));
            assertThat(now).isGreaterThan(before);
            before = now;
        }
    }

    @Test
    void agreeingOnTheLastWriteTakesAMajority() {
        var accounts = database("accounts")
                .availability(share(0.9))
                .inCommon(percent(0))
                .replicas(2);
        double one = 1 - 0.1 * 0.1 * 0.1;
        double two = 0.9 * 0.9 * 0.9 + 3 * 0.9 * 0.9 * 0.1;

        var design = design(accounts).flow("save", accounts);
        holds(design, one);
        holds(design.operation(read("page").rate(perSecond(1)).strong()), two);
        var strong = design.operation(read("page").rate(perSecond(1)).strong());
        assertThat(availability("save").of(strong.model()).value()).isCloseTo(two, within(1e-12));
    }

    @Test
    void regionsCountByTheirUsers() {
        var design = design(
                        service("api").availability(share(0.9)).instances(1).in("us", "eu"),
                        database("store").availability(share(0.8)).instances(1).in("us"))
                .region(region("us").users(percent(75)))
                .region(region("eu"));

        holds(design, 0.9 * 0.8);
        assertThat(design.availability().parts().stringColumn("part").asList())
                .containsExactly("api in us", "store in us", "api in eu");
    }

    @Test
    void regionsAnswerForEachOther() {
        var shared = external("bank").availability(share(0.95));
        var design = design(
                        service("api").availability(share(0.9)).instances(1).in("us", "eu"),
                        database("store").availability(share(0.8)).instances(1).in("us"),
                        shared)
                .region(region("us").users(percent(75)))
                .region(region("eu"));
        double both = 1 - 0.1 * 0.1;

        holds(design.failover(percent(100)), both * 0.8 * 0.95);
        holds(design.failover(percent(50)), (1 - 0.1 * (1 - 0.5 * 0.9)) * 0.8 * 0.95);
    }

    @Test
    void aProductIsTakenAtItsAgreement() {
        holds(design(database("orders").on("DynamoDB global")), 0.99999);
        holds(design(objectStore("files")), 0.999);
        assertThat(design(objectStore("files")).availability().toString())
                .contains("AWS S3 Standard")
                .contains("state it with availability(percent(99.9))");
    }

    @Test
    void theTableTellsNinesAndDowntime() {
        var table =
                design(external("a").availability(percent(99.9))).availability().table();

        assertThat(table.doubleColumn("nines").get(0)).isCloseTo(3, within(1e-9));
        assertThat(table.doubleColumn("down in a year").get(0)).isCloseTo(8.76 * 3600, within(1e-6));
    }

    @Test
    void aTargetThatNoCopiesReachIsToldWithWhatIsInTheWay() {
        assertThat(design(api(), external("bank").availability(percent(99.5)))
                        .availability()
                        .atLeast(nines(3))
                        .toString())
                .contains("page is at 98.5 %")
                .contains("no number of instances reaches that")
                .contains("bank 99.5 %");
    }

    @Test
    void aTargetThatIsMissedIsToldWithWhereToBegin() {
        var web = service("web").availability(percent(99)).inCommon(percent(0)).instances(1);

        assertThat(design(web).availability().atLeast(nines(3)).toString()).contains("state instances(2)");
        assertThat(design(web.instances(2).inCommon(percent(50)))
                        .availability()
                        .atLeast(nines(3))
                        .toString())
                .contains("spread it with zones(2)");
        assertThat(design(web.instances(2)).availability().atLeast(nines(3)).toString())
                .doesNotContain("Findings");
    }

    @Test
    void designsAreComparedByIt() {
        var design = design(service("web"));

        assertThat(compare(design, design.zones(3).named("three zones")).toString())
                .contains("availability of page");
    }

    @Test
    void aDesignWithoutAFlowHasNone() {
        assertThatThrownBy(() -> system().availability())
                .isInstanceOf(DesignException.class)
                .hasMessageContaining("no operation has a flow");
        assertThatThrownBy(() ->
                        availability("page").of(system().operation(read("page")).model()))
                .hasMessageContaining("write flow(\"page\"");
    }
}
