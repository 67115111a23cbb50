package dev.envelope.cost;

import static dev.envelope.Envelope.*;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.envelope.SystemDesign;
import dev.envelope.model.Part;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

/** Bills that are summed by hand from the table of facts; a month has 730 hours, or 365/12 days. */
class BillTest {

    private static final double CENT = 0.005;
    private static final double GIB = 1_073_741_824;

    static SystemDesign shop() {
        return system("Shop")
                .users(1_000_000)
                .operation(read("page").perUserPerDay(20).payload(kB(50)))
                .operation(write("order").perUserPerDay(1).payload(kB(2)))
                .peak(3)
                .retention(years(2))
                .flow(
                        "page",
                        client("browser"),
                        cdn("edge")
                                .hitRate(0.8)
                                .missTo(
                                        loadBalancer("lb"),
                                        service("api").serviceTime(ms(5)).cores(4),
                                        cache("redis").hitRate(0.9).missTo(database("store"))))
                .flow(
                        "order",
                        client("browser"),
                        loadBalancer("lb"),
                        service("api"),
                        database("store"),
                        queue("mail"),
                        worker("mailer").serviceTime(ms(20)).cores(2));
    }

    @Test
    void aShopOnAmazon() {
        Bill bill = Bill.of(shop().model());

        double pages = 20e6 * 365 / 12; // 608.3 million a month
        double orders = 1e6 * 365 / 12;
        double gigabytes = pages * 50e3 / 1e9; // 30,417 GB: 1,024 free, 9,216 at $0.085, the rest at $0.08
        cents(bill, "edge", 9_216 * 0.085 + (gigabytes - 10_240) * 0.08 + pages / 1e6 * 1.0);
        double hourly = (0.2 * pages * 50e3 + orders * 2e3) / 730 / 1e9; // GB an hour, one for each capacity unit
        cents(bill, "lb", 730 * 0.0225 + hourly * 730 * 0.008);
        // work at the peak: 3 × (231.5/s × 20 % + 11.6/s) × 5 ms ÷ (4 × 60 %) = 0.36, so one and a spare one
        cents(bill, "api", 2 * 730 * 0.1785);
        cents(bill, "redis", 2 * 730 * 0.08925);
        double records = 1e6 * 365 * 2 * 2e3 / 1e9; // two years of orders, in GB, on both nodes
        cents(bill, "store", 2 * 730 * 0.1785 + 2 * records * 0.08);
        cents(bill, "mail", 3 * orders / 1e6 * 0.4);
        cents(bill, "mailer", 2 * 730 * 0.08925);
        double parts =
                bill.parts().stream().mapToDouble(part -> bill.of(part).value()).sum();
        assertThat(bill.total().value()).isCloseTo(parts, within(CENT));
        assertThat(bill.findings()).isEmpty();
    }

    @Test
    void aCallThatWaitsIsOnACoreForPartOfItsTime() {
        // 200 calls of 50 ms at once, 2 ms of each on a core: 8 cores keep up; 1,000/s × 50 ms are 50 at once, so one
        // and a spare one
        Part threads = service("api").serviceTime(ms(50)).concurrency(200);
        SystemDesign design = system("Proxy")
                .operation(read("get").rate(perSecond(1_000)).payload(bytes(0)))
                .peak(1)
                .flow("get", client("app"), threads.cpuTime(ms(2)));

        cents(Bill.of(design.model()), "api", 2 * 730 * 0.357);
        assertThat(design.cost().toString())
                .contains("api is on c7i.2xlarge")
                .contains("8 vCPU for 200 calls at once that are on a core for 2 ms of 50 ms");
        assertThat(design.on("own hardware").cost().why("api").lines())
                .anyMatch(line -> line.contains("api: concurrency × (api: CPU time ÷ api: service time)"));
        // without it each has a core: 25 machines of 8 for each instance
        Bill cores = Bill.of(design.component(threads).model());
        cents(cores, "api", 2 * 25 * 730 * 0.357);
        assertThat(cores.findings()).singleElement().asString().contains("cpuTime(...) of a call that waits");
    }

    static SystemDesign gallery() {
        return system("Gallery")
                .on("Google Cloud")
                .users(1_000_000)
                .operation(read("picture").perUserPerDay(60).payload(kB(500)))
                .operation(read("feed").perUserPerDay(10).payload(kB(80)))
                .operation(write("upload").perUserPerDay(0.2).payload(MB(2)))
                .peak(2)
                .retention(years(1))
                .flow(
                        "picture",
                        client("app"),
                        dns("names").share(percent(1)),
                        cdn("edge").hitRate(0.9).missTo(objectStore("pictures")))
                .flow(
                        "feed",
                        client("app"),
                        loadBalancer("lb"),
                        service("api").serviceTime(ms(10)).cores(4))
                .flow(
                        "upload",
                        client("app"),
                        loadBalancer("lb"),
                        service("api"),
                        objectStore("pictures"),
                        queue("resizing"),
                        worker("resizer").serviceTime(ms(200)).cores(4));
    }

