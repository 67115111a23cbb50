package dev.envelope.cost;

import static dev.envelope.Envelope.*;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.envelope.SystemDesign;
import dev.envelope.catalog.Catalog;
import dev.envelope.catalog.Charge;
import dev.envelope.catalog.Product;
import dev.envelope.quantity.DesignException;
import dev.envelope.view.View;
import org.junit.jupiter.api.Test;

/** What a part is bought as, how it is paid for, at whose prices, and what that changes in the bill. */
class ProcurementTest {

    private static double monthly(SystemDesign design, String part) {
        return monthlyCost(part).of(design.model()).value();
    }

    @Test
    void everyChargeOfEveryProductHasAPrice() {
        for (Product product : Catalog.standard().products()) {
            assertThat(product.origin().url()).as(product.id()).startsWith("https://");
            for (Charge charge : product.charges()) {
                assertThat(Catalog.standard().pricing(charge.price()).told())
                        .as(product.id())
                        .contains("$");
            }
        }
    }

    @Test
    void aPartIsOnTheProductThatItNames() {
        SystemDesign design = BillTest.shop().component(database("store").on("DynamoDB"));
        double orders = 1e6 * 365 / 12;
        double misses = 0.2 * 0.1 * 20 * orders;
        // an order of 2 kB is two units of 1 KiB, a page of 50 kB thirteen of 4 KiB; two years of orders are 1,460 GB
        double expected = orders * 2 / 1e6 * 0.625 + misses * 13 / 1e6 * 0.125 + 1_460 * 0.25;
        assertThat(monthly(design, "store")).isCloseTo(expected, within(0.005));
    }

    @Test
    void aPartIsOnTheTypeThatItNames() {
        SystemDesign design = BillTest.shop()
                .component(service("api")
                        .serviceTime(ms(5))
                        .cores(4)
                        .on("m7i.xlarge")
                        .purchase(reserved(years(3))));
        assertThat(monthly(design, "api")).isCloseTo(2 * 697.33 / 12, within(0.005));
    }

    @Test
    void whatTheCatalogueDoesNotKnowIsSaid() {
        SystemDesign design = BillTest.shop()
                .component(service("api").serviceTime(ms(5)).cores(4).on("c7i.xlrge"));
        assertThat(Bill.of(design.model()).findings())
                .containsExactly("api: the catalogue has no price for \"c7i.xlrge\" as a service, so it is priced as"
                        + " c7i.xlarge; did you mean \"c7i.xlarge\"?");
        SystemDesign outside = BillTest.shop()
                .operation(read("rates").rate(perSecond(1)))
                .flow("rates", service("api"), external("bank"));
        assertThat(Bill.of(outside.model()).findings())
                .containsExactly("bank has no price, as no external of AWS has one: state it with expense(\"bank\","
                        + " usd(100))");
        assertThat(Bill.of(outside.expense("bank", usd(250)).model()).findings())
                .isEmpty();
    }

    /** Of what scales by itself there is no number of machines, and no machines would be no money. */
    @Test
    void whatScalesByItselfIsNotOnMachines() {
        SystemDesign design = system("Photos")
                .operation(write("photo").rate(perSecond(1)).payload(MB(1)))
                .retention(days(30))
                .flow("photo", service("api"), objectStore("photos").on("m7i.xlarge"));
        assertThat(Bill.of(design.model()).findings()).anyMatch(found -> found.contains("so it is priced as S3"));
        assertThat(monthly(design, "photos")).isPositive();
    }

    @Test
    void expensesAreMoneyOrAShareOfTheRest() {
        SystemDesign design = BillTest.shop();
        double parts = Bill.of(design.model()).total().value();
        SystemDesign staffed = design.expense("on call", usd(30_000)).expense("support", percent(10));
        assertThat(Bill.of(staffed.model()).total().value()).isCloseTo(1.1 * parts + 30_000, within(0.01));
    }

