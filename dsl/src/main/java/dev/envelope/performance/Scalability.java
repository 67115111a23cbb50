package dev.envelope.performance;

import dev.envelope.quantity.DesignException;
import dev.envelope.quantity.Dimension;
import dev.envelope.quantity.Format;
import dev.envelope.view.Columns;
import dev.envelope.view.View;
import dev.envelope.view.Viewable;
import dev.envelope.view.chart.Axis;
import dev.envelope.view.chart.Charts;
import dev.envelope.view.chart.Line;
import dev.envelope.view.chart.Mark;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.DoubleStream;
import org.knowm.xchart.XYChart;
import tech.tablesaw.api.Table;

/**
 * How the throughput grows with the number of users or nodes: Gunther's universal scalability law, with Amdahl's in it.
 *
 * <p>{@code X(N) = γ N ÷ (1 + α (N − 1) + β N (N − 1))}: γ is the throughput of one, α what has to wait for its turn (contention),
 * β what all have to tell each other (coherency). With β = 0 it is Amdahl's law with α as the serial part. It is fitted to measured
 * throughputs by least squares, of the throughputs themselves.
 *
 * <p>Source: N. Gunther, Guerrilla Capacity Planning, 2007, chapters 4 to 6; G. Amdahl, 1967.
 *
 * <pre>{@code
 * var law = scalability(0.0277, 1.04e-4, 90);
 * law.peak()          // 96.5 users
 * law.of(108)
 * }</pre>
 *
 * @param alpha contention, from 0 to 1
 * @param beta coherency, from 0
 * @param gamma the throughput of one
 * @param error the standard error of a measured throughput; not a number where the law was stated
 */
public record Scalability(double alpha, double beta, double gamma, double error) implements Viewable {

    private static final int STEPS = 500;
    private static final double ROUNDING = 1e-12;
    private static final int POINTS = 200;
    private static final double SHOWN = 64;

    /**
     * A law of which the coefficients are known.
     *
     * @throws DesignException unless contention is from 0 to 1, and the others are finite and not negative
     */
    public static Scalability of(double alpha, double beta, double gamma) {
        String remedy = "write scalability(0.02, 0.0005, 100)";
        if (gamma == 0) {
            throw new DesignException("throughput of one γ of 0", "one alone answers something", remedy);
        }
        return law(
                Least.coefficient("contention α", alpha, 0, 1, remedy),
                Least.coefficient("coherency β", beta, 0, Double.POSITIVE_INFINITY, remedy),
                Least.coefficient("throughput of one γ", gamma, 0, Double.POSITIVE_INFINITY, remedy));
    }

    /** With any coefficients: measurements may grow faster than in proportion. */
    private static Scalability law(double alpha, double beta, double gamma) {
        return new Scalability(alpha, beta, gamma, Double.NaN);
    }

    /** Amdahl's law for a serial part: how many times faster than one. */
    public static Scalability amdahl(double serial) {
        return of(serial, 0, 1);
    }

    /** The throughput of so many. */
    public double of(double number) {
        return gamma * number / (1 + alpha * (number - 1) + beta * number * (number - 1));
    }

    /** What is left of the throughput of one for each of so many, of which the throughput was measured or follows. */
    public double efficiency(double number, double throughput) {
        return throughput / (gamma * number);
    }

    /** The number from which on more bring less: {@code √((1 − α) ÷ β)}, and 1 at least; infinite without coherency. */
    public double peak() {
        return beta > 0 ? Math.max(1, Math.sqrt(Math.max(0, 1 - alpha) / beta)) : Double.POSITIVE_INFINITY;
    }

    /** What the throughput never exceeds by contention alone: {@code γ ÷ α}. */
    public double limit() {
        return gamma / alpha;
    }

    /** Where the line of the first and the limit by contention meet: {@code 1 ÷ α}. */
    public double optimum() {
        return 1 / alpha;
    }

