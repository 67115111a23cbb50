package dev.envelope.study.saving;

import static dev.envelope.Envelope.*;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.envelope.SystemDesign;
import dev.envelope.catalog.Catalog;
import dev.envelope.model.DailyCurve;
import dev.envelope.view.Png;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tech.tablesaw.api.Table;

/** What would make a design cheaper: amounts by hand, and what must hold for every design. */
class SavingsTest {

    private static final double CENT = 0.005;

    /** 6 cores busy, 10 at 60 %: three of 4 cores and a spare one, 50 kB for each request in three zones. */
    private static SystemDesign api() {
        return system("API")
                .operation(read("get").rate(perSecond(1_000)).payload(kB(50)))
                .peak(1)
                .flow(
                        "get",
                        client("app"),
                        service("api").serviceTime(ms(6)).cores(4),
                        service("rank").serviceTime(ms(6)).cores(4));
    }

    private static double hourly(String id) {
        return Catalog.standard().fact(id).price().of(hours(1)).value();
    }

    private static double saves(SystemDesign design, String saving) {
        Table table = design.savings().table();
        int row = table.stringColumn("saving").firstIndexOf(saving);
        assertThat(row).as(saving + " in\n" + table).isNotNegative();
        return table.doubleColumn("saves a month").get(row);
    }

    @Test
    void aReservationSavesTheDifferenceOfThePrices() {
        double each = hourly("aws.ec2.c7i.xlarge.od") - hourly("aws.ec2.c7i.xlarge.3yr");

        assertThat(saves(api(), "reserve for 3 years")).isCloseTo(8 * 730 * each, within(0.05));
    }

    @Test
    void aSavingsPlanTakesItsShareOfWhatRunsAllMonth() {
        double onDemand = 8 * 730 * hourly("aws.ec2.c7i.xlarge.od");
        double off = Catalog.standard().fact("aws.sp.compute.1yr").share().value();

        assertThat(saves(api(), "commit to a 1-year savings plan")).isCloseTo(onDemand * off, within(0.01));
        assertThat(api().savings().toString())
                .contains("on machines of any type")
                .contains("the 1-year savings plan takes the usual 19.2 % off c7i.xlarge on demand");
    }

    @Test
    void thatOneHourIsPromisedTwiceIsNotCounted() {
        Savings savings = api().savings();

        List<String> promises = savings.together().stringColumn("saving").asList().stream()
                .filter(saving -> saving.contains("year"))
                .toList();
        assertThat(promises).containsExactly("reserve for 3 years");
        assertThat(savings.toString())
                .contains("commit to a 3-year savings plan: what runs all month is paid for otherwise already: 3 years")
                .contains(
                        "commit to a 1-year savings plan: what runs all month is paid for otherwise already: 3 years");
        assertThat(api().purchase(savingsPlan(years(3))).savings().toString())
                .contains(
                        "reserve for 3 years: what runs all month is paid for otherwise already: 3-year savings plan");
    }

    @Test
    void spotMachinesSaveTheDifferenceLessWhatIsInterrupted() {
        double each = hourly("aws.ec2.m7i.xlarge.od") * 0.95 - 0.95 * hourly("aws.ec2.m7i.xlarge.spot");
        SystemDesign onM7i = api().component(
                        service("api").serviceTime(ms(6)).cores(4).on("m7i.xlarge"))
                .component(service("rank").serviceTime(ms(6)).cores(4).on("m7i.xlarge"));

        assertThat(saves(onM7i, "spot machines for services")).isCloseTo(8 * 730 * each, within(0.05));
    }

    @Test
    void compressionSavesAllButOnePartInTheRatioOfTheBytes() {
        // 131,400 GB a month: 100 free, 10,140 at $0.09, 40,960 at $0.085, the rest at $0.07; 52,560 GB when compressed
        double before = 10_140 * 0.09 + 40_960 * 0.085 + (131_400 - 51_200) * 0.07;
        double after = 10_140 * 0.09 + 40_960 * 0.085 + (52_560 - 51_200) * 0.07;

        assertThat(saves(api(), "compress responses")).isCloseTo(before - after, within(CENT));
    }

    @Test
    void whatComesFromAnObjectStoreIsTakenForMediaAndNotCompressedAgain() {
        SystemDesign pictures = system("Pictures")
                .operation(read("picture").rate(perSecond(100)).payload(kB(50)))
                .flow("picture", client("app"), objectStore("pictures"));

        assertThat(pictures.savings().toString()).contains("compress responses: nothing is taken for text");
    }