    /** What no part of the design stands for is an expense of facts, and its derivation names them. */
    @Test
    void anExpenseMayBeOfFacts() {
        var gateway = fact("aws.net.nat.h").price().of(months(1)).times(3);
        var translated = fact("aws.net.nat.gb").price().of(GB(500));
        SystemDesign design = BillTest.shop()
                .expense("NAT gateways", gateway.plus(translated))
                .expense("Kubernetes", fact("aws.eks").price().of(months(1)));
        assertThat(monthly(design, "NAT gateways")).isCloseTo(3 * 730 * 0.045 + 500 * 0.045, within(0.005));
        assertThat(monthly(design, "Kubernetes")).isCloseTo(73, within(0.005));
        assertThat(design.cost().facts().stream().map(fact -> fact.id()))
                .contains("aws.net.nat.h", "aws.net.nat.gb", "aws.eks");
    }

    @Test
    void aStatedPriceCounts() {
        SystemDesign design = BillTest.shop();
        SystemDesign cheaper = design.price("aws.ec2.c7i.xlarge.od", usd(0.1));
        assertThat(monthly(cheaper, "api")).isCloseTo(2 * 730 * 0.1, within(0.005));
        assertThat(cheaper.cost().why("api").lines()).anyMatch(line -> line.contains("aws.ec2.c7i.xlarge.od"));
    }

    @Test
    void aStatedPriceStandsBesideTheOneThatItReplaces() {
        var cost = BillTest.shop().price("aws.ec2.c7i.xlarge.od", usd(0.1)).cost();
        assertThat(cost.toString()).doesNotContain("sources disagree on aws.ec2");
        assertThat(cost.facts().toString())
                .contains("aws.ec2.c7i.xlarge.od = $0.1785/hour (", "; what counts is 44 % less");
        // its prices of the CDN are of November 2024, those of machines of January 2026
        var shop = BillTest.shop().cost();
        assertThat(shop.stale(years(50))).isEmpty();
        assertThat(shop.stale(years(2)).stream().map(fact -> fact.id()))
                .contains("aws.cdn.0")
                .doesNotContain("aws.ec2.c7i.large.od");
    }

    @Test
    void theAgeFromWhichAPriceIsStaleIsStatedOnce() {
        // its prices of the CDN are of November 2024: two years old, which three years let stand
        SystemDesign design = BillTest.shop();
        assertThat(design.cost().stale()).isEmpty();
        assertThat(design.cost().toString()).doesNotContain("older than");
        var strict = design.facts(years(1)).cost();
        assertThat(strict.stale().stream().map(fact -> fact.id()))
                .contains("aws.cdn.0")
                .isEqualTo(
                        strict.stale(years(1)).stream().map(fact -> fact.id()).toList());
        assertThat(strict.toString())
                .contains("the price aws.cdn.0 is of 2024-11, older than 1 y")
                .contains("the fact http.requests.connection is of 2024");
        var replaced = design.facts(years(1)).price("aws.cdn.0", usd(0.08)).cost();
        assertThat(replaced.toString())
                .doesNotContain("the price aws.cdn.0 is of")
                .contains("the price aws.cdn.1 is of");
        assertThatThrownBy(() -> design.facts(years(0)))
                .isInstanceOf(DesignException.class)
                .hasMessageContaining("write facts(years(1))");
    }

    @Test
    void aMixReservesWhatRunsLongEnough() {
        SystemDesign design = system("Office")
                .operation(read("page").rate(perSecond(1_000)))
                .dailyCurve(officeHours())
                .spare(0)
                .flow("page", service("api").serviceTime(ms(10)).cores(4).on("m7i.xlarge"))
                .purchase(reserved(years(3)).autoscaled());
        Bill bill = Bill.of(design.model());
        // 39.5 % of the price on demand: what runs for at least 9.5 hours of the day is reserved, which the tenth
        // busiest shows
        double[] hours = design.day().table().doubleColumn("api").asDoubleArray();
        java.util.Arrays.sort(hours);
        double base = hours[14];
        double above = java.util.Arrays.stream(hours)
                .map(h -> Math.max(0, h - base))
                .average()
                .orElseThrow();
        assertThat(bill.of("api").value()).isCloseTo(base * 697.33 / 12 + above * 730 * 0.2016, within(0.01));
    }

