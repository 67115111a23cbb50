package dev.envelope.cost;

import static dev.envelope.catalog.Purchase.ONE_YEAR;
import static dev.envelope.catalog.Purchase.ONE_YEAR_PLAN;
import static dev.envelope.catalog.Purchase.ON_DEMAND;
import static dev.envelope.catalog.Purchase.SPOT;
import static dev.envelope.catalog.Purchase.THREE_YEARS;
import static dev.envelope.catalog.Purchase.THREE_YEARS_PLAN;

import dev.envelope.catalog.Purchase;
import dev.envelope.model.Model;
import dev.envelope.model.Payment;
import dev.envelope.quantity.Dimension;
import dev.envelope.quantity.Format;
import dev.envelope.quantity.Scenario;
import dev.envelope.quantity.Time;
import dev.envelope.quantity.Units;
import dev.envelope.view.Answer;
import dev.envelope.view.Columns;
import dev.envelope.view.View;
import dev.envelope.view.chart.Axis;
import dev.envelope.view.chart.Charts;
import dev.envelope.view.chart.Line;
import java.util.ArrayList;
import java.util.List;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.knowm.xchart.XYChart;
import tech.tablesaw.api.DoubleColumn;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.api.Table;

/**
 * The same machines paid for in each way: what they cost a month, from when a promise pays, and what it risks.
 *
 * <p>A promise is paid to its end. It is cheaper than machines on demand that are given back, if these would have been needed
 * for longer than the break-even: {@code promised money of the whole term ÷ what the month on demand costs more than the rest}.
 *
 * <p>A savings plan is a promise of dollars an hour for machines of any type, priced here for the machines of the design; what one
 * part frees of it for another is not counted.
 *
 * <p>{@link #table()} has a row for each way: dollars a month for the machines and for all, what is saved of the machines on
 * demand, and the break-even in months. A part that states its own {@code purchase(...)} is left as it is.
 *
 * <pre>{@code design.cost().purchases()}</pre>
 */
public final class Purchases extends Answer {

    private static final int HORIZON = 36;

    /** One way of paying, in dollars a month. */
    private record Way(Payment payment, double promised, double rest, double all) {
        double machines() {
            return promised + rest;
        }

        /** For how many months a promise runs; nothing for no promise. */
        int term() {
            return payment.base().term();
        }

        /** What the machines have cost if they are needed for so many months: promises run out. */
        double after(int months) {
            int terms = term() == 0 ? 0 : (months + term() - 1) / term();
            return promised * terms * term() + rest * months;
        }

        String risk() {
            if (payment.base() == SPOT) {
                return "machines are taken back at two minutes' notice: not for what keeps data";
            }
            String promise = term() == 0 ? "none" : paid() + " to the end, whatever is needed";
            return payment.added().isEmpty() ? promise : promise + "; needs an autoscaler that keeps up with the day";
        }

        private String paid() {
            double hourly = promised / Units.months(1).ratio(Units.hours(1)).value();
            return payment.base().isPlan()
                    ? Dimension.MONEY.format(hourly) + " an hour on any type of machine, paid"
                    : "machines of one type, paid";
        }
    }

    private final Model model;
    private final Time moment;
    private final Scenario scenario;
    private final List<Way> ways = new ArrayList<>();
    private final List<String> findings = new ArrayList<>();

    Purchases(Model model, Time moment) {
        this.model = model;
        this.moment = moment;
        this.scenario = Scenario.likely().at(moment);
        List<Payment> payments =
                new ArrayList<>(Stream.of(ON_DEMAND, ONE_YEAR, THREE_YEARS, ONE_YEAR_PLAN, THREE_YEARS_PLAN, SPOT)
                        .map(Payment::of)
                        .toList());
        if (model.workload().dailyCurve().isPresent()) {
            payments.add(1, Payment.of(ON_DEMAND).autoscaled());
            Stream.of(ONE_YEAR, THREE_YEARS, ONE_YEAR_PLAN, THREE_YEARS_PLAN)
                    .map(base -> Payment.of(base).autoscaled())
                    .forEach(payments::add);
        }
        payments.forEach(payment -> ways.add(way(payment)));
    }

    private Way way(Payment payment) {
        Bill bill = Bill.of(model.with(model.procurement().paid(payment)), moment);
        bill.findings().stream().filter(finding -> !findings.contains(finding)).forEach(findings::add);
        return new Way(
                payment,
                scenario.value(bill.machines(purchase -> purchase.term() > 0)),
                scenario.value(bill.machines(purchase -> purchase.term() == 0)),
                scenario.value(bill.total()));
    }

    private Way onDemand() {
        return ways.get(0);
    }

    /** In months; not a number where nothing is promised, or where the promise never pays. */
    private double breakEven(Way way) {
        double months = way.promised() * way.term() / (onDemand().machines() - way.rest());
        return way.term() == 0 || months > way.term() || months < 0 ? Double.NaN : months;
    }

    /** One row for each way of paying. */
    public Table table() {
        return Table.create(
                "purchases for " + model.name(),
                StringColumn.create(
                        "way", ways.stream().map(way -> way.payment().toString())),
                Columns.of("machines a month", Dimension.MONEY, values(Way::machines)),
                Columns.of("all a month", Dimension.MONEY, values(Way::all)),
                Columns.of("saves of the machines", Dimension.SHARE, values(this::saved)),
                DoubleColumn.create("break-even month", values(this::breakEven)),
                StringColumn.create("risk", ways.stream().map(Way::risk)));
    }

    private double saved(Way way) {
        double before = onDemand().machines();
        return before == 0 ? 0 : 1 - way.machines() / before;
    }

    private double[] values(ToDoubleFunction<Way> number) {
        return ways.stream().mapToDouble(number).toArray();
    }

    /** What the machines have cost if they are needed for so many months, and then given back. */
    public XYChart chart() {
        double[] months = IntStream.rangeClosed(0, HORIZON).asDoubleStream().toArray();
        return Charts.lines(
                "Machines of " + model.name() + " that are needed for so long",
                Axis.of("months", Format::number),
                Axis.of("USD paid", Dimension.MONEY::format),
                drawn().map(way -> Line.of(
                                way.payment().toString(),
                                months,
                                IntStream.rangeClosed(0, HORIZON)
                                        .mapToDouble(way::after)
                                        .toArray()))
                        .toList(),
                List.of());
    }

    /** All but a promise for the peak where one for what is worth it is there, which is cheaper however long it is needed. */
    private Stream<Way> drawn() {
        List<Purchase> mixed = ways.stream()
                .map(Way::payment)
                .filter(payment -> payment.added().isPresent())
                .map(Payment::base)
                .toList();
        return ways.stream()
                .filter(way -> way == onDemand()
                        || way.payment().added().isPresent()
                        || !mixed.contains(way.payment().base()));
    }

    private Table overview() {
        Table table = table();
        var months = table.doubleColumn("break-even month");
        table.replaceColumn(
                "break-even month",
                StringColumn.create(
                        "break-even",
                        IntStream.range(0, table.rowCount())
                                .mapToObj(i -> months.isMissing(i) ? "" : Format.number(months.get(i)) + " months")));
        return table;
    }

    @Override
    public View view() {
        return View.titled("Ways to pay for " + model.name() + (moment.value() == 0 ? "" : " after " + moment))
                .table(this::overview)
                .notes("Findings", findings)
                .chart(this::chart);
    }
}
