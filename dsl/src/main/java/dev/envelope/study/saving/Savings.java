package dev.envelope.study.saving;

import dev.envelope.analysis.Worlds;
import dev.envelope.catalog.Purchase;
import dev.envelope.cost.Bill;
import dev.envelope.model.Model;
import dev.envelope.model.Role;
import dev.envelope.model.Workload;
import dev.envelope.quantity.DesignException;
import dev.envelope.quantity.Dimension;
import dev.envelope.quantity.Format;
import dev.envelope.quantity.Money;
import dev.envelope.quantity.Outcomes;
import dev.envelope.quantity.Scenarios;
import dev.envelope.study.saving.Saving.Outcome;
import dev.envelope.study.saving.Saving.Outcome.Done;
import dev.envelope.study.saving.Saving.Outcome.NotHere;
import dev.envelope.view.Answer;
import dev.envelope.view.Columns;
import dev.envelope.view.View;
import dev.envelope.view.chart.Axis;
import dev.envelope.view.chart.Charts;
import dev.envelope.view.chart.Fall;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.knowm.xchart.XYChart;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.api.Table;

/**
 * What would make a design cheaper, ranked, and the bill with all that go together.
 *
 * <p>{@link #table()} has a row for each saving that lowers the bill: dollars a month with their interval, its part of the bill,
 * its effort and its risk. {@link #together()} has a row for each that still lowers the bill after those before it;
 * {@link #chart()} draws them as a waterfall. What does not apply is told with the reason, and so is what rests on a price that
 * is not one of its type, such as the usual discount of a savings plan.
 *
 * <pre>{@code design.savings()}</pre>
 */
public final class Savings extends Answer {

    private static final double CENT = 0.01;

    private static final List<Saving> ALL = List.of(
            new Autoscale(),
            new Reserve(Purchase.ONE_YEAR),
            new Reserve(Purchase.THREE_YEARS),
            new Reserve(Purchase.ONE_YEAR_PLAN),
            new Reserve(Purchase.THREE_YEARS_PLAN),
            new Spot(Role.WORKER),
            new Spot(Role.SERVICE),
            new RightSize(),
            new Arm(),
            new LifeCycle(),
            new Offload(),
            new CompressResponses(),
            new CompressStored(),
            new StayInTheZone());

    private record Offer(Saving saving, Model model, Money saves) {}

    private record Step(Saving saving, double before, double after) {}

    private final Model model;
    private final Bill bill;
    private final Money today;
    private final List<Offer> offers = new ArrayList<>();
    private final List<Step> steps = new ArrayList<>();
    private final List<String> notHere = new ArrayList<>();
    private final List<String> notTogether = new ArrayList<>();
    private final Set<String> findings = new LinkedHashSet<>();

    private Savings(Model model) {
        this.model = model;
        this.bill = Bill.of(model);
        this.today = bill.total();
    }

    /**
     * The savings of a model.
     *
     * @throws DesignException if it has no components
     */
    public static Savings of(Model model) {
        Savings savings = new Savings(model);
        ALL.forEach(savings::offer);
        savings.findings.removeAll(savings.bill.findings());
        savings.offers.sort(Comparator.comparingDouble(offer -> -offer.saves().value()));
        savings.oneAfterTheOther();
        return savings;
    }

    private void offer(Saving saving) {
        Outcome outcome = saving.on(model);
        if (outcome instanceof Done done) {
            Bill after = Bill.of(done.model());
            Money saves = today.minus(after.total()).named("saved: " + saving.told());
            double amount = saves.value();
            if (amount >= CENT) {
                offers.add(new Offer(saving, done.model(), saves));
                findings.addAll(after.findings());
            } else {
                notHere.add(saving.told() + ": "
                        + (amount > -CENT
                                ? "it changes nothing on this bill"
                                : "it would cost " + dollars(-amount) + " a month more"));
            }
        } else if (outcome instanceof NotHere not) {
            notHere.add(saving.told() + ": " + not.reason());
        }
    }

    private void oneAfterTheOther() {
        Model current = model;
        double bill = today.value();
        for (Offer offer : offers) {
            Outcome outcome = offer.saving().on(current);
            if (outcome instanceof Done done) {
                double after = Bill.of(done.model()).total().value();
                if (after <= bill - CENT) {
                    steps.add(new Step(offer.saving(), bill, after));
                    current = done.model();
                    bill = after;
                } else {
                    notTogether.add(offer.saving().told() + ": it saves nothing after the others");
                }
            } else if (outcome instanceof NotHere not) {
                notTogether.add(offer.saving().told() + ": " + not.reason());
            }
        }
    }

