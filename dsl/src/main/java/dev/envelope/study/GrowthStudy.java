package dev.envelope.study;

import dev.envelope.analysis.Derivation;
import dev.envelope.analysis.Measure;
import dev.envelope.analysis.Target;
import dev.envelope.analysis.Worlds;
import dev.envelope.model.Model;
import dev.envelope.quantity.DesignException;
import dev.envelope.quantity.Dimension;
import dev.envelope.quantity.Format;
import dev.envelope.quantity.Outcomes;
import dev.envelope.quantity.Scenario;
import dev.envelope.quantity.Scenarios;
import dev.envelope.quantity.Time;
import dev.envelope.quantity.Units;
import dev.envelope.view.Answer;
import dev.envelope.view.Columns;
import dev.envelope.view.View;
import dev.envelope.view.chart.Axis;
import dev.envelope.view.chart.Band;
import dev.envelope.view.chart.Charts;
import dev.envelope.view.chart.Mark;
import java.time.YearMonth;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.knowm.xchart.XYChart;
import tech.tablesaw.api.IntColumn;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.api.Table;

/**
 * A design month by month: what each measure becomes as users grow and data accumulates and expires, with its interval, and
 * when each target is no longer met.
 *
 * <p>Month {@code n} is {@code n} twelfths of 365 days after the start. {@link #table()} has a row for each month: for each
 * measure its likely value, p5 and p95 in base units. A limit's date is told from the months in which the worlds first
 * break it: the middle 80 % of those, and the share of the worlds that break it at all within the horizon.
 *
 * <pre>{@code
 * design.growth(months(36), peakRate().atMost(perSecond(40_000))).from("2026-12")
 * }</pre>
 */
public final class GrowthStudy extends Answer {

    private record Course(
            Measure<?> measure,
            @Nullable Target<?> target,
            double[] likely,
            List<Outcomes> outcomes,
            List<Outcomes> bounds) {}

    private final Model model;
    private final List<Course> courses;
    private final int months;
    private final @Nullable YearMonth start;

    private GrowthStudy(Model model, List<Course> courses, int months, @Nullable YearMonth start) {
        this.model = model;
        this.courses = courses;
        this.months = months;
        this.start = start;
    }

    /** Measures month by month, up to a horizon. */
    public static GrowthStudy ofMeasures(Model model, Time horizon, List<? extends Measure<?>> measures) {
        int months = months(horizon);
        List<Course> courses = new ArrayList<>();
        measures.forEach(measure -> courses.add(course(model, months, measure, null)));
        return new GrowthStudy(model, courses, months, null);
    }

    /** Targets month by month, up to a horizon: their measures, and when they are no longer met. */
    public static GrowthStudy ofTargets(Model model, Time horizon, List<? extends Target<?>> targets) {
        int months = months(horizon);
        List<Course> courses = new ArrayList<>();
        targets.forEach(target -> courses.add(course(model, months, target.measure(), target)));
        return new GrowthStudy(model, courses, months, null);
    }

    /**
     * The same with the calendar month of the start, so that dates are told as such: {@code from("2026-12")}.
     *
     * @throws DesignException if it is not a year and a month
     */
    public GrowthStudy from(String month) {
        try {
            return new GrowthStudy(model, courses, months, YearMonth.parse(month));
        } catch (DateTimeParseException e) {
            throw new DesignException(
                    "from(\"" + month + "\")", "the start is a year and a month", "write from(\"2026-12\")");
        }
    }

    private static int months(Time horizon) {
        double months = horizon.value() / Units.months(1).value();
        if (!(months >= 1 && months <= 600)) {
            throw new DesignException(
                    "growth(" + horizon + ")",
                    "the horizon is between a month and 50 years",
                    "write growth(months(36))");
        }
        return (int) Math.ceil(months - 1e-9);
    }

    private static Course course(Model model, int months, Measure<?> measure, @Nullable Target<?> target) {
        Scenarios worlds = Worlds.of(model);
        double[] likely = new double[months + 1];
        List<Outcomes> outcomes = new ArrayList<>();
        List<Outcomes> bounds = new ArrayList<>();
        for (int month = 0; month <= months; month++) {
            Time moment = Units.months(month);
            likely[month] = Scenario.likely().at(moment).value(measure.of(model));
            var terms = target == null
                    ? List.of(measure.of(model).term())
                    : List.of(measure.of(model).term(), target.bound().term());
            List<Outcomes> now = worlds.at(moment).of(terms);
            outcomes.add(now.get(0));
            bounds.add(now.get(now.size() - 1));
        }
        return new Course(measure, target, likely, outcomes, bounds);
    }

    /**
     * When a target is first missed: months after the start.
     *
     * @param chance the share of the worlds that miss it within the horizon
     * @param likelyMonth the month in which the likely course misses it; NaN if it never does
     * @param earliest p10 of the worlds that miss it; NaN if none does
     * @param latest p90 of the worlds that miss it; NaN if none does
     */
    public record Crossing(Target<?> target, double chance, double likelyMonth, double earliest, double latest) {}

    /** For each target, when it is first missed. */
    public List<Crossing> crossings() {
        List<Crossing> crossings = new ArrayList<>();
        for (Course course : courses) {
            if (course.target() != null) {
                crossings.add(crossing(course, course.target()));
            }
        }
        return crossings;
    }

