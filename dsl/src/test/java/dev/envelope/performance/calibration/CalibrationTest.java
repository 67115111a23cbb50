package dev.envelope.performance.calibration;

import static dev.envelope.Envelope.*;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;
import static org.assertj.core.api.Assertions.withinPercentage;

import dev.envelope.model.Component;
import dev.envelope.model.Part;
import dev.envelope.performance.MultiServerQueue;
import dev.envelope.quantity.DesignException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tech.tablesaw.api.Table;

class CalibrationTest {

    @TempDir
    Path folder;

    private Calibration of(String text) {
        return of("test.csv", text);
    }

    private Calibration of(String name, String text) {
        try {
            return calibrate(Files.writeString(folder.resolve(name), text));
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    /** Made of a machine of 16 cores with calls of 16 ms and 2 % of work of its own, by M/M/c. */
    private static String synthetic(double noise) {
        Random random = new Random(1);
        return "throughput (req/s),latency_ms,utilisation [%]\n"
                + IntStream.rangeClosed(1, 9)
                        .mapToObj(i -> {
                            double rate = 100 * i;
                            double busy = 100 * (0.02 + rate * 0.016 / 16) * (1 + noise * random.nextGaussian());
                            double latency = MultiServerQueue.of(perSecond(rate), ms(16), count(16))
                                            .meanResponse()
                                            .value()
                                    * 1_000;
                            return String.format(Locale.ROOT, "%.9f,%.9f,%.9f", rate, latency, busy);
                        })
                        .collect(Collectors.joining("\n"));
    }

    @Nested
    class Demand {
        @Test
        void aKnownDemandComesBack() {
            Calibration test = of(synthetic(0));

            assertThat(test.demand().value()).isCloseTo(0.001, withinPercentage(1e-6));
            assertThat(test.table().toString()).contains("1 ms", "2 %");
            Part api = test.of(service("api").concurrency(16));
            assertThat(api.get(Component.SERVICE_TIME).value()).isCloseTo(0.016, withinPercentage(1e-6));
        }

        /** Python: scipy.stats.linregress(X, U) of scipy 1.17, and t.ppf(0.95, 4). */
        @Test
        void theIntervalIsStudents() {
            Calibration test = of("throughput,utilisation\n100,.118\n200,.221\n300,.333\n400,.418\n500,.535\n600,.62");

            assertThat(test.demand().percentile(5)).isCloseTo(0.0009679896374701825, withinPercentage(1e-6));
            assertThat(test.demand().percentile(95)).isCloseTo(0.0010531532196726746, withinPercentage(1e-6));
            assertThat(test.demandByLaw().value()).isCloseTo(2.245 / 2_100, within(1e-15));
            assertThat(test.instances(3).demand().percentile(95))
                    .isCloseTo(3 * 0.0010531532196726746, withinPercentage(1e-6));
            assertThat(why(test.of(service("api").concurrency(4)).get(Component.SERVICE_TIME))
                            .toString())
                    .contains("service demand", "load test test.csv, 6 measurements");
        }

        /** Of 200 tests with noise, about 180 intervals of 90 % hold the true demand; 165 to 195 is four deviations wide. */
        @Test
        void theIntervalCoversTheTruth() {
            long held = IntStream.range(0, 200)
                    .filter(seed -> {
                        Random random = new Random(seed);
                        double[] x = new double[8];
                        double[] u = new double[8];
                        for (int i = 0; i < 8; i++) {
                            x[i] = 100 * (i + 1);
                            u[i] = 0.05 + x[i] * 0.001 + 0.01 * random.nextGaussian();
                        }
                        Regression line = Regression.of("", x, u);
                        double margin = Regression.t90(line.freedom()) * line.slopeError();
                        return Math.abs(line.slope() - 0.001) <= margin;
                    })
                    .count();

            assertThat(held).isBetween(165L, 195L);
        }

        /** By scipy 1.17's covariances of the line, with the gradient of (1 − U₀) ÷ D. */
        @Test
        void theLineSaysWhereTheMachinesAreFull() {
            assertThat(of("throughput,utilisation\n100,.118\n200,.221\n300,.333\n400,.418\n500,.535\n600,.62")
                            .toString())
                    .contains("full at                        969/s    942/s to 996/s");
        }

        @Test
        void aPeakBeyondFullMachinesIsFound() {
            assertThat(of("vus,rps,cpu (%)\n1,45,6\n5,210,25\n10,400,47\n20,690,80\n40,830,97\n80,845,99")
                            .toString())
                    .contains(
                            "the scalability law would have 879/s at its peak, and by their utilisation the machines are"
                                    + " full at 857/s");
        }

        @Test
        void whatContradictsTheMeasuredLatencyIsFoundInTheDesign() {
            var api = service("api").serviceTime(ms(32)).concurrency(16);
            var design =
                    system("shop").operation(read("list").rate(perSecond(500))).flow("list", client("browser"), api);
            var test = of("users,rps,latency (ms)\n1,115,8.7\n2,220,9\n4,400,10\n8,650,12\n16,900,17");

            assertThat(design.latency().toString()).doesNotContain("load test");
            assertThat(design.component(test.of(api)).latency().toString())
                    .contains(
                            "api: a call takes 32 ms here without any wait, and its load test measured 8.7 ms at the least"
                                    + " load: state the service time and the concurrency that were tested");
            assertThat(design.component(test.of(service("api").serviceTime(ms(8))))
                            .latency()
                            .toString())
                    .doesNotContain("load test measured");
        }

        @Test
        void moreServersThanFitTheLatencyAreRefused() {
            Calibration test = of(synthetic(0));

            // 1 ms of a whole instance in 16 ms is one of 16 servers
            assertThat(test.of(service("api").concurrency(24))
                            .get(Component.SERVICE_TIME)
                            .value())
                    .isCloseTo(0.024, withinPercentage(1e-6));
            assertThatThrownBy(() -> test.of(service("api").concurrency(64)))
                    .isInstanceOf(DesignException.class)
                    .hasMessage(
                            "service(\"api\") with a concurrency of 64: a call that takes 1 ms of a whole instance would take"
                                    + " 64 ms on one of so many servers, and the test measured 16 ms; write concurrency(16)");
        }

        @Test
        void whatIsRoundingIsNone() {
            Calibration test = of("throughput,utilisation\n100,.1\n200,.2\n300,.3\n400,.4\n500,.5");

            Table table = test.table();
            assertThat(table.getString(2, "coefficient")).isEqualTo("utilisation without load");
            assertThat(table.getString(2, "value")).isEqualTo("0 %");
            assertThat(table.getString(2, "90 % interval")).isEqualTo("0 % to 0 %");
        }

        @Test
        void itIsPutBackIntoTheDesign() {
            var design = system("shop")
                    .operation(read("list").rate(perSecond(500)))
                    .flow("list", client("browser"), service("api").concurrency(16))
                    .peak(1);
            var calibrated =
                    design.component(of(synthetic(0.01)).of(service("api").concurrency(16)));

            assertThat(calibrated.why(utilisation("api")).toString()).contains("load test test.csv");
            assertThat(utilisation("api").of(calibrated.model()).uncertain()).isTrue();
        }
    }

    /** S. Möding and N. Gunther, the R package usl, 2020, SPEC SDM91; errors by scipy 1.17, optimize.curve_fit and t.ppf(0.95, 4). */
    @Nested
    class Growth {
        private static final String SDM91 = """
                users,throughput
                1,64.9
                18,995.9
                36,1652.4
                72,1853.2
                108,1828.9
                144,1775.0
                216,1702.2
                """;

        @Test
        void coefficientsOfAPublishedTest() {
            Calibration test = of(SDM91);

            assertThat(test.scalability().alpha()).isCloseTo(0.0277284754, withinPercentage(0.01));
            assertThat(test.scalability().beta()).isCloseTo(1.04365484e-4, withinPercentage(0.01));
        }

        @Test
        void theirErrors() {
            double[] n = {1, 18, 36, 72, 108, 144, 216};
            double[][] covariances = of(SDM91).scalability().covariances(n);

            assertThat(Math.sqrt(covariances[0][0])).isCloseTo(14.2134894, withinPercentage(0.01));
            assertThat(Math.sqrt(covariances[1][1])).isCloseTo(0.00912173173, withinPercentage(0.01));
            assertThat(Math.sqrt(covariances[2][2])).isCloseTo(1.98752705e-05, withinPercentage(0.01));
            assertThat(covariances[0][1]).isCloseTo(0.124926452, withinPercentage(0.02));
        }

        /** The peak's error is 8.98795: 96.5 ± 2.13185 × 8.98795. */
        @Test
        void theTableShowsIntervals() {
            assertThat(of(SDM91).toString())
                    .contains("contention (α)", "0.00828 to 0.0472", "96.5", "77.4 to 116", "R² of the law", "0.99");
        }

        /** By scipy 1.17, with the gradient of the peak's throughput by differences. */
        @Test
        void thePeaksThroughputHasAnInterval() {
            assertThat(of(SDM91).toString()).contains("throughput there       1,884/s  1,774/s to 1,994/s");
        }

        /** By scipy 1.17: β is 0.00040 ± 0.00082, and with α at most 0.0292 and β at most 0.00122 no peak lies below 28.3. */
        @Test
        void noPeakIsToldWhereCoherencyMayBeNone() {
            Calibration test = of("users,rps\n1,45\n5,210\n10,400\n20,690\n");

            assertThat(test.toString())
                    .contains(
                            "tell no peak", "may be 0 (-4.16e-4 to 0.00122); one would lie above 28.3: measure at more")
                    .doesNotContain("peak at", "throughput there");
            assertThat(test.scalability().toString()).contains("Fitted: calibrate(...) tells how sure that is.");
            assertThat(test.of(service("api")).throughput().orElseThrow())
                    .hasToString(perSecond(690).toString());
        }

        @Test
        void noPeakLiesBelowOne() {
            assertThat(of("concurrency,throughput (/s)\n1,100\n2,220\n4,460\n8,950")
                            .toString())
                    .contains("one would lie above 7.9", "more than linear growth");
        }

        @Test
        void aComponentTakesThePeak() {
            assertThat(of(SDM91).of(service("api")).throughput().orElseThrow().value())
                    .isCloseTo(1883.8992252802573, withinPercentage(0.01));
        }

        @Test
        void whatCannotBeIsFound() {
            assertThat(of("users,rps,latency (s)\n1,10,0.1\n2,19,0.1\n4,90,0.5\n8,60,0.1\n")
                            .toString())
                    .contains(
                            "measurement 3: 4 at once cannot make 90/s of 500 ms each; by Little's law 45 are under way");
        }
    }

    @Nested
    class Columns {
        @Test
        void semicolonsAndTabsSeparateToo() {
            String commas = "concurrency,throughput (req/s),cpu (%)\n1,45,6\n5,210,25\n10,400,47\n";

            assertThat(of("\uFEFF" + commas.replace(',', ';')).demand().value())
                    .isEqualTo(of(commas).demand().value());
            assertThat(of(commas.replace(',', '\t')).demand().value())
                    .isEqualTo(of(commas).demand().value());
        }

        /** As spreadsheets of many languages write it. */
        @Test
        void aCommaIsADecimalPointWhereItDoesNotSeparate() {
            String points = "concurrency,throughput,cpu (%)\n1,45.5,6.25\n5,210,25\n10,400,47.5\n";
            String commas = points.replace(',', ';').replace('.', ',');

            assertThat(of(commas).demand().value())
                    .isEqualTo(of(points).demand().value());
            assertThatThrownBy(() -> of(commas.replace("210", "1.210,5"))).hasMessageContaining("that is not a number");
        }

        @Test
        void whatIsNotReadIsNamed() {
            assertThat(of("rps,p50_ms,first <byte>,cpu (%)\n45,21,9,6\n210,23,9,25\n400,25,9,47\n")
                            .toString())
                    .contains(
                            "Columns that are not read",
                            "p50_ms, first <byte>: known are throughput, rps",
                            "\"latency (ms)\"");
            assertThat(of("rps,cpu (%)\n45,6\n210,25\n400,47\n").toString()).doesNotContain("not read");
            assertThat(of("rps,cpu (%),\n45,6,\n210,25,\n400,47,\n").toString()).contains("column 3: known are");
            assertThat(of("range.json", Prometheus.MATRIX).toString()).contains("{\"job\":\"api\"}: known are");
        }
    }

    @Nested
    class Prometheus {
        private static final String MATRIX = """
                {"status":"success","data":{"resultType":"matrix","result":[
                 {"metric":{"__name__":"throughput"},"values":[[1,"100"],[2,"200"],[3,"300"],[4,"NaN"],[5,"400"]]},
                 {"metric":{"__name__":"cpu_ratio"},"values":[[1,"0.1"],[2,"0.2"],[3,"0.3"],[4,"0.9"]]},
                 {"metric":{"job":"api"},"values":[[1,"7"]]}]}}
                """;

        @Test
        void momentsThatAllHaveAreMeasurements() {
            Calibration test = of("range.json", MATRIX);

            assertThat(test.measurements().rowCount()).isEqualTo(3);
            assertThat(test.demand().value()).isCloseTo(0.001, within(1e-12));
        }

        @ParameterizedTest
        @CsvSource(
                delimiter = '|',
                value = {
                    "matrix|vector|range.json: this is no answer of Prometheus to a range query: its result is a vector, not a matrix; save what /api/v1/query_range returns",
                    "cpu_ratio|throughput|range.json, series 2: throughput twice: each measurement has one column; name one of them otherwise, or take it out",
                    "\"0.3\"|\"x\"|range.json, series 2: utilisation \"x\": that is not a number; write digits and a point: 12.5",
                    "\"data\"|\"dota\"|range.json: this is no answer of Prometheus to a range query: it has no \"data\"; save what /api/v1/query_range returns"
                })
        void badAnswersSayWhere(String from, String to, String message) {
            assertThatThrownBy(() -> of("range.json", MATRIX.replace(from, to)))
                    .isInstanceOf(DesignException.class)
                    .hasMessage(message);
        }

        @Test
        void aCutAnswerSaysWhere() {
            assertThatThrownBy(() -> of("range.json", MATRIX.substring(0, 120)))
                    .isInstanceOf(DesignException.class)
                    .hasMessageContaining("no answer of Prometheus")
                    .hasMessageContaining("line 2");
        }
    }

    @Nested
    class BadFiles {
        private void refused(String text, String message) {
            assertThatThrownBy(() -> of(text))
                    .isInstanceOf(DesignException.class)
                    .hasMessage(message);
        }

        @Test
        void saysTheLineAndWhatWasExpected() {
            refused(
                    "throughput,utilisation\n1,.1\n2,x\n",
                    "test.csv, line 3: utilisation \"x\": that is not a number; write digits and a point: 12.5");
            refused(
                    "throughput,utilisation\n1,.1\n2\n",
                    "test.csv, line 3: 1 values: the headings are 2: [throughput, utilisation]; give one value for each heading");
            refused(
                    "throughput,utilisation\n1,.1\n2,20\n3,30\n",
                    "test.csv, line 3: utilisation 20: a utilisation is at most 1, the mean over all cores;"
                            + " write its unit in the heading if it is in per cent: \"utilisation (%)\"");
            refused(
                    "throughput,utilisation\n1,.1\n-2,.2\n3,.3\n",
                    "test.csv, line 3: throughput -2: a measurement is a finite number that is not negative; leave the row out, or measure again");
        }

        @Test
        void saysWhatIsMissing() {
            refused(
                    "a,b\n1,2\n",
                    "test.csv, line 1: [a, b]: none of them is throughput, latency, utilisation or concurrency;"
                            + " name them like \"throughput (req/s)\", \"latency (ms)\", \"utilisation (%)\", \"concurrency\"");
            refused(
                    "throughput,latency\n1,2\n",
                    "test.csv, line 1: \"latency\": latency has no unit; write it like \"latency (ms)\"");
            refused(
                    "throughput,latency (furlongs)\n1,2\n",
                    "test.csv, line 1: \"latency (furlongs)\": no such unit of latency as \"furlongs\";"
                            + " known are [milliseconds, ms, ns, s, seconds, us, µs]; write it like \"latency (ms)\"");
            refused(
                    "rps,cpu_percent\n1,2\n2,4\n",
                    "test.csv: it has 2 measurements, and a line through them takes at least three; measure at more loads");
            refused(
                    "rps,latency_ms\n1,2\n2,4\n3,5\n",
                    "test.csv: a load test has throughput, and utilisation or concurrency; this one has throughput and latency;"
                            + " add a column \"utilisation (%)\"");
            refused(
                    "rps,tps,cpu_percent\n1,2,3\n",
                    "test.csv, line 1: throughput twice: each measurement has one column; name one of them otherwise, or take it out");
            refused(
                    "rps,cpu_percent\n1,30\n2,20\n3,10\n",
                    "test.csv: the utilisation does not rise with the throughput, so the component was not what was loaded;"
                            + " take the utilisation of the machines that the test was made for");
            refused(
                    "rps,cpu_percent\n2,30\n2,20\n2,10\n",
                    "test.csv: all measurements have the same throughput, so no line goes through them; measure at several loads");
        }

        @Test
        void aLawTakesFourMeasurementsUnderLoad() {
            refused(
                    "rps,users\n0,0\n10,1\n19,2\n30,4\n",
                    "test.csv: the scalability law takes four measurements under load, and there is no utilisation;"
                            + " measure at more loads, or add a column \"utilisation (%)\"");
        }

        @Test
        void anEmptyFileHasNoMeasurements() {
            refused(
                    "",
                    "test.csv: it has 0 measurements, and a line through them takes at least three; measure at more loads");
        }

        @Test
        void aMissingFileIsNamed() {
            assertThatThrownBy(() -> calibrate(Path.of("nowhere.csv")))
                    .isInstanceOf(DesignException.class)
                    .hasMessageContaining("calibrate(Path.of(\"nowhere.csv\")): there is no such file");
        }
    }
}