    /** A row for some numbers of users or nodes: throughput, speed-up, efficiency. */
    public Table table() {
        double[] numbers =
                DoubleStream.iterate(1, n -> n <= shown(), n -> 2 * n).toArray();
        double[] throughputs = Arrays.stream(numbers).map(this::of).toArray();
        double[] efficiency = new double[numbers.length];
        // how many nines it has tells nothing
        Arrays.setAll(efficiency, i -> Math.round(1e6 * efficiency(numbers[i], throughputs[i])) / 1e6);
        return Table.create(
                "scalability",
                Columns.of("number", Dimension.COUNT, numbers),
                Columns.of("throughput", Dimension.COUNT, throughputs),
                Columns.of(
                        "times one",
                        Dimension.COUNT,
                        Arrays.stream(throughputs).map(x -> x / gamma).toArray()),
                Columns.of("efficiency", Dimension.SHARE, efficiency));
    }

    /** Up to which number it is shown: twice the peak, or four times where the line of the first meets the limit. */
    private double shown() {
        double most = beta > 0 ? 2 * peak() : alpha > 0 ? 4 * optimum() : SHOWN;
        return Math.max(SHOWN, most);
    }

    /** The throughput over the number of users or nodes, below what contention alone would leave of it. */
    public XYChart chart() {
        double[] numbers = new double[POINTS];
        Arrays.setAll(numbers, i -> 1 + (shown() - 1) * i / (POINTS - 1));
        List<Line> lines = new ArrayList<>();
        lines.add(Line.of(
                "throughput", numbers, Arrays.stream(numbers).map(this::of).toArray()));
        if (beta > 0) {
            Scalability contention = law(alpha, 0, gamma);
            lines.add(Line.of(
                    "by contention alone",
                    numbers,
                    Arrays.stream(numbers).map(contention::of).toArray()));
        }
        return Charts.lines(
                told(),
                Axis.of("number", Format::count),
                Axis.of("throughput", Format::count),
                lines,
                alpha > 0 ? List.of(new Mark(limit(), "limit of contention")) : List.of());
    }

    private String told() {
        return beta == 0 ? "Amdahl's law" : "Universal scalability law";
    }

    @Override
    public View view() {
        String coefficients = "contention α = " + Format.number(alpha) + ", coherency β = " + Format.number(beta)
                + ", throughput of one γ = " + Format.number(gamma);
        String most = beta > 0
                ? "The most is " + Format.count(of(peak())) + " at " + Format.count(peak())
                        + "; beyond that more bring less."
                : alpha > 0 ? "It never exceeds " + Format.count(limit()) + "." : "It grows without limit.";
        String fitted = Double.isNaN(error) ? "" : " Fitted: calibrate(...) tells how sure that is.";
        return View.titled(told())
                .text(coefficients + ". " + most + fitted)
                .table(this::table)
                .chart(this::chart);
    }

    @Override
    public String toString() {
        return view().toString();
    }

    /**
     * The law that is nearest to measured throughputs.
     *
     * @param numbers of users or nodes
     * @param throughputs with each of these numbers
     * @throws DesignException if there are fewer than four measurements, not as many of the one as of the other, or one that is not above 0
     */
    public static Scalability fit(double[] numbers, double[] throughputs) {
        if (numbers.length != throughputs.length || numbers.length < 4) {
            throw new DesignException(
                    "a scalability law of " + Format.count(numbers.length) + " numbers and "
                            + Format.count(throughputs.length) + " throughputs",
                    "three coefficients and their error take at least four measurements",
                    "measure at more numbers of users or nodes");
        }
        boolean measured = Arrays.stream(numbers).allMatch(Scalability::isMeasured)
                && Arrays.stream(throughputs).allMatch(Scalability::isMeasured);
        if (!measured) {
            throw new DesignException(
                    "a scalability law of " + Arrays.toString(numbers) + " and " + Arrays.toString(throughputs),
                    "numbers and throughputs that were measured are finite and above 0",
                    "leave out what is missing, and the measurement without load");
        }
        double[] p = {throughputs[0] / numbers[0], 0.01, 1e-4};
        double damping = 1e-3;
        double squares = squares(p, numbers, throughputs);
        for (int i = 0; i < STEPS && damping < 1e12; i++) {
            double[] next = step(p, numbers, throughputs, damping);
            double after = squares(next, numbers, throughputs);
            if (after <= squares && next[0] > 0) {
                p = next;
                squares = after;
                damping /= 10;
            } else {
                damping *= 10;
            }
        }
        return new Scalability(orNone(p[1]), orNone(p[2]), p[0], Math.sqrt(squares / (numbers.length - 3)));
    }

