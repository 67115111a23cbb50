package dev.envelope.catalog;

import static dev.envelope.quantity.Units.*;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.envelope.catalog.Origin.Published;
import dev.envelope.quantity.DesignException;
import dev.envelope.view.Display;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.List;
import org.assertj.core.data.Offset;
import org.assertj.core.data.Percentage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What is in the catalogue, and how it is asked, corrected and extended. */
class CatalogTest {

    private static final Catalog STANDARD = Catalog.standard();

    private static final String HEADER = "id,value,unit,source,date,confidence,subject,scope,url,note\n";

    @TempDir
    Path folder;

    static List<String> themes() {
        return Catalog.THEMES;
    }

    @ParameterizedTest
    @MethodSource("themes")
    void everyRowSaysOfWhatWhereFromAndSinceWhen(String theme) {
        for (Fact fact : FactFile.resource(theme).facts()) {
            var origin = (Published) fact.origin();

            assertThat(fact.subject()).as(fact.id()).isNotBlank().isNotEqualTo(fact.id());
            assertThat(origin.url()).as(fact.id()).startsWith("https://");
            assertThat(origin.published().earliest())
                    .as(fact.id())
                    .isBetween(LocalDate.of(2000, 1, 1), Catalog.released());
            assertThat(fact.amount().value()).as(fact.id()).isNotNegative();
        }
    }

    @Test
    void aSourceSaysAThingOnce() {
        var said = new HashSet<String>();
        for (String theme : Catalog.THEMES) {
            for (Fact fact : FactFile.resource(theme).facts()) {
                assertThat(said.add(fact.id() + " by " + fact.origin().source()))
                        .as(fact.id())
                        .isTrue();
            }
        }
    }

    /** By hand, from the text of the row and the definition of the unit. */
    @ParameterizedTest
    @CsvSource({
        "base.ssd.randread,         1e-4",
        "base.hdd.rand,             0.01",
        "redis.mem.str,             85e6",
        "netflix.kafka.maxdata,     2199023255552",
        "ddb.item,                  409600",
        "base.mem.seq,              21474836480",
        "ebs.st1.tput,              524288000",
        "dms.kafka.4u8g,            2e8",
        "redis.set,                 74239",
        "sqs.ret,                   345600",
        "sla.aws.ec2.region,        0.9999",
        "afr.bb.lifetime,           4.1539827498e-10",
        "aws.s3.glacier.deep,       0.00099",
        "redis.slots,               16384",
        "slo.min.999,               2592"
    })
    void valuesAreHeldInBaseUnits(String id, double base) {
        assertThat(STANDARD.fact(id).amount().value()).isCloseTo(base, Percentage.withPercentage(1e-7));
    }

    @Test
    void aPriceTimesWhatIsUsedIsTheBill() {
        assertThat(price("aws.s3.standard").of(GB(500), months(1)).value()).isEqualTo(11.5);
        assertThat(price("aws.s3.standard").of(TB(1), hours(73)).value()).isCloseTo(2.3, within());
        assertThat(price("aws.ec2.m7i.xlarge.od").of(hours(730)).value()).isCloseTo(147.168, within());
        assertThat(price("aws.ec2.m7i.xlarge.3yr").of(years(3)).value()).isCloseTo(2_091.99, within());
        assertThat(price("aws.s3.put").of(million(3)).value()).isEqualTo(15);
        assertThat(price("aws.net.egress.10t").of(TB(2)).value()).isCloseTo(180, within());
        assertThat(price("gcp.net.egress").of(GiB(10)).value()).isCloseTo(1.2, within());
        assertThat(price("aws.ebs.gp3.iops").of(perSecond(3_000), months(1)).value())
                .isCloseTo(15, within());
        assertThat(price("aws.ebs.gp3.tput").of(MBps(125), months(1)).value()).isCloseTo(5, within());
        assertThat(price("aws.secrets").of(count(10), months(12)).value()).isCloseTo(48, within());
        assertThat(price("aws.lambda.gbs").of(GB(0.5), seconds(3_600)).value()).isCloseTo(0.030_000_06, within());
    }

    @Test
    void aPriceForSomethingElseIsAnError() {
        assertThatThrownBy(() -> price("aws.s3.standard").of(hours(3)))
                .isInstanceOf(DesignException.class)
                .hasMessage("fact(\"aws.s3.standard\").price().of(time): the price is in USD/GB-month, for size, time; "
                        + "write price().of(1 GB, 1 month of 730 h)");
        assertThatThrownBy(() -> price("aws.s3.put").of(count(3), hours(1))).hasMessageContaining("for count");
        assertThatThrownBy(() -> STANDARD.fact("aws.s3.put").time())
                .hasMessageContaining("no time but a sum of money, in USD/1M requests");
    }