    /** 52 % off the price on demand is 48 % of it: what runs for at least 11.52 hours of the day is worth the promise. */
    @Test
    void aSavingsPlanTakesItsShareOffAnyType() {
        SystemDesign design = system("Office")
                .operation(read("page").rate(perSecond(1_000)))
                .dailyCurve(officeHours())
                .spare(0)
                .flow("page", service("api").serviceTime(ms(10)).cores(4).on("m7i.xlarge"));
        double[] hours = design.day().table().doubleColumn("api").asDoubleArray();
        java.util.Arrays.sort(hours);
        double onDemand = 730 * 0.2016;
        double steady = monthly(design.purchase(savingsPlan(years(1))), "api");
        assertThat(steady).isCloseTo(hours[23] * onDemand * 0.808, within(0.01));
        double base = hours[12];
        double above = java.util.Arrays.stream(hours)
                .map(h -> Math.max(0, h - base))
                .average()
                .orElseThrow();
        SystemDesign mix = design.purchase(savingsPlan(years(3)).autoscaled());
        assertThat(monthly(mix, "api")).isCloseTo(onDemand * (base * 0.48 + above), within(0.01));
        assertThat(Bill.of(mix.model()).findings())
                .containsExactly("the 3-year savings plan takes the usual 52 % off m7i.xlarge on demand"
                        + " (aws.sp.compute.3yr): types differ, so look yours up and state it with"
                        + " facts(Path.of(\"our-prices.csv\"))");
        assertThat(mix.cost().toString())
                .contains(
                        "sources disagree on aws.sp.compute.3yr",
                        "look again before money hangs on it: aws.sp.compute.3yr");
    }

    /** It is paid to the end: 12 months of 80.8 % are 9.7 months on demand. */
    @Test
    void aSavingsPlanBreaksEvenAndNamesItsCommitment() {
        SystemDesign design = system("Steady")
                .operation(read("page").rate(perSecond(1_000)))
                .flow(
                        "page",
                        service("api")
                                .serviceTime(ms(10))
                                .instances(10)
                                .cores(4)
                                .on("m7i.xlarge"));
        var ways = design.cost().purchases().table();
        int plan = ways.stringColumn("way").indexOf("1-year savings plan");
        assertThat(ways.doubleColumn("break-even month").get(plan)).isCloseTo(12 * 0.808, within(1e-9));
        assertThat(ways.doubleColumn("saves of the machines").get(plan)).isCloseTo(0.192, within(1e-9));
        assertThat(ways.stringColumn("risk").get(plan))
                .isEqualTo("$1.63 an hour on any type of machine, paid to the end, whatever is needed");
    }

    @Test
    void agingDataMovesToCheaperTiers() {
        SystemDesign design = system("Videos")
                .operation(write("video").rate(perSecond(1)).payload(MB(50)))
                .retention(days(365))
                .flow(
                        "video",
                        service("api"),
                        objectStore("videos")
                                .lifecycle(after(days(30), "infrequent access"), after(days(90), "archive")));
        double day = 86_400 * 50e6 / 1e9; // GB
        double objects = 730 * 3_600 / 1e6;
        double standard = 51_200 * 0.023 + (30 * day - 51_200) * 0.022 + objects * 5;
        double infrequent = 60 * day * 0.0125 + objects * 10;
        double archive = 275 * day * 0.0036 + objects * 30;
        assertThat(monthly(design, "videos")).isCloseTo(standard + infrequent + archive, within(0.01));
    }

    @Test
    void whatLeavesATierEarlyIsPaidForItsLeastTime() {
        SystemDesign design = system("Logs")
                .operation(write("log").rate(perSecond(1)).payload(MB(1)))
                .retention(days(40))
                .flow("log", service("api"), objectStore("logs").lifecycle(after(days(30), "infrequent access")));
        double day = 86_400 * 1e6 / 1e9;
        double objects = 730 * 3_600 / 1e6;
        // ten days in a tier of at least thirty
        double expected = 30 * day * 0.023 + objects * 5 + 30 * day * 0.0125 + objects * 10;
        assertThat(monthly(design, "logs")).isCloseTo(expected, within(0.01));
    }