    private Crossing crossing(Course course, Target<?> target) {
        int worlds = course.outcomes().get(0).size();
        int[] missed = IntStream.range(0, worlds)
                .map(i -> IntStream.rangeClosed(0, months)
                        .filter(month -> !target.met(
                                course.outcomes().get(month).get(i),
                                course.bounds().get(month).get(i)))
                        .findFirst()
                        .orElse(-1))
                .filter(month -> month >= 0)
                .sorted()
                .toArray();
        double likely = IntStream.rangeClosed(0, months)
                .filter(month ->
                        !target.met(course.likely()[month], target.bound().value()))
                .asDoubleStream()
                .findFirst()
                .orElse(Double.NaN);
        return missed.length == 0
                ? new Crossing(target, 0, likely, Double.NaN, Double.NaN)
                : new Crossing(
                        target,
                        (double) missed.length / worlds,
                        likely,
                        missed[(int) (0.1 * (missed.length - 1))],
                        missed[(int) (0.9 * (missed.length - 1))]);
    }

    /** One row for each month; values in base units. */
    public Table table() {
        return table(IntStream.rangeClosed(0, months).toArray());
    }

    private Table table(int[] rows) {
        Table table = Table.create("growth of " + model.name(), IntColumn.create("month", rows));
        if (start != null) {
            YearMonth from = start;
            Columns.add(
                    table,
                    StringColumn.create(
                            "date",
                            IntStream.of(rows).mapToObj(m -> from.plusMonths(m).toString())));
        }
        for (Course course : courses) {
            String name = course.measure().name();
            Dimension dimension = course.outcomes().get(0).dimension();
            Columns.add(
                    table,
                    Columns.of(
                            name,
                            dimension,
                            IntStream.of(rows)
                                    .mapToDouble(m -> course.likely()[m])
                                    .toArray()));
            if (course.measure().of(model).uncertain()) {
                Columns.add(
                        table,
                        Columns.of(name + " p5", dimension, percentiles(course, rows, 5)),
                        Columns.of(name + " p95", dimension, percentiles(course, rows, 95)));
            }
        }
        return table;
    }

    private static double[] percentiles(Course course, int[] rows, double percent) {
        return IntStream.of(rows)
                .mapToDouble(m -> course.outcomes().get(m).percentile(percent))
                .toArray();
    }

    /** The first measure month by month. */
    public XYChart chart() {
        return chart(courses.get(0));
    }

    private XYChart chart(Course course) {
        int[] rows = IntStream.rangeClosed(0, months).toArray();
        Dimension dimension = course.outcomes().get(0).dimension();
        boolean uncertain = course.measure().of(model).uncertain();
        Target<?> target = course.target();
        return Charts.projection(
                course.measure().name() + " of " + model.name() + ", next " + months + " months",
                start == null ? Axis.of("month", Format::number) : Axis.of("", month -> date(month)),
                Axis.of(course.measure().name(), dimension::format),
                IntStream.of(rows).asDoubleStream().toArray(),
                uncertain ? new Band(percentiles(course, rows, 5), percentiles(course, rows, 95)) : null,
                uncertain ? new Band(percentiles(course, rows, 25), percentiles(course, rows, 75)) : null,
                uncertain ? percentiles(course, rows, 50) : course.likely(),
                target == null
                        ? List.of()
                        : List.of(new Mark(target.bound().value(), target.side() + " " + target.bound())));
    }

    @Override
    public View view() {
        View view = View.titled("Growth of " + model.name() + " over " + months + " months")
                .notes("Limits", crossings().stream().map(this::told).toList())
                .table(() -> table(IntStream.rangeClosed(0, months)
                        .filter(m -> m % step() == 0 || m == months)
                        .toArray()))
                .notes("Assumed", assumptions());
        for (Course course : courses) {
            view = view.chart(() -> chart(course));
        }
        boolean uncertain = courses.stream().anyMatch(c -> c.measure().of(model).uncertain());
        return uncertain ? view.text(Worlds.told(Worlds.of(model))) : view;
    }

    private List<String> assumptions() {
        Scenario end = Scenario.likely().at(Units.months(months));
        return Derivation.assumptions(courses.stream()
                .map(course -> Derivation.of(course.measure().of(model), end))
                .toList());
    }

    private int step() {
        return Math.max(1, months / 12);
    }

    private String told(Crossing crossing) {
        String limit = crossing.target().toString();
        if (crossing.chance() == 0) {
            return limit + ": kept to " + date(months);
        }
        boolean certain = crossing.chance() == 1;
        String when = crossing.earliest() == crossing.latest()
                ? date(crossing.earliest())
                : date(crossing.earliest()) + " to " + date(crossing.latest())
                        + (certain ? " (80 %)" : " (80 % of these)");
        return certain
                ? limit + ": first missed " + when
                : limit + ": missed by " + date(months) + " in " + Format.share(crossing.chance())
                        + " of the worlds, first " + when;
    }

    private String date(double month) {
        if (start == null) {
            return "month " + Format.number(month);
        }
        YearMonth date = start.plusMonths(Math.round(month));
        return date.getMonth().getDisplayName(java.time.format.TextStyle.SHORT, Locale.ENGLISH) + " " + date.getYear();
    }
}