    @Test
    void zoneAwareRoutingKeepsNineInTenOfTheCallsThatCrossed() {
        SystemDesign spread = api().zones(3);
        // two thirds of 131,400 GB, charged at both ends
        double crossed = 131_400 * 2.0 / 3 * 2 * 0.01;

        assertThat(spread.cost().bill().of("data transfer").value()).isGreaterThan(crossed);
        assertThat(saves(spread, "zone-aware routing")).isCloseTo(0.9 * crossed, within(0.01));
        assertThat(spread.zoneAware(percent(90)).savings().toString())
                .contains("zone-aware routing: calls are kept in their zone already");
    }

    @Test
    void autoscalingSavesTheInstancesOfTheOtherHours() {
        // the peak for 12 hours, and a tenth of it for 12: 4 and 2 instances of each service
        double[] day =
                IntStream.range(0, 24).mapToDouble(hour -> hour < 12 ? 10 : 1).toArray();
        SystemDesign design = api().operation(read("get").rate(perSecond(550)).payload(bytes(0)))
                .dailyCurve(DailyCurve.of(day));

        assertThat(saves(design, "autoscale along the day")).isCloseTo(2 * 730 * 0.1785, within(CENT));
    }

    @Test
    void aStatedMachineThatIsTooLargeIsRightSized() {
        SystemDesign large =
                api().component(service("api").serviceTime(ms(6)).cores(4).on("m7i.2xlarge"));

        double each = hourly("aws.ec2.m7i.2xlarge.od") - hourly("aws.ec2.c7i.xlarge.od");
        assertThat(saves(large, "right-size stated machines")).isCloseTo(4 * 730 * each, within(CENT));
    }

    @Test
    void whatDoesNotApplyIsToldWithTheReason() {
        assertThat(api().savings().toString())
                .contains("autoscale along the day: a peak factor does not say when the peak is")
                .contains("spot machines for workers: no worker runs on machines")
                .contains("life cycle of objects: no object store keeps everything in one tier")
                .contains("zone-aware routing: nothing is spread over zones");
    }

    @Test
    void rangesGiveIntervals() {
        String text = api().operation(read("get").rate(perSecond(500, 2_000)).payload(kB(50)))
                .savings()
                .toString();

        assertThat(text).contains("90 % interval");
    }

    static Stream<SystemDesign> designs() {
        SystemDesign shop = system("Shop")
                .users(million(2))
                .operation(read("page").perUserPerDay(20).payload(kB(50)))
                .operation(write("note").perUserPerDay(0.1).payload(kB(90)))
                .retention(years(2))
                .flow(
                        "page",
                        client("browser"),
                        loadBalancer("lb"),
                        service("api").serviceTime(ms(20)).cores(4),
                        cache("redis").hitRate(0.9).missTo(database("store")))
                .flow(
                        "note",
                        client("browser"),
                        loadBalancer("lb"),
                        service("api"),
                        objectStore("photos"),
                        queue("jobs"),
                        worker("resizer").serviceTime(ms(200)).cores(4));
        return Stream.of(
                api(),
                shop.peak(3),
                shop.dailyCurve(evenings()).zones(3),
                shop.dailyCurve(officeHours()).purchase(reserved(years(1))),
                shop.on("Google Cloud"),
                shop.on("Azure").zones(2),
                shop.on("own hardware"));
    }

    @ParameterizedTest
    @MethodSource("designs")
    void everySavingLowersTheBillAndTheWaterfallAddsUp(SystemDesign design) {
        Savings savings = design.savings();

        assertThat(savings.today()).isEqualTo(design.cost().bill().total().value());
        List<Double> amounts = savings.table().doubleColumn("saves a month").asList();
        assertThat(amounts).isNotEmpty().allMatch(amount -> amount > 0);
        Table together = savings.together();
        double saved = together.doubleColumn("saves after the others").sum();
        assertThat(savings.best()).isCloseTo(savings.today() - saved, within(CENT));
        assertThat(savings.best()).isPositive().isLessThanOrEqualTo(savings.today() - amounts.get(0) + CENT);
        assertThat(together.doubleColumn("saves after the others").asList()).allMatch(amount -> amount > 0);
        assertThat(Png.of(savings.chart())).isNotNull();
    }

    @Test
    void whatIsClaimedOfReservationsIsNotReached() {
        Table claims = api().savings().claims().table();
        int row = claims.stringColumn("saving").firstIndexOf("reserving for 3 years");

        // $0.2016 an hour on demand and $697.33 a year for m7i.xlarge
        assertThat(1 - hourly("aws.ec2.m7i.xlarge.3yr") / hourly("aws.ec2.m7i.xlarge.od"))
                .isCloseTo(0.605, within(0.0005));
        assertThat(claims.stringColumn("claimed").get(row)).isEqualTo("up to 72 %");
        assertThat(claims.stringColumn("median").get(row)).isEqualTo("60.5 %");
        assertThat(claims.stringColumn("so it is").get(row)).startsWith("not reached: the most is 62.4 %");
    }
}