    @Test
    void aGalleryOnGoogleCloud() {
        Bill bill = Bill.of(gallery().model());

        double pictures = 60e6 * 365 / 12; // 1,825 million a month, one in a hundred with a look at the name
        cents(bill, "names", 0.2 + pictures / 100 / 1e6 * 0.4);
        double cached = pictures * 500e3 / GIB; // 849,832 GiB, through all four steps of 10, 150 and 500 TiB
        cents(
                bill,
                "edge",
                10_240 * 0.08
                        + (153_600 - 10_240) * 0.055
                        + (512_000 - 153_600) * 0.03
                        + (cached - 512_000) * 0.02
                        + pictures / 1e6 * 0.75);
        double uploads = 0.2e6 * 365 / 12;
        double kept = 0.2e6 * 365 * 2e6 / GIB; // of a year
        cents(bill, "pictures", kept * 0.02 + uploads / 1e6 * 5 + pictures / 10 / 1e6 * 0.4);
        double feeds = 10e6 * 365 / 12;
        cents(bill, "lb", 730 * 0.025 + (feeds * 80e3 + uploads * 2e6) / GIB * 0.008);
        // work at the peak: 2 × (115.7/s + 2.3/s) × 10 ms ÷ (4 × 60 %) = 0.98, so one and a spare one
        cents(bill, "api", 2 * 730 * 0.13402284);
        cents(bill, "resizing", 2 * uploads * 2e6 / GIB / 1_024 * 40); // in and out
        cents(bill, "resizer", 2 * 730 * 0.13402284); // 2 × 2.3/s × 200 ms ÷ (4 × 60 %) = 0.39
        double egress = feeds * 80e3 / GIB; // 22,662 GiB: 1 TiB, then 9 TiB, then the rest
        cents(bill, Bill.TRANSFER, 1_024 * 0.12 + 9_216 * 0.11 + (egress - 10_240) * 0.08);
        assertThat(bill.findings()).isEmpty();
    }

    @Test
    void aBillSaysWhichOfItsPricesNobodyHasConfirmed() {
        assertThat(gallery().cost().toString())
                .contains("look again before money hangs on it: gcp.cdn.3")
                .doesNotContain("gcp.cdn.3,");
        assertThat(gallery().price("gcp.cdn.3", usd(0.02)).cost().toString()).doesNotContain("look again");
    }

    /** In a quarter of the day twice the mean load, in the rest two thirds of it. */
    static SystemDesign records() {
        double[] day = new double[24];
        Arrays.fill(day, 0, 18, 2.0 / 3);
        Arrays.fill(day, 18, 24, 2);
        return system("Records")
                .on("AWS")
                .operation(write("document").rate(perSecond(20)).payload(MB(1)))
                .operation(read("search").rate(perSecond(1_000)).payload(kB(20)))
                .dailyCurve(day)
                .zones(3)
                .retention(days(400))
                .purchase(reserved(years(3)).autoscaled())
                .flow(
                        "document",
                        client("office"),
                        loadBalancer("lb"),
                        service("api").serviceTime(ms(20)).cores(4).on("m7i.xlarge"),
                        objectStore("documents")
                                .lifecycle(after(days(30), "infrequent access"), after(days(180), "deep archive")),
                        queue("jobs"))
                .flow(
                        "search",
                        client("office"),
                        loadBalancer("lb"),
                        service("api"),
                        cache("index").on("r7g.large").instances(3));
    }

    @Test
    void recordsOnAmazonReservedAgingAndAcrossZones() {
        Bill bill = Bill.of(records().model());

        double seconds = 730 * 3_600;
        double hourly = (20 * 1e6 + 1_000 * 20e3) * 3_600 / 1e9; // 144 GB, more than 1,020/s ÷ 5 ÷ 25 new connections
        cents(bill, "lb", 730 * 0.0225 + 730 * hourly * 0.008);
        // work: 1,020/s × 20 ms ÷ (4 × 60 %) = 8.5 in the mean. At two thirds of it 6 instances, so that of three zones
        // two have them: 3 in each. At twice the mean 17, so 9 in each, which for a quarter of the day is not worth a
        // promise at 39.5 % of the price on demand.
        double reserved = 9 * 697.33 / 12;
        double above = (27 - 9) * 6.0 / 24 * 730 * 0.2016;
        cents(bill, "api", reserved + above);
        double day = 20 * 86_400 * 1e6 / 1e9; // 1,728 GB
        double objects = 20 * seconds / 1e6; // millions, written once to each tier
        double standard = 51_200 * 0.023 + (30 * day - 51_200) * 0.022 + objects * 5;
        double infrequent = 150 * day * 0.0125 + objects * 10;
        double archive = 220 * day * 0.00099 + objects * 50;
        cents(bill, "documents", standard + infrequent + archive);
        cents(bill, "jobs", 3 * 16 * objects * 0.4); // a megabyte is sixteen chunks of 64 KiB
        cents(bill, "index", 3 * 370.33 / 12);
        double answers = 1_000 * 20e3 * seconds / 1e9; // 52,560 GB out: 100 free, to 10 TB, to 50 TB, the rest
        double egress = (10_240 - 100) * 0.09 + (51_200 - 10_240) * 0.085 + (answers - 51_200) * 0.07;
        double zones = answers * 2 / 3 * 2 * 0.01; // two of three calls find the index elsewhere, and both sides pay
        cents(bill, Bill.TRANSFER, egress + zones);
        assertThat(bill.findings()).isEmpty();
    }

    private static void cents(Bill bill, String part, double dollars) {
        assertThat(bill.of(part).value()).as(part).isCloseTo(dollars, within(CENT));
    }
}
