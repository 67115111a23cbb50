package dev.envelope.catalog;

import static dev.envelope.quantity.Units.*;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.envelope.quantity.DesignException;
import dev.envelope.quantity.Term.Label;
import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Round-trip times between regions. */
class RoundTripsTest {

    private static final Catalog STANDARD = Catalog.standard();

    @Test
    void aRegionIsNamedOnceAndSaysWhere() {
        Set<String> names = new HashSet<>();
        for (Region region : STANDARD.regions()) {
            assertThat(names.add(region.name())).as(region.name()).isTrue();
            assertThat(region.origin().url()).startsWith("https://");
        }
    }

    @ParameterizedTest
    @CsvSource({
        "us-east-1,   eu-west-1,         69.6,  rtt.us-east-1.eu-west-1",
        "eastus,      westeurope,        89,    rtt.eastus.westeurope",
        "na-east,     na-west,           60,    rtt.na-east.na-west",
        "us-east-1,   us-east-1,         0.25,  rtt.region",
        "us-central1, europe-west4,      118,   rtt.centralus.westeurope",
        "us-east4,    asia-southeast1,   219.6, rtt.us-east-1.ap-southeast-1",
        "us-east-1,   westeurope,        89,    rtt.eastus.westeurope"
    })
    void itIsTheSameEitherWayAndNamesItsFact(String first, String second, double ms, String fact) {
        var there = STANDARD.rtt(first, second);

        assertThat(there.value() * 1e3).isCloseTo(ms, within(1e-9));
        assertThat(STANDARD.rtt(second, first).value()).isEqualTo(there.value());
        assertThat(((Label) there.term()).name()).isEqualTo(fact);
    }

    @Test
    void everyRoundTripIsBetweenKnownRegionsAndSlowerThanLight() {
        Set<String> names = new HashSet<>();
        STANDARD.regions().forEach(region -> names.add(region.name()));
        STANDARD.facts().stream()
                .filter(fact -> fact.id().split("\\.").length == 3)
                .forEach(fact -> {
                    String[] parts = fact.id().split("\\.");
                    if (parts[0].equals("rtt") && names.contains(parts[1])) {
                        assertThat(names).as(fact.id()).contains(parts[2]);
                        assertThat(fact.time().value()).as(fact.id()).isBetween(0.001, 0.5);
                    }
                });
    }

    /** Going by way of a third region is seldom faster, and never twice as fast: no row has a slipped digit. */
    @Test
    void aDetourIsNotTwiceAsFast() {
        var regions = STANDARD.regions().stream()
                .filter(region -> region.cloud().equals("AWS") || region.cloud().equals("Azure"))
                .toList();
        for (Region a : regions) {
            for (Region b : regions) {
                for (Region via : regions) {
                    boolean same = a.equals(b) || a.equals(via) || b.equals(via);
                    if (!same && a.cloud().equals(b.cloud()) && a.cloud().equals(via.cloud())) {
                        assertThat(rtt(a, b))
                                .as(a.name() + " " + b.name() + " via " + via.name())
                                .isLessThan(2 * (rtt(a, via) + rtt(via, b)));
                    }
                }
            }
        }
    }

    @Test
    void aStatedTimeTakesItsPlace() {
        Catalog mine = STANDARD.with("rtt.us-east-1.eu-west-1", ms(75, 95));

        assertThat(mine.rtt("eu-west-1", "us-east-1").percentile(95)).isCloseTo(0.095, within(1e-9));
    }

    @Test
    void anUnknownRegionNamesTheNearest() {
        assertThatThrownBy(() -> STANDARD.rtt("us-esat-1", "eu-west-1"))
                .isInstanceOf(DesignException.class)
                .hasMessageContaining("did you mean \"us-east-1\"?");
    }

    @Test
    void anUnknownWaySaysWhichAreKnown() {
        assertThatThrownBy(() -> STANDARD.rtt("us-east-2", "uaenorth"))
                .isInstanceOf(DesignException.class)
                .hasMessageStartingWith(
                        "rtt(\"us-east-2\", \"uaenorth\"): the catalogue has no round trip between them")
                .hasMessageContaining("eu-west-1")
                .hasMessageContaining("state the time");
    }

    private static double rtt(Region a, Region b) {
        return STANDARD.rtt(a.name(), b.name()).value();
    }
}