    @Test
    void anUnknownIdNamesTheNearest() {
        assertThatThrownBy(() -> STANDARD.fact("aws.s3.standart"))
                .isInstanceOf(DesignException.class)
                .hasMessageContaining("did you mean \"aws.s3.standard\"?");
    }

    @Test
    void aSearchFindsByAllWords() {
        assertThat(STANDARD.facts("AWS egress").stream().map(Fact::id))
                .contains("aws.net.egress.10t", "aws.net.egress.inf")
                .doesNotContain("gcp.net.egress");
        assertThat(STANDARD.facts("AWS egress").toString()).contains("aws.net.egress.10t", "$0.09/GB", "2024-11", "B");
        assertThat(STANDARD.facts("sla dynamodb").toString()).contains("99.999 %", "99.99 %");
        assertThat(STANDARD.facts("deep archive").table().doubleColumn("value").asList())
                .contains(0.00099);
        assertThat(STANDARD.facts("no such thing").toString()).isEqualTo("Facts with \"no such thing\": 0");
    }

    @Test
    void theNewerOfTwoSourcesCountsAndTheOtherIsSaid() {
        assertThat(STANDARD.fact("aws.ddb.wru").told()).isEqualTo("$0.625/1M request units");
        assertThat(STANDARD.fact("aws.ddb.wru").others()).hasSize(1);
        assertThat(STANDARD.fact("aws.ddb.wru").toString())
                .contains("others say\n- $1.25/1M request units (AWS DynamoDB pricing before the cut of "
                        + "November 2024, 2023, confidence B)");
        assertThat(STANDARD.facts("aws.ddb.wru").toString())
                .contains("others say\n- aws.ddb.wru = $1.25/1M request units (AWS");
        assertThat(STANDARD.conflicts().stream().map(Fact::id)).contains("aws.ddb.wru", "sla.aws.elasticache");
    }

    @Test
    void confidenceCCountsOnlyWhereThereIsNothingBetter() {
        Catalog mine = STANDARD.with(file(HEADER + "x.limit,5,requests/s,a blog,2026,C\n"
                + "x.limit,3,requests/s,the manual,2020,B\nx.limit,4,requests/s,the old manual,2019,A\n"));

        assertThat(mine.fact("x.limit").value()).isEqualTo(3);
        assertThat(mine.fact("x.limit").others().stream().map(Fact::value)).containsExactly(4.0, 5.0);
    }

    @Test
    void aStatedPriceTakesTheFactsPlaceAndShowsTheDifference() {
        Catalog mine = STANDARD.with("aws.s3.standard", usd(0.0207));

        assertThat(mine.fact("aws.s3.standard").price().of(GB(1_000), months(1)).value())
                .isCloseTo(20.7, within());
        assertThat(mine.changes().toString())
                .contains("aws.s3.standard", "$0.023/GB-month", "$0.0207/GB-month", "0.9", "stated");
        assertThat(mine.changes().table().rowCount()).isEqualTo(1);
        assertThat(STANDARD.changes().table().rowCount()).isZero();
        assertThat(STANDARD.fact("aws.s3.standard").value()).isEqualTo(0.023);
        assertThatThrownBy(() -> STANDARD.with("aws.s3.standard", ms(3)))
                .hasMessageContaining("it is a sum of money, in USD/GB-month");
        assertThatThrownBy(() -> STANDARD.with("aws.s3.standrad", usd(3))).hasMessageContaining("did you mean");
    }

    @Test
    void aStatedPriceMayBeUncertain() {
        Catalog mine = STANDARD.with("aws.s3.standard", usd(0.02, 0.03));

        assertThat(mine.fact("aws.s3.standard").price().of(GB(100), months(1)).percentile(95))
                .isCloseTo(3, Percentage.withPercentage(1));
    }