    /** 100/s of 1 MB are 262.8 TB a month; two of three calls find the service in another zone, at a cent each way. */
    @Test
    void whatCallersInsideAreSentIsNoEgress() {
        SystemDesign outside = system("Internal")
                .operation(read("get").rate(perSecond(100)).payload(MB(1)))
                .zones(3)
                .flow("get", client("callers"), service("api").on("m7i.xlarge"));
        SystemDesign inside = outside.component(client("callers").inside());
        double gigabytes = 100 * 1e6 * 730 * 3_600 / 1e9;
        assertThat(Bill.of(outside.model()).of(Bill.TRANSFER).value()).isGreaterThan(0.05 * gigabytes);
        assertThat(Bill.of(inside.model()).of(Bill.TRANSFER).value()).isCloseTo(gigabytes * 2 / 3 * 0.02, within(0.01));
        SystemDesign aware = inside.component(service("api").on("m7i.xlarge").zoneAware(percent(100)));
        assertThat(Bill.of(aware.model()).of(Bill.TRANSFER).value()).isZero();
        assertThat(Bill.of(inside.zones(1).model()).of(Bill.TRANSFER).value()).isZero();
        assertThatThrownBy(() -> service("api").inside()).hasMessageContaining("only a client can stand outside");
    }

    @Test
    void theBillOfOnePartNeedsNoPicture() {
        SystemDesign one = system("Worker")
                .operation(write("job").rate(perSecond(1)).payload(bytes(0)))
                .flow("job", service("api").on("m7i.xlarge"));
        assertThat(one.cost().view().blocks()).noneMatch(View.Picture.class::isInstance);
        SystemDesign two = one.flow("job", service("api"), worker("mailer"));
        assertThat(two.cost().view().blocks()).anyMatch(View.Picture.class::isInstance);
        String atThePeak = "if the peak went on";
        assertThat(two.peak(1).cost().chart().getSeries(atThePeak)).isNull();
        assertThat(BillTest.shop().cost().chart().getSeries(atThePeak)).isNotNull();
    }

    @Test
    void mistakesNameTheRemedy() {
        assertThatThrownBy(() -> BillTest.shop().on("Amazn"))
                .isInstanceOf(DesignException.class)
                .hasMessageContaining("on(\"Amazn\")");
        assertThatThrownBy(() -> reserved(years(2)))
                .hasMessageContaining("write reserved(years(1)) or reserved(years(3))");
        assertThatThrownBy(() -> savingsPlan(months(6)))
                .hasMessageContaining("write savingsPlan(years(1)) or savingsPlan(years(3))");
        assertThatThrownBy(() -> system("Empty").cost()).hasMessageContaining("it has no components yet");
        assertThatThrownBy(() -> BillTest.shop().cost().why("apu")).hasMessageContaining("did you mean \"api\"?");
        assertThatThrownBy(() -> service("api").lifecycle(after(days(30), "archive")))
                .hasMessageContaining("only an object store has tiers");
        assertThatThrownBy(() -> objectStore("x").lifecycle(after(days(9), "cold"), after(days(9), "archive")))
                .hasMessageContaining("each transition comes at a later age");
    }

    @Test
    void everyViewShows() {
        var cost = BillTest.shop().users(million(0.5, 2)).dailyCurve(evenings()).cost();
        assertThat(cost.toString()).contains("Bill of materials", "90 % interval");
        assertThat(cost.clouds().table().columnNames())
                .containsExactly("part", "AWS", "Google Cloud", "Azure", "own hardware");
        assertThat(cost.purchases().table().rowCount()).isEqualTo(11);
        assertThat(cost.facts().size()).isGreaterThan(10);
        assertThat(cost.stale(days(1)).size()).isEqualTo(cost.facts().size());
    }
}
