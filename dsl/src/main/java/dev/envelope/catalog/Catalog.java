package dev.envelope.catalog;

import static java.util.Comparator.comparing;
import static java.util.Comparator.reverseOrder;

import dev.envelope.catalog.Origin.Published;
import dev.envelope.quantity.DesignException;
import dev.envelope.quantity.Nearest;
import dev.envelope.quantity.Quantity;
import dev.envelope.quantity.Time;
import dev.envelope.view.Answer;
import dev.envelope.view.View;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Dated facts with their sources, looked up by id; immutable.
 *
 * <p>Of several rows with one id the first counts: what was stated with the design, then the files that were added, the
 * last first, then the facts that come with the language. Within a file: a row of confidence C only where there is no
 * other, then the newer, then the more trusted. The others are kept, and a fact's answer says them.
 *
 * <pre>{@code
 * var catalog = Catalog.standard();
 * catalog.fact("aws.s3.standard").price().of(GB(500), months(1))   // $11.5
 * catalog.facts("aws egress")                                      // a table
 * catalog.with("aws.s3.standard", usd(0.021)).changes()            // beside the price that it replaces
 * }</pre>
 */
public final class Catalog extends Answer {

    /** The tables that come with the language, in the order in which they are shown. */
    static final List<String> THEMES = List.of(
            "compute",
            "database",
            "messaging",
            "storage",
            "network",
            "operations",
            "limits",
            "throughput",
            "latency",
            "roundtrip",
            "sizes",
            "durability",
            "sla",
            "policy");

    private static final LocalDate RELEASED = LocalDate.of(2026, 11, 22);

    private static final Comparator<Fact> PICK = comparing(
                    (Fact fact) -> published(fact).trust() == Confidence.C)
            .thenComparing(fact -> published(fact).published().earliest(), reverseOrder())
            .thenComparing(fact -> published(fact).trust());

    private final Map<String, List<Fact>> rows;

    private Catalog(Map<String, List<Fact>> rows) {
        this.rows = rows;
    }

    /** The facts that come with the language; they are read when they are first asked for. */
    public static Catalog standard() {
        return Standard.CATALOG;
    }

    private static final class Standard {
        static final Catalog CATALOG = new Catalog(Map.of())
                .with(THEMES.stream()
                        .flatMap(theme -> FactFile.resource(theme).facts().stream())
                        .toList());
    }

    private static final class Machines {
        static final FactFile TABLE = FactFile.resource("instances");
    }

    private static final class Tariffs {
        static final Map<String, List<Row>> ROWS =
                FactFile.resource("tariffs").rows(Function.identity()).stream().collect(Collectors.groupingBy(Row::id));
    }

    private static final class Regions {
        static final List<Region> ALL = FactFile.resource("regions").rows(Region::of);
    }

    /** The day on which the facts of the language were last looked at: the day from which facts are stale or not. */
    public static LocalDate released() {
        return RELEASED;
    }

    /**
     * The fact of an id.
     *
     * @throws DesignException if there is none, naming the nearest
     */
    public Fact fact(String id) {
        return rows(id).get(0);
    }

    /** Whether there is a fact of this id. */
    public boolean has(String id) {
        return rows.containsKey(id);
    }

    /** All that is said under an id; the first is what counts. */
    public List<Fact> rows(String id) {
        List<Fact> found = rows.get(id);
        if (found == null) {
            throw new DesignException(
                    "fact(\"" + id + "\")",
                    "no such fact among the " + rows.size() + " of the catalogue",
                    Nearest.of(id, rows.keySet())
                            .map(name -> "did you mean \"" + name + "\"?")
                            .orElse("look for it with facts(\"egress\")"));
        }
        return found;
    }

    /** All facts that count. */
    public Facts facts() {
        return found("The catalogue: " + rows.size() + " facts", picked().toList());
    }

    /** The facts in whose id, subject, scope, unit, source, note or theme all these words stand. */
    public Facts facts(String words) {
        String[] all = words.toLowerCase(Locale.ROOT).strip().split("\\s+");
        List<Fact> found = picked().filter(fact -> Stream.of(all).allMatch(searched(fact)::contains))
                .toList();
        return found("Facts with \"" + words + "\": " + found.size(), found);
    }

    /** The facts whose sources disagree, with all that is said. */
    public Facts conflicts() {
        List<Fact> disputed = picked().filter(
                        fact -> rows(fact.id()).stream().anyMatch(other -> other.value() != fact.value()))
                .toList();
        return found("Facts on which sources disagree: " + disputed.size(), disputed);
    }

    /** The facts that were said longer ago than this, seen from the day of {@link #released()}. */
    public Facts stale(Time age) {
        return stale(age, RELEASED);
    }