    @Test
    void aFileAddsFactsAndReplacesThem() {
        Catalog mine = STANDARD.with(file("\uFEFF" + HEADER
                + "aws.s3.standard,0.019,USD/GB-month,our contract 4711,2021-05-01,A,,,,\n"
                + "own.rack,300,USD/rack-month,our contract 4712,2026-03,A,\"a rack, with power\",Frankfurt,,\n"));

        assertThat(mine.fact("aws.s3.standard").value()).isEqualTo(0.019);
        assertThat(mine.fact("own.rack").price().of(count(2), months(12)).value())
                .isEqualTo(7_200);
        assertThat(mine.fact("own.rack").subject()).isEqualTo("a rack, with power");
        assertThat(mine.changes().table().stringColumn("id").asList())
                .containsExactlyInAnyOrder("aws.s3.standard", "own.rack");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "x,1,ms,,2026,A      | source \"\"",
                "x,1,ms,me,,A        | date \"\"",
                "x,1,,me,2026,A      | unit \"\"",
                "x,,ms,me,2026,A     | value \"\"",
                ",1,ms,me,2026,A     | id \"\"",
                "x,1,ms,me,2026,     | confidence \"\"",
                "x,1,ms,me,2026,D    | confidence \"D\"",
                "x,1,ms,me,22.11.2026,A | date \"22.11.2026\"",
                "x,'1,5',ms,me,2026,A | row 1 (x)",
                "x,-1,ms,me,2026,A   | not negative",
                "x,101,%,me,2026,A   | at most the whole",
                "x,1,gb,me,2026,A    | did you mean \"GB\"?",
                "x,1,USD,me,2026,A   | unit \"USD\"",
                "x,1,EUR/hour,me,2026,A | unit \"EUR/hour\"",
                "x,1,KB/s,me,2026,A  | unit \"KB/s\"",
                "x,1,USD/GB-month-year,me,2026,A | unit \"USD/GB-month-year\""
            })
    void aRowThatLacksSomethingIsRefused(String row, String told) {
        Path csv = file(HEADER + row + "\n");

        assertThatThrownBy(() -> STANDARD.with(csv))
                .isInstanceOf(DesignException.class)
                .hasMessageContaining("mine.csv, row 1")
                .hasMessageContaining(told);
    }

    @Test
    void aFactKeepsItsKind() {
        Path perGigabyte = file(HEADER + "aws.s3.standard,0.02,USD/GB,me,2026,A\n");

        assertThatThrownBy(() -> STANDARD.with(perGigabyte))
                .isInstanceOf(DesignException.class)
                .hasMessageStartingWith("aws.s3.standard in USD/GB: the catalogue has this fact in USD/GB-month");
    }

    @Test
    void theLastFileCountsAndTheOneBeforeIsSaid() {
        Catalog mine = STANDARD.with(file(HEADER + "aws.s3.standard,0.5,USD/TB-hour,me,2026,A\n"))
                .with(file(HEADER + "aws.s3.standard,0.02,USD/GB-month,us,2020,C\n"));

        assertThat(mine.fact("aws.s3.standard").value()).isEqualTo(0.02);
        assertThat(mine.fact("aws.s3.standard").others().stream()
                        .map(fact -> fact.origin().source()))
                .containsExactly("me", "Infracost golden test output (Cloud Pricing API)");
    }

    @ParameterizedTest
    @ValueSource(strings = {"id;value;unit\nx;1;ms\n", "", "id,id,value\n", "id,,value\nx,1,2\n", "id,value\n\"x,1\n"})
    void aFileThatIsNoTableIsRefused(String text) {
        Path broken = file(text);

        assertThatThrownBy(() -> STANDARD.with(broken))
                .isInstanceOf(DesignException.class)
                .hasMessageStartingWith("mine.csv: ");
    }

    @Test
    void aFileThatIsMissingIsRefused() {
        assertThatThrownBy(() -> STANDARD.with(folder.resolve("missing.csv")))
                .isInstanceOf(DesignException.class)
                .hasMessageContaining("cannot be read");
    }

    @Test
    void aFactIsStaleWhenItsDateIsFurtherBackThanTheAge() {
        Catalog mine = STANDARD.with(
                file(HEADER + "x.day,1,ms,me,2024-11-22,A\nx.month,1,ms,me,2024-11,A\n" + "x.year,1,ms,me,2025,A\n"));

        assertThat(mine.stale(days(730), LocalDate.of(2026, 11, 22)).stream().map(Fact::id))
                .contains("x.month")
                .doesNotContain("x.day", "x.year");
        assertThat(mine.stale(days(730), LocalDate.of(2026, 11, 23)).stream().map(Fact::id))
                .contains("x.day");
        assertThat(mine.with("x.month", ms(2)).stale(days(1)).stream().map(Fact::id))
                .doesNotContain("x.month");
        assertThat(STANDARD.stale(years(100)).size()).isZero();
    }

    @Test
    void namesAreTextInHtml() {
        String nasty = "<script>alert(1)</script>";
        Catalog mine = STANDARD.with(file(HEADER + nasty + ",1,ms,me" + nasty + ",2026,A," + nasty + "," + nasty + ","
                + nasty + "," + nasty + "\n"));

        for (var answer : List.of(mine.fact(nasty), mine.facts("script"), mine.changes(), mine.with(nasty, ms(2)))) {
            Object html = Display.of(answer).orElseThrow().data().get("text/html");

            assertThat(html).asString().contains("&lt;script&gt;").doesNotContain("<script");
        }
    }

    private static Price price(String id) {
        return STANDARD.fact(id).price();
    }

    private static Offset<Double> within() {
        return Offset.offset(1e-9);
    }

    private Path file(String text) {
        try {
            return Files.writeString(folder.resolve("mine.csv"), text);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }
}
