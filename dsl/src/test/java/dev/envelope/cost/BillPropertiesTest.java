package dev.envelope.cost;

import static dev.envelope.Envelope.*;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.envelope.SystemDesign;
import dev.envelope.catalog.Catalog;
import dev.envelope.catalog.Cloud;
import dev.envelope.model.Payment;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What holds for every bill. */
class BillPropertiesTest {

    private static double monthly(SystemDesign design) {
        return monthlyCost().of(design.model()).value();
    }

    @ParameterizedTest
    @EnumSource(Cloud.class)
    void moreLoadIsNeverCheaper(Cloud cloud) {
        SystemDesign design = BillTest.shop().on(cloud.words());
        double before = 0;
        for (double scale = 0.1; scale < 2_000; scale *= 1.7) {
            double now = monthly(design.scale(scale));
            assertThat(now).as(cloud + " × " + scale).isGreaterThanOrEqualTo(before);
            before = now;
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"AWS", "Google Cloud", "Azure"})
    void aPromiseIsNeverDearerAtFullUse(String cloud) {
        SystemDesign design = BillTest.shop().on(cloud);
        double onDemand = monthly(design.purchase(onDemand()));
        double oneYear = monthly(design.purchase(reserved(years(1))));
        assertThat(oneYear).isLessThan(onDemand);
        assertThat(monthly(design.purchase(reserved(years(3))))).isLessThan(oneYear);
        assertThat(monthly(design.purchase(spot()))).isLessThan(onDemand);
    }

    /** What moves between types is dearer than what is bound to one, and a longer promise is cheaper than a shorter. */
    @ParameterizedTest
    @ValueSource(strings = {"AWS", "Google Cloud", "Azure"})
    void aSavingsPlanIsBetweenOnDemandAndReserved(String cloud) {
        SystemDesign design = BillTest.shop().on(cloud);
        double oneYear = monthly(design.purchase(savingsPlan(years(1))));
        double threeYears = monthly(design.purchase(savingsPlan(years(3))));
        assertThat(oneYear).isLessThan(monthly(design.purchase(onDemand())));
        assertThat(threeYears).isLessThan(oneYear);
        assertThat(oneYear).isGreaterThanOrEqualTo(monthly(design.purchase(reserved(years(1)))));
        assertThat(threeYears).isGreaterThanOrEqualTo(monthly(design.purchase(reserved(years(3)))));
    }

    /** The base of a mix is the number for which it is cheapest, so it is never dearer than either of its halves. */
    @Test
    void aMixIsNeverDearerThanItsHalves() {
        SystemDesign design = BillTest.shop().scale(40).dailyCurve(evenings());
        List<Payment> promises =
                List.of(reserved(years(1)), reserved(years(3)), savingsPlan(years(1)), savingsPlan(years(3)));
        for (Payment promise : promises) {
            double mix = monthly(design.purchase(promise.autoscaled()));
            assertThat(mix).isLessThanOrEqualTo(monthly(design.purchase(promise)) + 1e-6);
            assertThat(mix)
                    .isLessThanOrEqualTo(monthly(design.purchase(onDemand().autoscaled())) + 1e-6);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"aws.net.egress", "aws.cdn", "aws.s3.standard", "gcp.cdn", "azure.cdn", "azure.net.egress"})
    void tiersAreMonotoneAndContinuous(String tariff) {
        var pricing = Catalog.standard().pricing(tariff);
        double before = 0;
        for (double gigabytes = 1; gigabytes < 1e8; gigabytes *= 1.3) {
            double money = pricing.monthly(GB(gigabytes)).value();
            assertThat(money).isGreaterThanOrEqualTo(before);
            assertThat(pricing.monthly(GB(gigabytes * (1 + 1e-9))).value())
                    .isCloseTo(money, within(1e-6 * money + 1e-6));
            before = money;
        }
    }

    @Test
    void theSharesOfATariffAddUp() {
        SystemDesign two = system("two")
                .operation(write("photo").rate(perSecond(10)).payload(MB(2)))
                .operation(write("video").rate(perSecond(1)).payload(MB(50)))
                .retention(years(1))
                .flow("photo", service("api"), objectStore("photos"))
                .flow("video", service("api"), objectStore("videos"));
        Bill bill = Bill.of(two.model());
        // 10/s × 2 MB + 1/s × 50 MB for a year: 2,207,520 GB, of which 51,200 at $0.023, 460,800 at $0.022, the rest at
        // $0.021
        double gigabytes = 70e6 * 365 * 86_400 / 1e9;
        double stored = 51_200 * 0.023 + 460_800 * 0.022 + (gigabytes - 512_000) * 0.021;
        double puts = 11 * 730 * 3_600 / 1e6 * 5;
        assertThat(bill.of("photos").value() + bill.of("videos").value()).isCloseTo(stored + puts, within(0.01));
    }

    @Test
    void theIntervalHoldsTheBill() {
        var uncertain = monthlyCost().of(BillTest.shop().users(million(0.5, 2)).model());
        assertThat(uncertain.percentile(5)).isLessThan(uncertain.value());
        assertThat(uncertain.percentile(95)).isGreaterThan(uncertain.value());
    }
}
