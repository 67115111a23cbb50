package dev.envelope.quantity;

import static dev.envelope.Envelope.*;
import static org.assertj.core.api.Assertions.assertThat;

import dev.envelope.view.Columns;
import java.util.Arrays;
import java.util.Locale;
import java.util.function.DoubleFunction;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a person reads: three significant digits and a fitting unit, the same in every locale. */
class FormatTest {

    private static final Locale USUAL = Locale.getDefault();

    @AfterEach
    void restoreLocale() {
        Locale.setDefault(USUAL);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            0              | 0
            0.5            | 0.5
            1.2345         | 1.23
            1.235          | 1.24
            99.95          | 100
            999.4          | 999
            999.5          | 1,000
            1157.407       | 1,157
            999999.4       | 999,999
            999999.6       | 1 million
            10e6           | 10 million
            999.6e6        | 1 billion
            365e9          | 365 billion
            1.24e12        | 1.24 trillion
            5e15           | 5 quadrillion
            0.001          | 0.001
            0.00012345     | 1.23e-4
            0.00001        | 1e-5
            1e-12          | 1e-12
            """)
    void counts(double value, String text) {
        assertThat(Dimension.COUNT.format(value)).isEqualTo(text);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            0              | 0/s
            1157.407       | 1,157/s
            0.5            | 0.5/s
            0.05           | 180/h
            0.0001         | 8.64/d
            0.0000001      | 0.00864/d
            1.53e6         | 1.53 million/s
            """)
    void rates(double value, String text) {
        assertThat(Dimension.RATE.format(value)).isEqualTo(text);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            0              | 0 B
            0.5            | 0.5 B
            999            | 999 B
            999.4          | 999 B
            1000           | 1 kB
            999400         | 999 kB
            999600         | 1 MB
            1.157e6        | 1.16 MB
            1e15           | 1 PB
            999.6e15       | 1 EB
            5e24           | 5,000 ZB
            """)
    void decimalSizes(double value, String text) {
        assertThat(Dimension.DATA_SIZE.format(value)).isEqualTo(text);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            0              | 0 B
            1024           | 1 KiB
            1536           | 1.5 KiB
            1047000        | 1,022 KiB
            1048300        | 1 MiB
            1099511627776  | 1 TiB
            """)
    void binarySizes(double value, String text) {
        assertThat(Format.binarySize(value)).isEqualTo(text);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            0              | 0 s
            3e-10          | 0.3 ns
            20e-9          | 20 ns
            999.6e-9       | 1 µs
            150e-6         | 150 µs
            0.020          | 20 ms
            0.9996         | 1 s
            1.5            | 1.5 s
            59.94          | 59.9 s
            59.96          | 1 min
            3599           | 1 h
            86000          | 23.9 h
            86390          | 1 d
            31500000       | 1 y
            31536000       | 1 y
            397353600      | 12.6 y
            """)
    void times(double value, String text) {
        assertThat(Dimension.TIME.format(value)).isEqualTo(text);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            0              | $0
            0.0408         | $0.0408
            1234.5         | $1,235
            1.2e6          | $1.2 million
            -3.5           | −$3.5
            -1.2e6         | −$1.2 million
            """)
    void money(double value, String text) {
        assertThat(Dimension.MONEY.format(value)).isEqualTo(text);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            0              | 0 %
            0.125          | 12.5 %
            0.00001        | 0.001 %
            0.000001       | 1e-4 %
            0.989          | 98.9 %
            0.99           | 99 %
            0.995          | 99.5 %
            0.999          | 99.9 %
            0.9999         | 99.99 %
            0.99995        | 99.995 %
            0.999999       | 99.9999 %
            0.9999999      | 99.99999 %
            0.99999988     | 99.999988 %
            0.99999999999  | 99.999999999 %
            0.999999999999999 | 99.9999999999999 %
            0.9999999999999999 | 100 %
            1              | 100 %
            """)
    void shares(double value, String text) {
        assertThat(Dimension.SHARE.format(value)).isEqualTo(text);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            0.999          | 99.9 % (8.76 h/year)
            0.99995        | 99.995 % (26.3 min/year)
            0.99999999999  | 99.999999999 % (315 µs/year)
            1              | 100 % (0 s/year)
            0.5            | 50 % (183 d/year)
            """)
    void availabilities(double value, String text) {
        assertThat(Format.availability(value)).isEqualTo(text);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            1              | 0 % a year
            1.2            | 20 % a year
            0.9            | −10 % a year
            2.5            | 150 % a year
            5              | ×5 a year
            """)
    void growths(double value, String text) {
        assertThat(Dimension.GROWTH.format(value)).isEqualTo(text);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            10000000       | 10_000_000
            1234.5678      | 1_234.5678
            0.5            | 0.5
            -5             | -5
            -12345         | -12_345
            1e15           | 1.0E15
            NaN            | NaN
            Infinity       | Infinity
            """)
    void numbersAsCode(double value, String text) {
        assertThat(Format.plain(value)).isEqualTo(text);
    }

