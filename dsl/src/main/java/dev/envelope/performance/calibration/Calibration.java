package dev.envelope.performance.calibration;

import static dev.envelope.quantity.Units.perSecond;
import static dev.envelope.quantity.Units.seconds;

import dev.envelope.model.Component;
import dev.envelope.performance.Scalability;
import dev.envelope.quantity.DesignException;
import dev.envelope.quantity.Dimension;
import dev.envelope.quantity.Format;
import dev.envelope.quantity.Rate;
import dev.envelope.quantity.Time;
import dev.envelope.view.Answer;
import dev.envelope.view.Columns;
import dev.envelope.view.View;
import java.io.IOException;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.DoubleUnaryOperator;
import org.knowm.xchart.XYChart;
import tech.tablesaw.api.DoubleColumn;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.api.Table;

/**
 * A load test of one component: its service demand with utilisation, how its throughput grows with concurrency.
 *
 * <p>{@link #table()} has a row for each coefficient: its value and its 90 % interval. {@link #measurements()} has a row for each
 * measurement, with what the fits say of it. A component that is stated by it takes the demand, with its interval, as the service time of
 * one of its servers; without utilisation it takes the most throughput of the scalability law.
 *
 * <pre>{@code design.component(calibrate(Path.of("load-test.csv")).of(service("api").concurrency(16)))}</pre>
 */
public final class Calibration extends Answer {

    /** A latency that was measured may be a median, which is seldom below half of the mean. */
    private static final double TWICE = 2;

    private final LoadTest test;
    private final int instances;
    private final Optional<Regression> regression;
    private final Optional<ScalabilityFit> law;

    private Calibration(LoadTest test, int instances) {
        this.test = test;
        this.instances = instances;
        this.regression = test.column(Measured.UTILISATION)
                .map(utilisation -> Regression.of(test.source(), test.throughput(), utilisation));
        this.law = test.column(Measured.CONCURRENCY)
                .flatMap(concurrency -> ScalabilityFit.of(concurrency, test.throughput()));
        if (regression.isEmpty() && law.isEmpty()) {
            throw new DesignException(
                    test.source(),
                    "the scalability law takes four measurements under load, and there is no utilisation",
                    "measure at more loads, or add a column \"" + Measured.UTILISATION.example() + "\"");
        }
        regression.filter(line -> !(line.slope() > 0)).ifPresent(line -> {
            throw new DesignException(
                    test.source(),
                    "the utilisation does not rise with the throughput, so the component was not what was loaded",
                    "take the utilisation of the machines that the test was made for");
        });
    }

    /**
     * The calibration by a file: a CSV with headings such as {@code throughput (req/s), latency (ms), utilisation (%), concurrency}, or the
     * answer of Prometheus to a range query.
     *
     * @throws DesignException if it cannot be read as one of these, with the line and what was expected
     */
    public static Calibration of(Path file) {
        String given = "calibrate(Path.of(\"" + file + "\"))";
        if (!Files.isRegularFile(file)) {
            throw new DesignException(
                    given,
                    "there is no such file",
                    "write its path as seen from " + Path.of("").toAbsolutePath());
        }
        try {
            String text = Files.readString(file);
            String source = String.valueOf(file.getFileName());
            boolean json = text.stripLeading().startsWith("{");
            return new Calibration(json ? PrometheusAnswer.read(source, text) : CsvFile.read(source, text), 1);
        } catch (IOException e) {
            throw new DesignException(given, "it cannot be read as text: " + e.getMessage(), "save it as UTF-8");
        }
    }

    /**
     * The calibration by a table, whose columns are headed as those of a CSV: {@code throughput (req/s)}, {@code concurrency}.
     *
     * @throws DesignException if its columns are not those of a load test
     */
    public static Calibration of(Table table) {
        StringWriter text = new StringWriter();
        table.write().csv(text);
        return new Calibration(CsvFile.read(table.name(), text.toString()), 1);
    }

    /** The same, where the throughput was that of so many instances together, and the utilisation their mean. */
    public Calibration instances(int number) {
        if (number < 1) {
            throw new DesignException(
                    "instances(" + number + ")", "the test was made on one instance at least", "write instances(4)");
        }
        return new Calibration(test, number);
    }

    private static <T> T stated(Optional<T> part, String word, Measured kind) {
        return part.orElseThrow(() -> new DesignException(
                word + "() of a load test without enough of " + kind.told(),
                "it follows from how " + kind.told() + " and throughput go together",
                "add a column \"" + kind.example() + "\""));
    }

    private Regression line() {
        return stated(regression, "demand", Measured.UTILISATION);
    }

    /** How much of one whole instance a call takes, by regression: the slope of utilisation over throughput. */
    public Time demand() {
        Regression line = line();
        double margin = Regression.t90(line.freedom()) * line.slopeError();
        return interval(line.slope(), margin, "service demand");
    }

    private Time interval(double slope, double margin, String name) {
        double mean = instances * slope;
        double off = instances * margin;
        Time time = off < 1e-6 * mean ? seconds(mean) : seconds(Math.max(mean - off, mean / 100), mean + off);
        return time.because(source() + ", " + test.size() + " measurements").named(name);
    }

