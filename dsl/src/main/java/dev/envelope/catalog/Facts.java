package dev.envelope.catalog;

import dev.envelope.view.Answer;
import dev.envelope.view.View;
import java.util.Iterator;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;
import tech.tablesaw.api.DoubleColumn;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.api.Table;

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

    Facts(String title, List<Fact> facts) {
        this.title = title;
        this.facts = List.copyOf(facts);
    }

    /** One row for each fact; the values are numbers in the row's own unit. */
    public Table table() {
        return Table.create(
                title,
                words("id", Fact::id),
                words("subject", Fact::subject),
                DoubleColumn.create(
                        "value", facts.stream().mapToDouble(Fact::value).toArray()),
                words("unit", Fact::unit),
                words("scope", Fact::scope),
                words("source", fact -> fact.origin().source()),
                words("date", fact -> fact.origin().date()),
                words("confidence", fact -> fact.origin().confidence()));
    }

    /** The table as it is looked at: a value is told with its unit and all its digits, where a column would round it. */
    private Table shown() {
        return table().replaceColumn("value", words("value", Fact::told)).rejectColumns("unit");
    }

    private StringColumn words(String name, Function<Fact, String> text) {
        return StringColumn.create(name, facts.stream().map(text));
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
        View titled = View.titled(title + ": " + facts.size());
        List<String> others = facts.stream()
                .flatMap(fact -> fact.disputes().stream().map(other -> fact.id() + " = " + other))
                .toList();
        return facts.isEmpty() ? titled : titled.table(this::shown).notes("others say", others);
    }
}