    @Test
    void infinityIsUnbounded() {
        for (Dimension dimension : Dimension.values()) {
            assertThat(dimension.format(Double.POSITIVE_INFINITY)).isEqualTo("unbounded");
            assertThat(dimension.format(Double.NEGATIVE_INFINITY)).isEqualTo("unbounded below");
        }
    }

    @Test
    void whatHasNoValueIsUndefined() {
        assertThat(count(0).dividedBy(0)).hasToString("undefined");
    }

    @Test
    void aStatedAmountIsToldInItsOwnUnit() {
        assertThat(GiB(20)).hasToString("20 GiB");
        assertThat(mbps(5)).hasToString("5 Mbit/s");
        assertThat(ms(1_500)).hasToString("1,500 ms");
        assertThat(perDay(100_000_000)).hasToString("100 million/d");
        assertThat(percent(99.995)).hasToString("99.995 %");
        assertThat(nines(4)).hasToString("99.99 %");
    }

    @Test
    void everyNumberOfNinesShowsThatMany() {
        for (int nines = 3; nines <= 15; nines++) {
            assertThat(nines(nines)).hasToString("99." + "9".repeat(nines - 2) + " %");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"de-DE", "fr-FR", "ar-EG", "hi-IN-u-nu-deva", "tr-TR"})
    void everyLocaleReadsTheSame(String tag) {
        Locale.setDefault(Locale.forLanguageTag(tag));

        assertThat(Dimension.COUNT.format(1157.4)).isEqualTo("1,157");
        assertThat(Dimension.DATA_SIZE.format(1.157e6)).isEqualTo("1.16 MB");
        assertThat(Dimension.TIME.format(0.0123)).isEqualTo("12.3 ms");
        assertThat(Dimension.COUNT.format(0.00012345)).isEqualTo("1.23e-4");
        assertThat(Dimension.GROWTH.format(1.5)).isEqualTo("50 % a year");
        assertThat(Format.availability(0.99995)).isEqualTo("99.995 % (26.3 min/year)");
    }

    /** A column of 90/h and 0.523/s reads as if the first were more. */
    @Test
    void ratesOfAColumnHaveOneUnit() {
        assertThat(column(0.025, 0.523, 0)).containsExactly("0.025/s", "0.523/s", "0/s");
        assertThat(column(1e-4, 0.523)).containsExactly("0.36/h", "1,883/h");
        assertThat(column(1e-7, 2)).containsExactly("0.00864/d", "172,800/d");
        assertThat(column(0.025, 0.05)).containsExactly("90/h", "180/h");
        assertThat(column(-0.5, Double.POSITIVE_INFINITY, 4)).containsExactly("−0.5/s", "unbounded", "4/s");
        assertThat(column(0)).containsExactly("0/s");
        assertThat(column(1e-12, 5_000)).as("too far apart for one unit").containsExactly("8.64e-8/d", "5,000/s");
        assertThat(Columns.of("rate", Dimension.RATE, 0.025, 0.523).getString(0))
                .isEqualTo("0.025/s");
    }

    private static Stream<String> column(double... rates) {
        DoubleFunction<String> told = Dimension.RATE.formatOf(rates);
        return Arrays.stream(rates).mapToObj(told);
    }
}
