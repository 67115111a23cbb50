package dev.envelope.catalog;

import static dev.envelope.quantity.Units.*;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.envelope.analysis.Derivation;
import dev.envelope.quantity.DesignException;
import dev.envelope.quantity.Scenario;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Prices that fall with the amount, summed by hand. */
class TariffTest {

    private static final Catalog STANDARD = Catalog.standard();

    @ParameterizedTest
    @CsvSource({
        "50,       0",
        "100,      0",
        "101,      0.09",
        "10240,    912.6", //   10,140 × 0.09
        "20000,    1742.2", //  912.60 + 9,760 × 0.085
        "200000,   13882.2", //   912.60 + 40,960 × 0.085 + 102,400 × 0.07 + 46,400 × 0.05
    })
    void egressIsSummedTierByTier(double gigabytes, double dollars) {
        assertThat(STANDARD.tariff("aws.net.egress").of(GB(gigabytes)).value()).isCloseTo(dollars, within(1e-6));
    }

    @Test
    void storageIsTieredBySizeAndChargedByTime() {
        // 51,200 × 0.023 + 48,800 × 0.022 a month
        assertThat(STANDARD.tariff("aws.s3.standard").of(GB(100_000), months(2)).value())
                .isCloseTo(2 * 2_251.2, within(1e-6));
    }

    @Test
    void requestsAreTieredByNumber() {
        // 333 × 3.50 + 667 × 2.80 + 1,000 × 2.38
        assertThat(STANDARD.tariff("aws.apigw.rest").of(billion(2)).value()).isCloseTo(5_413.1, within(1e-6));
    }

    @ParameterizedTest
    @ValueSource(strings = {"aws.net.egress", "aws.cdn", "gcp.net.egress", "gcp.cdn", "azure.net.egress"})
    void thePaidPriceOfTheNextByteNeverRises(String id) {
        Tariff tariff = STANDARD.tariff(id);
        double before = Double.MAX_VALUE;
        for (double terabytes = 2; terabytes < 10_000; terabytes *= 1.7) {
            double next = tariff.of(TB(terabytes + 0.001)).value()
                    - tariff.of(TB(terabytes)).value();

            assertThat(next).isPositive().isLessThan(before + 1e-6);
            before = next;
        }
    }

    @Test
    void aStatedPriceCountsInItsTier() {
        assertThat(STANDARD.with("aws.net.egress.10t", usd(0.05))
                        .tariff("aws.net.egress")
                        .of(GB(1_100))
                        .value())
                .isCloseTo(50, within(1e-9));
    }

    @Test
    void theDerivationNamesTheFactsAndTheirSources() {
        var bill = STANDARD.tariff("aws.net.egress").of(TB(20).named("videos"));

        assertThat(Derivation.of(bill, Scenario.likely()).toString())
                .contains("part from 100 GB to 10.2 TB(videos)", "aws.net.egress.10t = $0.09/GB (AWS internet egress")
                .contains("Infracost golden test output (Cloud Pricing API), 2024-11, confidence B)");
    }

    @Test
    void itShowsItsTiers() {
        assertThat(STANDARD.tariff("aws.net.egress").toString())
                .contains("from 0 B to 100 GB: free", "from 154 TB on: $0.05/GB (Infracost");
    }

    @Test
    void mistakesNameTheWayOut() {
        assertThatThrownBy(() -> STANDARD.tariff("aws.net.egres"))
                .isInstanceOf(DesignException.class)
                .hasMessageContaining("did you mean \"aws.net.egress\"?");
        assertThatThrownBy(() -> STANDARD.tariff("aws.net.egress").of(million(3)))
                .isInstanceOf(DesignException.class)
                .hasMessageContaining("bounded by a size");
        assertThatThrownBy(() -> STANDARD.tariff("aws.s3.standard").of(GB(3)))
                .isInstanceOf(DesignException.class)
                .hasMessageContaining("the price is in USD/GB-month");
    }
}
