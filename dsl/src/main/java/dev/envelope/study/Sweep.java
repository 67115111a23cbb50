package dev.envelope.study;

import dev.envelope.analysis.Derivation;
import dev.envelope.analysis.Measure;
import dev.envelope.analysis.Worlds;
import dev.envelope.model.Model;
import dev.envelope.quantity.DesignException;
import dev.envelope.quantity.Dimension;
import dev.envelope.quantity.Format;
import dev.envelope.quantity.Outcomes;
import dev.envelope.quantity.Scenario;
import dev.envelope.quantity.Scenarios;
import dev.envelope.quantity.Term.Variable;
import dev.envelope.view.Answer;
import dev.envelope.view.Columns;
import dev.envelope.view.View;
import dev.envelope.view.chart.Axis;
import dev.envelope.view.chart.Band;
import dev.envelope.view.chart.Charts;
import dev.envelope.view.chart.Line;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.BiFunction;
import java.util.stream.IntStream;
import org.knowm.xchart.XYChart;
import tech.tablesaw.api.DoubleColumn;
import tech.tablesaw.api.Table;

/**
 * One design over the values of one or two parameters: what each measure becomes, in the same worlds at every point.
 *
 * <p>{@link #table()} has a row for each point: the parameters, and for each measure its likely value, p5 and p95 in base
 * units. {@link #chart()} draws one measure over the first parameter with its band, a line for each value of the second.
 *
 * <pre>{@code
 * sweep(design, "copies", range(1, 5, 5), (d, x) -> d.replication(x), storage())
 * }</pre>
 */
public final class Sweep extends Answer {

    private record Point(double x, double y, Model design, List<Double> likely, List<Outcomes> outcomes) {}

    private final Model base;
    private final String xName;
    private final String yName;
    private final List<? extends Measure<?>> measures;
    private final List<Point> points;

    private Sweep(Model base, String xName, String yName, List<? extends Measure<?>> measures, List<Point> points) {
        this.base = base;
        this.xName = xName;
        this.yName = yName;
        this.measures = measures;
        this.points = points;
    }

    /**
     * A design over the values of two parameters; with one value of the second, over one.
     *
     * @throws DesignException without a value or a measure
     */
    public static Sweep of(
            Model base,
            String xName,
            double[] xs,
            String yName,
            double[] ys,
            BiFunction<Double, Double, Model> design,
            List<? extends Measure<?>> measures) {
        if (xs.length == 0 || ys.length == 0 || measures.isEmpty()) {
            String missing = measures.isEmpty() ? "measure" : "value of \"" + (xs.length == 0 ? xName : yName) + "\"";
            throw new DesignException(
                    "sweep(...) without a " + missing,
                    "a sweep takes at least one value of each parameter and one measure",
                    "write sweep(design, \"copies\", values(1, 2, 3), (d, x) -> d.replication(x), storage())");
        }
        record Place(double x, double y, Model design) {}
        List<Place> places = new ArrayList<>();
        for (double y : ys) {
            for (double x : xs) {
                places.add(new Place(x, y, design.apply(x, y)));
            }
        }
        Map<Variable, String> names =
                Worlds.names(places.stream().map(Place::design).toList());
        List<Point> points = places.stream()
                .map(place -> new Point(
                        place.x,
                        place.y,
                        place.design,
                        measures.stream()
                                .map(m -> Scenario.likely().value(m.of(place.design)))
                                .toList(),
                        Scenarios.standard()
                                .naming(names)
                                .correlated(place.design.correlations())
                                .of(measures.stream()
                                        .map(m -> m.of(place.design).term())
                                        .toList())))
                .toList();
        return new Sweep(base, xName, yName, List.copyOf(measures), points);
    }

    /** One row for each point; values in base units. */
    public Table table() {
        Table table = Table.create(
                "sweep of " + base.name(),
                parameter(xName, points.stream().mapToDouble(Point::x).toArray()));
        if (!yName.isEmpty()) {
            Columns.add(
                    table,
                    parameter(yName, points.stream().mapToDouble(Point::y).toArray()));
        }
        for (int j = 0; j < measures.size(); j++) {
            int measure = j;
            String name = measures.get(j).name();
            Dimension dimension = dimension(j);
            Columns.add(
                    table,
                    Columns.of(
                            name,
                            dimension,
                            points.stream()
                                    .mapToDouble(p -> p.likely().get(measure))
                                    .toArray()));
            if (uncertain(j)) {
                Columns.add(
                        table,
                        Columns.of(name + " p5", dimension, percentiles(points, j, 5)),
                        Columns.of(name + " p95", dimension, percentiles(points, j, 95)));
            }
        }
        return table;
    }

    /** The first measure over the first parameter. */
    public XYChart chart() {
        return chart(measures.get(0));
    }

    /** One of the measures over the first parameter, with its p5 to p95, a line for each value of the second. */
    public XYChart chart(Measure<?> measure) {
        int j = IntStream.range(0, measures.size())
                .filter(i -> measures.get(i).name().equals(measure.name()))
                .findFirst()
                .orElseThrow(() -> new DesignException(
                        "chart(" + measure.name() + ")",
                        "the sweep did not ask for this measure",
                        "ask for one of " + measures + ", or add it to the sweep"));
        List<Line> lines = new ArrayList<>();
        for (double y : points.stream().mapToDouble(Point::y).distinct().toArray()) {
            List<Point> along = points.stream().filter(p -> p.y() == y).toList();
            lines.add(new Line(
                    yName.isEmpty() ? measure.name() : yName + " " + Format.number(y),
                    along.stream().mapToDouble(Point::x).toArray(),
                    along.stream().mapToDouble(p -> p.likely().get(j)).toArray(),
                    uncertain(j) ? new Band(percentiles(along, j, 5), percentiles(along, j, 95)) : null));
        }
        return Charts.lines(
                measure.name() + " of " + base.name() + " over " + xName + (uncertain(j) ? ", with p5 to p95" : ""),
                Axis.of(xName, Format::number),
                Axis.of(measure.name(), dimension(j)::format),
                lines,
                List.of());
    }

    @Override
    public View view() {
        View view = View.titled("Sweep of " + base.name() + " over " + xName + (yName.isEmpty() ? "" : " and " + yName))
                .table(this::table)
                .notes("Left out by the formulas", leftOut())
                .assumed(assumptions());
        for (Measure<?> measure : measures) {
            view = view.chart(() -> chart(measure));
        }
        boolean uncertain = IntStream.range(0, measures.size()).anyMatch(this::uncertain);
        return uncertain ? view.text("The same worlds at every point: " + Worlds.told(Scenarios.standard())) : view;
    }

    private List<String> leftOut() {
        return points.stream()
                .flatMap(point -> measures.stream().flatMap(m -> m.leftOut(point.design()).stream()))
                .distinct()
                .toList();
    }

    private List<String> assumptions() {
        return Derivation.assumptions(points.stream()
                .flatMap(point -> measures.stream().map(m -> Derivation.of(m.of(point.design()), Scenario.likely())))
                .toList());
    }

    private Dimension dimension(int j) {
        return points.get(0).outcomes().get(j).dimension();
    }

    private boolean uncertain(int j) {
        return points.stream().anyMatch(p -> measures.get(j).of(p.design()).uncertain());
    }

    private static double[] percentiles(List<Point> points, int j, double percent) {
        return points.stream()
                .mapToDouble(p -> p.outcomes().get(j).percentile(percent))
                .toArray();
    }

    private static DoubleColumn parameter(String name, double[] values) {
        return Columns.of(name, Dimension.COUNT, values);
    }
}