    /** What a call takes of one instance in the mean by the utilisation law, U ÷ X; the idle machine's own work is in it. */
    public Time demandByLaw() {
        double[] utilisation = stated(test.column(Measured.UTILISATION), "demandByLaw", Measured.UTILISATION);
        double all = Arrays.stream(utilisation).sum()
                / Arrays.stream(test.throughput()).sum();
        return seconds(instances * all).named("service demand by the utilisation law");
    }

    /** The universal scalability law that is nearest to the throughputs. */
    public Scalability scalability() {
        return stated(law, "scalability", Measured.CONCURRENCY).law();
    }

    /**
     * The component with what was measured of it.
     *
     * @throws DesignException if it works on so many calls at once that each would take longer than was measured
     */
    public <C extends Component<C>> C of(Component<C> component) {
        if (regression.isEmpty()) {
            ScalabilityFit.Most most = stated(law, "of", Measured.CONCURRENCY).most();
            Rate each = perSecond(most.throughput() / instances);
            return measured(component.throughput(each.because(source() + ", " + most.of())));
        }
        Time service = component.get(Component.CONCURRENCY).times(demand());
        leastLatency().filter(least -> service.value() > TWICE * least).ifPresent(least -> {
            throw tooSlow(component, service, least);
        });
        return measured(component.serviceTime(service));
    }

    private String source() {
        return "load test " + test.source();
    }

    private Optional<Double> leastLatency() {
        return test.column(Measured.LATENCY)
                .map(latency -> Arrays.stream(latency).min().orElseThrow());
    }

    /** With what the test says of its latency, so that an answer can say where the formulas contradict it. */
    private <C extends Component<C>> C measured(C component) {
        return leastLatency()
                .map(least -> component.measuredLatency(seconds(least).because(source())))
                .orElse(component);
    }

    private DesignException tooSlow(Component<?> component, Time service, double least) {
        return new DesignException(
                component.role().word() + "(\"" + component.name() + "\") with a concurrency of "
                        + component.get(Component.CONCURRENCY),
                "a call that takes " + Format.time(demand().value()) + " of a whole instance would take "
                        + Format.time(service.value()) + " on one of so many servers, and the test measured "
                        + Format.time(least),
                "write concurrency(" + Format.plain(Math.max(1, Math.rint(least / demand().value()))) + ")");
    }

    /** One row for each coefficient: its value, and its 90 % interval. */
    public Table table() {
        List<Coefficient> all = new ArrayList<>();
        regression.ifPresent(line -> {
            double t = Regression.t90(line.freedom());
            all.add(new Coefficient(
                    "service demand", Format::time, instances * line.slope(), instances * t * line.slopeError()));
            all.add(new Coefficient(
                    "demand by the utilisation law", Format::time, demandByLaw().value(), Double.NaN));
            all.add(new Coefficient(
                    "utilisation without load", Calibration::part, line.intercept(), t * line.interceptError()));
            all.add(new Coefficient("full at", Format::rate, line.reaches(1), t * line.reachesError(1)));
            all.add(new Coefficient("R² of the line", Format::number, line.determination(), Double.NaN));
        });
        law.ifPresent(fit -> all.addAll(fit.coefficients()));
        return Table.create(
                "calibration by " + test.source(),
                StringColumn.create("coefficient", all.stream().map(Coefficient::name)),
                StringColumn.create("value", all.stream().map(Coefficient::value)),
                StringColumn.create("90 % interval", all.stream().map(Coefficient::interval)));
    }

    private static String part(double value) {
        return Format.number(100 * value) + " %";
    }

    /** One row for each measurement, and what the fits say of it. */
    public Table measurements() {
        Table table = Table.create("measurements of " + test.source());
        for (Measured kind : test.kinds()) {
            table.addColumns(
                    Columns.of(kind.told(), kind.dimension(), test.column(kind).orElseThrow()));
        }
        regression.ifPresent(line ->
                table.addColumns(fitted("utilisation by the line", Dimension.SHARE, test.throughput(), line::at)));
        law.ifPresent(fit -> table.addColumns(fitted(
                "throughput by the law",
                Dimension.RATE,
                test.column(Measured.CONCURRENCY).orElseThrow(),
                fit.law()::of)));
        return table;
    }

    private static DoubleColumn fitted(String name, Dimension dimension, double[] x, DoubleUnaryOperator fit) {
        return Columns.of(name, dimension, Arrays.stream(x).map(fit).toArray());
    }

    /** What was measured and the line or curve through it: utilisation over throughput where it is there, else throughput over concurrency. */
    public XYChart chart() {
        return regression.map(line -> FitCharts.utilisation(test, line)).orElseGet(this::growth);
    }

    /** The throughput over the concurrency, measured and by the scalability law. */
    public XYChart growth() {
        return FitCharts.growth(test, scalability());
    }

    /** How far each measurement is off the fit, over what the fit says. */
    public XYChart residuals() {
        return FitCharts.residuals(test, regression, law);
    }

    @Override
    public View view() {
        View view = View.titled("Calibration by " + test.source() + ", " + test.size() + " measurements")
                .table(this::table)
                .notes("Findings", Findings.of(test, regression, law))
                .notes("Columns that are not read", test.unread())
                .chart(this::chart);
        if (regression.isPresent() && law.isPresent()) {
            view = view.chart(this::growth);
        }
        return view.chart(this::residuals)
                .fold("Measurements", View.titled("").table(this::measurements))
                .text("Intervals by Student's t; those of the scalability law by the delta method.");
    }
}