    /** A coefficient, or 0 where it is no more than the rounding of the fit. */
    private static double orNone(double coefficient) {
        return Math.abs(coefficient) < ROUNDING ? 0 : coefficient;
    }

    private static boolean isMeasured(double number) {
        return number > 0 && Double.isFinite(number);
    }

    /** How the throughput of so many changes with γ, α and β, in this order. */
    public double[] slopes(double n) {
        double divisor = 1 + alpha * (n - 1) + beta * n * (n - 1);
        double x = of(n);
        return new double[] {x / gamma, -x * (n - 1) / divisor, -x * n * (n - 1) / divisor};
    }

    /**
     * The covariances of γ, α and β, in this order, of a law that was fitted to measurements of these numbers: the error's square times
     * the inverse of {@code JᵀJ} (the delta method).
     */
    public double[][] covariances(double... numbers) {
        double[][] inverse = new double[3][];
        for (int column = 0; column < 3; column++) {
            double[][] normal = new double[3][4];
            double[] scale = new double[3];
            for (int row = 0; row < 3; row++) {
                int of = row;
                scale[row] = Math.sqrt(Arrays.stream(numbers)
                        .map(n -> slopes(n)[of] * slopes(n)[of])
                        .sum());
            }
            for (int row = 0; row < 3; row++) {
                for (int k = 0; k < 3; k++) {
                    for (double n : numbers) {
                        normal[row][k] += slopes(n)[row] / scale[row] * slopes(n)[k] / scale[k];
                    }
                }
                normal[row][3] = row == column ? error * error / scale[row] : 0;
            }
            double[] scaled = Linear.solved(
                    normal, "all measurements are of the same number", "measure at four different numbers or more");
            for (int row = 0; row < 3; row++) {
                scaled[row] /= scale[row];
            }
            inverse[column] = scaled;
        }
        return inverse;
    }

    private static double squares(double[] p, double[] numbers, double[] throughputs) {
        Scalability law = law(p[1], p[2], p[0]);
        double sum = 0;
        for (int i = 0; i < numbers.length; i++) {
            double off = throughputs[i] - law.of(numbers[i]);
            sum += off * off;
        }
        return sum;
    }

    /** A step of Levenberg's and Marquardt's method. */
    private static double[] step(double[] p, double[] numbers, double[] throughputs, double damping) {
        double[][] normal = new double[3][4];
        Scalability law = law(p[1], p[2], p[0]);
        for (int i = 0; i < numbers.length; i++) {
            double[] slope = law.slopes(numbers[i]);
            for (int row = 0; row < 3; row++) {
                for (int column = 0; column < 3; column++) {
                    normal[row][column] += slope[row] * slope[column];
                }
                normal[row][3] += slope[row] * (throughputs[i] - law.of(numbers[i]));
            }
        }
        // each coefficient in units of its own curvature, since β is thousands of times smaller than γ
        double[] scale = new double[3];
        for (int row = 0; row < 3; row++) {
            scale[row] = 1 / Math.sqrt(normal[row][row]);
        }
        for (int row = 0; row < 3; row++) {
            for (int column = 0; column < 3; column++) {
                normal[row][column] *= scale[row] * scale[column];
            }
            normal[row][row] *= 1 + damping;
            normal[row][3] *= scale[row];
        }
        double[] change = Linear.solved(
                normal, "all measurements are of the same number", "measure at four different numbers or more");
        return new double[] {p[0] + change[0] * scale[0], p[1] + change[1] * scale[1], p[2] + change[2] * scale[2]};
    }
}