    /** One row for each saving that lowers the bill, the largest first; money in dollars a month. */
    public Table table() {
        Table table = Table.create(
                "savings for " + model.name(),
                StringColumn.create(
                        "saving", offers.stream().map(o -> o.saving().told())),
                Columns.of(
                        "saves a month",
                        Dimension.MONEY,
                        offers.stream().mapToDouble(o -> o.saves().value()).toArray()));
        if (uncertain()) {
            table.addColumns(
                    StringColumn.create("90 % interval", outcomes().stream().map(Outcomes::interval)));
        }
        return table.addColumns(
                Columns.of(
                        "of the bill",
                        Dimension.SHARE,
                        offers.stream()
                                .mapToDouble(o -> o.saves().value() / today.value())
                                .toArray()),
                StringColumn.create(
                        "effort", offers.stream().map(o -> o.saving().effort().told())),
                StringColumn.create("risk", offers.stream().map(o -> o.saving().risk())));
    }

    private boolean uncertain() {
        return offers.stream().anyMatch(offer -> offer.saves().uncertain());
    }

    private List<Outcomes> outcomes() {
        List<Model> models = Stream.concat(Stream.of(model), offers.stream().map(Offer::model))
                .toList();
        return Scenarios.standard()
                .naming(Worlds.names(models))
                .correlated(model.correlations())
                .of(offers.stream().map(offer -> offer.saves().term()).toList());
    }

    /** One row for each saving that still lowers the bill after those before it; dollars a month. */
    public Table together() {
        return Table.create(
                "savings for " + model.name() + ", one after the other",
                StringColumn.create(
                        "saving", steps.stream().map(step -> step.saving().told())),
                Columns.of(
                        "saves after the others",
                        Dimension.MONEY,
                        steps.stream()
                                .mapToDouble(step -> step.before() - step.after())
                                .toArray()),
                Columns.of(
                        "bill",
                        Dimension.MONEY,
                        steps.stream().mapToDouble(Step::after).toArray()));
    }

    /** The bill of a month as it is, in dollars. */
    public double today() {
        return today.value();
    }

    /** The bill of a month with all savings that go together, in dollars. */
    public double best() {
        return steps.isEmpty() ? today() : steps.get(steps.size() - 1).after();
    }

    /** From today's bill to that with all savings that go together. */
    public XYChart chart() {
        return Charts.waterfall(
                "What would make " + model.name() + " cheaper, one after the other",
                Axis.of("USD a month", Dimension.MONEY::format),
                "today",
                today(),
                steps.stream()
                        .map(step -> new Fall(step.saving().told(), step.after() - step.before()))
                        .toList(),
                "all together");
    }

    /** What sellers promise, beside what the dated prices of the catalogue say. */
    public Claims claims() {
        return Claims.of(model.procurement().catalog());
    }

    private List<String> hints() {
        if (!model.workload().states(Workload.RETENTION)) {
            return List.of();
        }
        var half = model.workload().get(Workload.RETENTION).dividedBy(2);
        double saved =
                today() - Bill.of(model.with(Workload.RETENTION, half)).total().value();
        return saved < CENT
                ? List.of()
                : List.of("half the retention would save " + dollars(saved)
                        + " a month: what has to be kept is not a question of cost alone");
    }

    @Override
    public View view() {
        View titled = View.titled("Savings for " + model.name());
        if (offers.isEmpty()) {
            return titled.text("Nothing that is known here would lower its bill of " + dollars(today()) + " a month.")
                    .notes("Does not apply", notHere);
        }
        View view = titled.text(dollars(today()) + " a month today, " + dollars(best()) + " with all that go together: "
                        + Format.share(1 - best() / today()) + " less.")
                .table(this::table)
                .table("One after the other", this::together)
                .chart(this::chart)
                .notes("Not together", notTogether)
                .notes("Findings", List.copyOf(findings))
                .notes("Does not apply", notHere)
                .notes("A question beyond cost", hints())
                .notes(
                        "Effort",
                        Stream.of(Effort.values())
                                .map(effort -> effort.told() + ": " + effort.meaning())
                                .toList());
        return uncertain() ? view.text("90 % intervals: " + Worlds.told(Worlds.of(model))) : view;
    }

    private static String dollars(double amount) {
        return Dimension.MONEY.format(amount);
    }
}
