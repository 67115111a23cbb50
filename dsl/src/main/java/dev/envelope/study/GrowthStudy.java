package dev.envelope.study;

import dev.envelope.analysis.Derivation;
import dev.envelope.analysis.Measure;
import dev.envelope.analysis.Target;
import dev.envelope.analysis.Worlds;
import dev.envelope.model.Model;
import dev.envelope.quantity.DesignException;
import dev.envelope.quantity.Dimension;
import dev.envelope.quantity.Format;
import dev.envelope.quantity.Scenario;
import dev.envelope.quantity.Time;
import dev.envelope.quantity.Units;
import dev.envelope.view.Answer;
import dev.envelope.view.Columns;
import dev.envelope.view.View;
import dev.envelope.view.chart.Axis;
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
 * break it: the middle 80 % of those, and the share of the worlds that break it at all within the horizon. A measure that is a
 * sum, such as a bill, is drawn as its parts under the interval of the sum; {@link #parts()} has a column for each, and
 * {@link #steps()} the months in which it takes a step, such as an instance more or a larger type of machine.
 *
 * <pre>{@code
 * design.growth(months(36), peakRate().atMost(perSecond(40_000))).from("2026-12")
 * design.growth(years(3), monthlyCost().atMost(usd(50_000)))
 * }</pre>
 */
public final class GrowthStudy extends Answer {

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
        measures.forEach(measure -> courses.add(Course.of(model, months, measure, null)));
        return new GrowthStudy(model, courses, months, null);
    }

    /** Targets month by month, up to a horizon: their measures, and when they are no longer met. */
    public static GrowthStudy ofTargets(Model model, Time horizon, List<? extends Target<?>> targets) {
        int months = months(horizon);
        List<Course> courses = new ArrayList<>();
        targets.forEach(target -> courses.add(Course.of(model, months, target.measure(), target)));
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
                crossings.add(course.crossing(course.target()));
            }
        }
        return crossings;
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
            String name = course.name();
            Dimension dimension = course.dimension();
            Columns.add(
                    table,
                    Columns.of(
                            name,
                            dimension,
                            IntStream.of(rows)
                                    .mapToDouble(m -> course.likely()[m])
                                    .toArray()));
            if (course.uncertain()) {
                Columns.add(
                        table,
                        Columns.of(name + " p5", dimension, course.percentiles(rows, 5)),
                        Columns.of(name + " p95", dimension, course.percentiles(rows, 95)));
            }
            Target<?> target = course.target();
            if (target != null && (course.uncertain() || target.bound().uncertain())) {
                Columns.add(table, Columns.of(name + " missed", Dimension.SHARE, course.missed(target, rows)));
            }
        }
        return table;
    }

    /**
     * One row for each month and a column for each part of the first measure that is a sum, such as the parts of a bill; likely
     * values in base units.
     *
     * @throws DesignException if none of the measures is a sum
     */
    public Table parts() {
        Course sum = courses.stream()
                .filter(course -> !course.parts().isEmpty())
                .findFirst()
                .orElseThrow(() -> new DesignException(
                        "parts() of the growth of " + model.name(),
                        "none of these measures is told as the sum of its parts",
                        "write growth(months(36), monthlyCost()).parts()"));
        Table table = Table.create(
                "parts of the " + sum.name() + " of " + model.name(),
                IntColumn.create("month", IntStream.rangeClosed(0, months).toArray()));
        sum.parts().forEach((name, values) -> Columns.add(table, Columns.of(name, sum.dimension(), values)));
        return table;
    }

    /** One row for each month in which a measure takes a step: what does, and what that adds. */
    public Table steps() {
        Table table = Table.create("steps of " + model.name());
        List<String> when = new ArrayList<>();
        List<String> measures = new ArrayList<>();
        List<String> what = new ArrayList<>();
        List<String> change = new ArrayList<>();
        for (Course course : courses) {
            for (Steps.Step step : Steps.of(course.plans())) {
                when.add(date(step.month()));
                measures.add(course.name());
                what.add(step.what());
                String sign = step.change() < 0 ? "−" : "+";
                change.add(step.change() == 0 ? "" : sign + course.dimension().format(Math.abs(step.change())));
            }
        }
        return table.addColumns(
                StringColumn.create("from", when),
                StringColumn.create("measure", measures),
                StringColumn.create("step", what),
                StringColumn.create("adds", change));
    }

    /** The first measure month by month. */
    public XYChart chart() {
        return chart(courses.get(0));
    }

    private XYChart chart(Course course) {
        String title = course.name() + " of " + model.name() + ", next " + months + " months";
        Axis x = start == null ? Axis.of("month", Format::number) : Axis.of("", month -> date(month));
        return course.chart(title, x);
    }

    @Override
    public View view() {
        View view = View.titled("Growth of " + model.name() + " over " + months + " months")
                .notes("Limits", crossings().stream().map(this::told).toList())
                .table(() -> table(IntStream.rangeClosed(0, months)
                        .filter(m -> m % step() == 0 || m == months)
                        .toArray()))
                .notes("Left out by the formulas", leftOut())
                .assumed(assumptions());
        Table steps = steps();
        if (!steps.isEmpty()
                && courses.stream().anyMatch(course -> !course.parts().isEmpty())) {
            view = view.table("Steps", () -> steps);
        }
        for (Course course : courses) {
            view = view.chart(() -> chart(course));
        }
        boolean uncertain = courses.stream().anyMatch(Course::uncertain);
        return uncertain ? view.text(Worlds.told(Worlds.of(model))) : view;
    }

    private List<String> leftOut() {
        return courses.stream()
                .flatMap(course -> course.measure().leftOut(model).stream())
                .distinct()
                .toList();
    }

    private List<String> assumptions() {
        Scenario end = Scenario.likely().at(Units.months(months));
        return Derivation.assumptions(courses.stream()
                .map(course -> Derivation.of(course.plans().get(months).amount(), end))
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
