package dev.envelope.catalog;

import dev.envelope.view.Answer;
import dev.envelope.view.View;
import java.util.Iterator;
import java.util.List;
import java.util.stream.Stream;
import tech.tablesaw.api.DoubleColumn;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.api.Table;
import tech.tablesaw.columns.numbers.NumberColumnFormatter;

/**
 * Facts to be looked at: what a search found, what has become stale.
 *
 * <p>{@link #table()} has a row for each: id, subject, value and unit as the source writes them, scope, source, date and
 * confidence.
 *
 * <pre>{@code Catalog.standard().facts("aws egress")}</pre>
 */
public final class Facts extends Answer implements Iterable<Fact> {

    private final String title;
    private final List<Fact> facts;
    private final List<String> notes;

    Facts(String title, List<Fact> facts, List<String> notes) {
        this.title = title;
        this.facts = List.copyOf(facts);
        this.notes = List.copyOf(notes);
    }

    /** One row for each fact; the values are numbers in the row's own unit. */
    public Table table() {
        DoubleColumn values = DoubleColumn.create(
                "value", facts.stream().mapToDouble(Fact::value).toArray());
        values.setPrintFormatter(new AllDigits());
        return Table.create(
                title,
                StringColumn.create("id", facts.stream().map(Fact::id)),
                StringColumn.create("subject", facts.stream().map(Fact::subject)),
                values,
                StringColumn.create("unit", facts.stream().map(Fact::unit)),
                StringColumn.create("scope", facts.stream().map(Fact::scope)),
                StringColumn.create(
                        "source", facts.stream().map(fact -> fact.origin().source())),
                StringColumn.create(
                        "date", facts.stream().map(fact -> fact.origin().date())),
                StringColumn.create(
                        "confidence", facts.stream().map(fact -> fact.origin().confidence())));
    }

    /** How many there are. */
    public int size() {
        return facts.size();
    }

    public Stream<Fact> stream() {
        return facts.stream();
    }

    @Override
    public Iterator<Fact> iterator() {
        return facts.iterator();
    }

    @Override
    public View view() {
        View titled = View.titled(title);
        return (facts.isEmpty() ? titled : titled.table(this::table)).notes("", notes);
    }

    /** A price of $0.00099 is not rounded to a thousandth, nor 99.999 % to a hundred. */
    private static final class AllDigits extends NumberColumnFormatter {
        @Override
        public String format(double value) {
            return FactUnit.exact(value);
        }
    }
}
