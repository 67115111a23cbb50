package dev.envelope.cost;

import dev.envelope.analysis.Worlds;
import dev.envelope.catalog.Cloud;
import dev.envelope.model.Model;
import dev.envelope.quantity.Dimension;
import dev.envelope.quantity.Money;
import dev.envelope.quantity.Scenario;
import dev.envelope.quantity.Time;
import dev.envelope.view.Answer;
import dev.envelope.view.Columns;
import dev.envelope.view.View;
import dev.envelope.view.chart.Axis;
import dev.envelope.view.chart.Charts;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.knowm.xchart.CategoryChart;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.api.Table;

/**
 * What the same design costs a month on each cloud and on own hardware.
 *
 * <p>{@link #table()} has a row for each part and one for the sum, and a column of dollars for each cloud. A part that names a
 * product of one cloud is the product of its kind on the others, or on machines where they have none.
 *
 * <pre>{@code design.cost().clouds()}</pre>
 */
public final class Clouds extends Answer {

    private final Model model;
    private final Scenario scenario;
    private final Time moment;
    private final Map<Cloud, Bill> bills = new EnumMap<>(Cloud.class);

    Clouds(Model model, Time moment) {
        this.model = model;
        this.moment = moment;
        this.scenario = Scenario.likely().at(moment);
        for (Cloud cloud : Cloud.values()) {
            bills.put(cloud, Bill.of(Translation.of(model, cloud), moment));
        }
    }

    private List<String> parts() {
        Set<String> parts = new LinkedHashSet<>();
        bills.values().forEach(bill -> parts.addAll(bill.parts()));
        return List.copyOf(parts);
    }

    private double value(Money amount) {
        return scenario.value(amount);
    }

    /** One row for each part and one for the sum; dollars a month. */
    public Table table() {
        List<String> rows = new ArrayList<>(parts());
        rows.add("all");
        Table table = Table.create("clouds for " + model.name(), StringColumn.create("part", rows));
        bills.forEach((cloud, bill) -> {
            double[] values = rows.stream()
                    .mapToDouble(part -> value(part.equals("all") ? bill.total() : bill.of(part)))
                    .toArray();
            table.addColumns(Columns.of(cloud.words(), Dimension.MONEY, values));
        });
        return table;
    }

    /** The parts of each cloud's bill on top of each other. */
    public CategoryChart chart() {
        Map<String, double[]> series = new LinkedHashMap<>();
        for (String part : parts()) {
            series.put(
                    part,
                    bills.values().stream()
                            .mapToDouble(bill -> value(bill.of(part)))
                            .toArray());
        }
        return Charts.stackedBars(
                "A month of " + model.name(),
                "",
                Axis.of("USD a month", Dimension.MONEY::format),
                bills.keySet().stream().map(Cloud::words).toList(),
                series);
    }

    private List<String> intervals() {
        List<String> lines = new ArrayList<>();
        bills.forEach((cloud, bill) -> {
            String interval = Worlds.of(model).at(moment).of(bill.total()).interval();
            if (!interval.isEmpty()) {
                lines.add(cloud.words() + ": " + interval + " a month");
            }
        });
        return lines;
    }

    private List<String> findings() {
        List<String> lines = new ArrayList<>();
        bills.forEach((cloud, bill) -> bill.findings().forEach(finding -> lines.add(cloud.words() + ": " + finding)));
        return lines;
    }

    private List<String> choices() {
        List<String> lines = new ArrayList<>();
        bills.forEach((cloud, bill) -> bill.assumed().forEach(choice -> lines.add(cloud.words() + ": " + choice)));
        return lines;
    }

    @Override
    public View view() {
        return View.titled(
                        "Cost of " + model.name() + " on each cloud" + (moment.value() == 0 ? "" : " after " + moment))
                .table(this::table)
                .chart(this::chart)
                .notes("90 % intervals", intervals())
                .notes("Findings", findings())
                .fold("What each part is on", View.titled("").notes("", choices()));
    }
}
