package dev.envelope.cost;

import static dev.envelope.Envelope.*;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.envelope.SystemDesign;
import org.junit.jupiter.api.Test;

/** Bills that are summed by hand from the table of facts; a month has 730 hours, or 365/12 days. */
class BillTest {

    private static final double CENT = 0.005;

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

    private static void cents(Bill bill, String part, double dollars) {
        assertThat(bill.of(part).value()).as(part).isCloseTo(dollars, within(CENT));
    }
}
