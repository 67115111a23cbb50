package dev.envelope.catalog;

import dev.envelope.view.View;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import tech.tablesaw.api.IntColumn;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.api.Table;

/** What a catalogue holds, by theme: how many facts, and how far they can be trusted. */
final class Contents {

    private Contents() {}

    static View of(Collection<Fact> facts) {
        return View.titled("The catalogue of " + Catalog.released() + ": " + facts.size() + " facts")
                .table(() -> table(facts))
                .notes(
                        "",
                        List.of(
                                "facts(\"aws egress\") finds, fact(\"aws.s3.standard\") asks for one",
                                "with(\"aws.s3.standard\", usd(0.021)) or with(Path.of(\"our-prices.csv\")) replaces"));
    }

    private static Table table(Collection<Fact> facts) {
        Map<String, List<Fact>> themes =
                facts.stream().collect(Collectors.groupingBy(Fact::theme, LinkedHashMap::new, Collectors.toList()));
        Table table = Table.create(
                "catalogue",
                StringColumn.create("theme", themes.keySet()),
                numbers("facts", themes, List::size),
                StringColumn.create(
                        "such as",
                        themes.values().stream().map(ofTheme -> ofTheme.get(0).id())));
        for (Confidence confidence : Confidence.values()) {
            table.addColumns(numbers(confidence.name(), themes, ofTheme -> (int) ofTheme.stream()
                    .filter(fact -> fact.origin().confidence().equals(confidence.name()))
                    .count()));
        }
        return table;
    }

    private static IntColumn numbers(
            String name, Map<String, List<Fact>> themes, Function<List<Fact>, Integer> number) {
        return IntColumn.create(name, themes.values().stream().map(number).toArray(Integer[]::new));
    }
}
