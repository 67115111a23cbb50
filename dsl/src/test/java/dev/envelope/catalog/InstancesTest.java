package dev.envelope.catalog;

import static dev.envelope.quantity.Units.*;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.envelope.quantity.DesignException;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.Set;
import org.apache.commons.statistics.descriptive.Quantile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the clouds rent out, and at which prices. */
class InstancesTest {

    private static final Catalog STANDARD = Catalog.standard();

    @Test
    void everyInstanceHasASourceADateAndAPrice() {
        Set<String> ids = new HashSet<>();
        for (Instance instance : STANDARD.instances()) {
            assertThat(ids.add(instance.id())).as(instance.id()).isTrue();
            assertThat(instance.origin().url()).as(instance.id()).startsWith("https://");
            assertThat(instance.origin().published().earliest()).isBeforeOrEqualTo(LocalDate.of(2026, 11, 22));
            assertThat(instance.vcpus().value()).as(instance.id()).isBetween(1.0, 1_000.0);
            assertThat(instance.memory().value() / GiB(1).value())
                    .as(instance.id())
                    .isBetween(0.9, 4_096.0);
            assertThat(Set.of(Purchase.values()).stream()
                            .anyMatch(way -> instance.price(way).isPresent()))
                    .as(instance.id())
                    .isTrue();
        }
    }

    @Test
    void aLongerPromiseIsNeverDearer() {
        for (Instance instance : STANDARD.instances()) {
            double dearest = Double.MAX_VALUE;
            for (Purchase way : new Purchase[] {Purchase.ON_DEMAND, Purchase.ONE_YEAR, Purchase.THREE_YEARS}) {
                if (instance.price(way).isPresent()) {
                    double price = hourly(instance, way);
                    assertThat(price).as(instance.id() + " " + way).isLessThan(dearest);
                    dearest = price;
                }
            }
        }
    }

    @Test
    void everyCloudHasOneForEachPurpose() {
        for (String cloud : new String[] {"AWS", "Google Cloud", "Azure"}) {
            for (Instance.Purpose purpose : Instance.Purpose.values()) {
                assertThat(STANDARD.instances().of(cloud).of(purpose))
                        .as(cloud + " " + purpose)
                        .isNotEmpty();
            }
        }
    }

    /** 697.33 a year against 0.2016 an hour: the 60.5 % of the facts. */
    @Test
    void theThreeYearDiscountOfAFamilyIsThatOfItsPrices() {
        Instance m7i = STANDARD.instance("aws.ec2.m7i.xlarge");

        double discount = 1 - hourly(m7i, Purchase.THREE_YEARS) / hourly(m7i, Purchase.ON_DEMAND);

        assertThat(discount)
                .isCloseTo(STANDARD.fact("aws.ri.discount.m7i").share().value(), within(5e-4));
    }

    /** What is taken off where a type has no price of its own is what is taken off most of those that have one. */
    @ParameterizedTest
    @CsvSource({
        "AWS,   ONE_YEAR,    aws.ri.discount.1yr",
        "AWS,   THREE_YEARS, aws.ri.discount.3yr",
        "Azure, ONE_YEAR,    azure.ri.discount.1yr",
        "Azure, THREE_YEARS, azure.ri.discount.3yr"
    })
    void theUsualDiscountIsTheMedianOfTheTypes(String cloud, Purchase way, String id) {
        double[] discounts = STANDARD.instances().of(cloud).stream()
                .filter(instance -> instance.price(way).isPresent())
                .mapToDouble(instance -> 1 - hourly(instance, way) / hourly(instance, Purchase.ON_DEMAND))
                .toArray();

        assertThat(Quantile.withDefaults().evaluate(discounts, 0.5))
                .isCloseTo(STANDARD.fact(id).share().value(), within(5.1e-4));
        assertThat(STANDARD.fact(id).origin().source()).contains("median of the " + discounts.length + " types");
    }

    @Test
    void aNeedSelects() {
        assertThat(STANDARD.instances().of("aws").atLeast(count(4), GiB(32)).stream()
                        .map(Instance::id))
                .contains("aws.ec2.r7g.xlarge", "aws.ec2.m7i.2xlarge")
                .doesNotContain("aws.ec2.m7i.xlarge", "aws.ec2.r7g.large");
    }

    @Test
    void aStatedPriceCountsForTheInstanceToo() {
        Instance mine = STANDARD.with("aws.ec2.m7i.xlarge.od", usd(0.15)).instance("aws.ec2.m7i.xlarge");

        assertThat(hourly(mine, Purchase.ON_DEMAND)).isEqualTo(0.15);
        assertThat(mine.toString()).contains("16 GiB", "1.562 Gbit/s", "on demand: $0.15/hour (stated)");
    }

    @Test
    void theTableHoldsNumbersInItsUnits() {
        var table = STANDARD.instances().of("AWS").of(Instance.Purpose.STORAGE).table();
        var row = table.where(table.stringColumn("id").isEqualTo("aws.ec2.i4i.xlarge"));

        assertThat(row.doubleColumn("memory GiB").get(0)).isEqualTo(32);
        assertThat(row.doubleColumn("disk GB").get(0)).isEqualTo(937.5);
        assertThat(row.doubleColumn("on demand $/h").get(0)).isCloseTo(0.343, within(1e-9));
        assertThat(row.doubleColumn("3 years $/h").get(0)).isCloseTo(1_210.33 / 8_760, within(1e-9));
        assertThat(row.doubleColumn("1 year $/h").get(0)).isEqualTo(0.223);
        assertThat(row.doubleColumn("spot $/h").isMissing(0)).isTrue();
    }

    @Test
    void anUnknownInstanceNamesTheNearest() {
        assertThatThrownBy(() -> STANDARD.instance("aws.ec2.m7i.xlage"))
                .isInstanceOf(DesignException.class)
                .hasMessageContaining("did you mean \"aws.ec2.m7i.xlarge\"?");
    }

    private static double hourly(Instance instance, Purchase way) {
        return instance.price(way).orElseThrow().price().of(hours(1)).value();
    }
}
