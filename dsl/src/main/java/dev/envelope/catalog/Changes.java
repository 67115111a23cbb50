package dev.envelope.catalog;

import dev.envelope.quantity.Quantity;
import dev.envelope.view.Answer;
import dev.envelope.view.View;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tech.tablesaw.api.DoubleColumn;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.api.Table;

/**
 * What one catalogue says otherwise than another, or says in addition.
 *
 * <p>{@link #table()} has a row for each id: the base's value, the value now, and how many times the base's it is.
 *
 * <pre>{@code Catalog.standard().with("aws.s3.standard", usd(0.021)).changes()}</pre>
 */
public final class Changes extends Answer {

    private record Change(Fact now, Optional<Fact> before) {
        String was() {
            return before.map(Fact::told).orElse("");
        }

        double ratio() {
            return before.map(fact -> now.amount().value() / fact.amount().value())
                    .orElse(Double.NaN);
        }
    }

    private final List<Change> changes;

    private Changes(List<Change> changes) {
        this.changes = changes;
    }

    static Changes between(Catalog base, Catalog now) {
        return new Changes(now.facts().stream()
                .map(fact -> new Change(fact, base.find(fact.id())))
                .filter(change ->
                        change.before().filter(fact -> fact == change.now()).isEmpty())
                .toList());
    }

    /** What the facts that are other or new say, by id. */
    public Map<String, Quantity<?>> amounts() {
        Map<String, Quantity<?>> amounts = new LinkedHashMap<>();
        changes.forEach(change -> amounts.put(change.now().id(), change.now().amount()));
        return amounts;
    }

    /** One row for each fact that is other or new; the ratio is missing for a new one. */
    public Table table() {
        DoubleColumn ratios = DoubleColumn.create(
                "times", changes.stream().mapToDouble(Change::ratio).toArray());
        return Table.create(
                "changes",
                StringColumn.create(
                        "id", changes.stream().map(change -> change.now().id())),
                StringColumn.create("was", changes.stream().map(Change::was)),
                StringColumn.create(
                        "is", changes.stream().map(change -> change.now().told())),
                ratios,
                StringColumn.create(
                        "source",
                        changes.stream().map(change -> change.now().origin().source())));
    }

    @Override
    public View view() {
        View titled = View.titled("Changes to the catalogue: " + changes.size());
        return changes.isEmpty() ? titled : titled.table(this::table);
    }
}