    /** The facts that were said longer ago than this, seen from a day; what was stated with the design is never stale. */
    public Facts stale(Time age, LocalDate day) {
        LocalDate oldest = day.minusDays((long) Math.floor(age.value() / 86_400));
        List<Fact> stale = picked().filter(fact -> fact.origin() instanceof Published published
                        && published.published().earliest().isBefore(oldest))
                .sorted(comparing(fact -> published(fact).published().earliest()))
                .toList();
        return found("Facts from before " + oldest + ": " + stale.size(), stale);
    }

    /**
     * The catalogue with the facts of a file, which count before those that are there: columns {@code id}, {@code value},
     * {@code unit}, {@code source}, {@code date}, {@code confidence}, and {@code subject}, {@code scope}, {@code url},
     * {@code note} if there is something to say.
     *
     * @throws DesignException if a row lacks one of the first six
     */
    public Catalog with(Path csv) {
        return with(FactFile.of(csv).facts());
    }

    /**
     * The catalogue with an amount of the engineer's own for a fact that is there; of a price the money for one unit of
     * use.
     *
     * @throws DesignException if there is no such fact, or if it is of another dimension
     */
    public Catalog with(String id, Quantity<?> amount) {
        return with(List.of(fact(id).stated(amount)));
    }

    private Catalog with(List<Fact> added) {
        Map<String, List<Fact>> first = new LinkedHashMap<>();
        added.forEach(fact ->
                first.computeIfAbsent(fact.id(), id -> new ArrayList<>()).add(fact));
        Map<String, List<Fact>> all = new LinkedHashMap<>(rows);
        first.forEach((id, facts) -> {
            if (facts.size() > 1) {
                facts.sort(PICK);
            }
            facts.addAll(rows.getOrDefault(id, List.of()));
            all.put(id, List.copyOf(facts));
        });
        return new Catalog(all);
    }

    /** The instances that clouds rent out, at this catalogue's prices. */
    public Instances instances() {
        return new Instances(Instance.of(Machines.TABLE, this));
    }

    /**
     * The instance of an id.
     *
     * @throws DesignException if there is none, naming the nearest
     */
    public Instance instance(String id) {
        List<Instance> all = instances().stream().toList();
        return all.stream()
                .filter(instance -> instance.id().equals(id))
                .findFirst()
                .orElseThrow(() -> new DesignException(
                        "instance(\"" + id + "\")",
                        "no such instance among the " + all.size() + " of the catalogue",
                        Nearest.of(id, all.stream().map(Instance::id).toList())
                                .map(name -> "did you mean \"" + name + "\"?")
                                .orElse("look for it in instances()")));
    }

    /**
     * A price that falls with the amount, by its id.
     *
     * @throws DesignException if there is none, naming those that there are
     */
    public Tariff tariff(String id) {
        List<Row> rows = Tariffs.ROWS.get(id);
        if (rows == null) {
            throw new DesignException(
                    "tariff(\"" + id + "\")",
                    "no such tariff; there are "
                            + Tariffs.ROWS.keySet().stream().sorted().toList(),
                    Nearest.of(id, Tariffs.ROWS.keySet())
                            .map(name -> "did you mean \"" + name + "\"?")
                            .orElse("a price that does not fall is fact(\"" + id + "\").price()"));
        }
        return Tariff.of(id, rows, this);
    }

    /** The regions between which round trips are known. */
    public List<Region> regions() {
        return Regions.ALL;
    }

    /**
     * The round-trip time between two regions, the same either way; of a region with itself the one within it.
     *
     * @throws DesignException if a region or the way between them is not known, naming those that are
     */
    public Time rtt(String first, String second) {
        return RoundTrips.of(regions(), this).between(first, second);
    }

    /** What differs from the facts that come with the language. */
    public Changes changes() {
        return Changes.between(standard(), this);
    }

    @Override
    public View view() {
        return facts().view();
    }

    private Facts found(String title, List<Fact> facts) {
        List<String> others = facts.stream()
                .filter(fact -> rows(fact.id()).size() > 1)
                .map(fact -> "others on " + fact.id() + ": "
                        + String.join(
                                "; ",
                                rows(fact.id()).stream().skip(1).map(Fact::line).toList()))
                .toList();
        return new Facts(title, facts, others);
    }

    Stream<Fact> picked() {
        return rows.values().stream().map(facts -> facts.get(0));
    }

    private static String searched(Fact fact) {
        return String.join(
                        "\n",
                        fact.theme(),
                        fact.id(),
                        fact.subject(),
                        fact.unit(),
                        fact.scope(),
                        fact.origin().source(),
                        fact.note())
                .toLowerCase(Locale.ROOT);
    }

    private static Published published(Fact fact) {
        return (Published) fact.origin();
    }
}
