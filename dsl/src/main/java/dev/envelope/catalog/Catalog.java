package dev.envelope.catalog;

import static java.util.Comparator.comparing;
import static java.util.Comparator.reverseOrder;

import dev.envelope.catalog.Origin.Published;
import dev.envelope.quantity.DesignException;
import dev.envelope.quantity.Nearest;
import dev.envelope.quantity.Quantity;
import dev.envelope.quantity.Time;
import dev.envelope.quantity.Units;
import dev.envelope.view.Answer;
import dev.envelope.view.View;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Dated facts with their sources, looked up by id; immutable.
 *
 * <p>Of several rows with one id the first counts: what was stated with the design, then the files that were added, the
 * last first, then the facts that come with the language. Within a file: a row of confidence C only where there is no
 * other, then the newer, then the more trusted. The others are kept, and the fact says them.
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

    private final Map<String, Fact> facts;
    private final Time lasting;

    private @Nullable Instances instances;

    private Catalog(Map<String, Fact> facts, Time lasting) {
        this.facts = facts;
        this.lasting = lasting;
    }

    /** The facts that come with the language; they are read when they are first asked for. */
    public static Catalog standard() {
        return Standard.CATALOG;
    }

    private static final class Standard {
        static final Catalog CATALOG = new Catalog(Map.of(), Units.years(3))
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

    private static final class Products {
        static final List<Product> ALL = FactFile.resource("products").rows(Function.identity()).stream()
                .collect(Collectors.groupingBy(Row::id, LinkedHashMap::new, Collectors.toList()))
                .values()
                .stream()
                .map(Product::of)
                .toList();
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
        return find(id).orElseThrow(() -> new DesignException(
                "fact(\"" + id + "\")",
                "no such fact among the " + facts.size() + " of the catalogue",
                Nearest.remedy(id, facts.keySet(), "look for it with facts(\"egress\")")));
    }

    /** The fact of an id, if there is one. */
    public Optional<Fact> find(String id) {
        return Optional.ofNullable(facts.get(id));
    }

    /** All facts. */
    public Facts facts() {
        return new Facts("The catalogue", List.copyOf(facts.values()));
    }

    /** The facts in whose id, subject, scope, unit, source, note or theme all these words stand. */
    public Facts facts(String words) {
        String[] all = words.toLowerCase(Locale.ROOT).strip().split("\\s+");
        return those("Facts with \"" + words + "\"", fact -> Stream.of(all).allMatch(fact.searched()::contains));
    }

    /** The facts of these ids, as far as there are any. */
    public Facts named(Collection<String> ids) {
        return new Facts("Facts", ids.stream().flatMap(id -> find(id).stream()).toList());
    }

    /** The facts on which sources disagree, with all that is said. */
    public Facts conflicts() {
        return those("Facts on which sources disagree", fact -> !fact.undisputed());
    }

    private Facts those(String title, Predicate<Fact> wanted) {
        return new Facts(title, facts.values().stream().filter(wanted).toList());
    }

    /**
     * The same facts, of which those are stale that were said longer ago than this; three years where nobody says.
     *
     * @throws DesignException if the age is not above zero, or a range
     */
    public Catalog lasting(Time age) {
        if (age.uncertain() || !(age.value() > 0)) {
            throw new DesignException(
                    "facts(" + age + ")",
                    "the age from which facts are stale is one time above zero",
                    "write facts(years(1))");
        }
        return new Catalog(facts, age);
    }

    /** How long ago a fact may have been said before it is stale. */
    public Time lasting() {
        return lasting;
    }

    /** The facts that were said longer ago than {@link #lasting()}, seen from the day of {@link #released()}. */
    public Facts stale() {
        return stale(lasting);
    }

    /** The facts that were said longer ago than this, seen from the day of {@link #released()}. */
    public Facts stale(Time age) {
        return stale(age, RELEASED);
    }

    /** The facts that were said longer ago than this, seen from a day; what was stated with the design is never stale. */
    public Facts stale(Time age, LocalDate day) {
        LocalDate oldest = day.minusDays((long) Math.floor(age.value() / 86_400));
        return those(
                "Facts from before " + oldest,
                fact -> fact.origin() instanceof Published published
                        && published.published().earliest().isBefore(oldest));
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
        Map<String, List<Fact>> rows = new LinkedHashMap<>();
        added.forEach(
                fact -> rows.computeIfAbsent(fact.id(), id -> new ArrayList<>()).add(fact));
        Map<String, Fact> all = new LinkedHashMap<>(facts);
        rows.forEach((id, ofId) -> {
            if (ofId.size() > 1) {
                ofId.sort(PICK);
            }
            find(id).ifPresent(known -> {
                ofId.add(known);
                ofId.addAll(known.others());
            });
            all.put(id, ofId.get(0).before(ofId.subList(1, ofId.size())));
        });
        return new Catalog(all, lasting);
    }

    /** The instances that clouds rent out, at this catalogue's prices. */
    public Instances instances() {
        // made once: every bill of materials asks for them
        Instances known = instances;
        if (known == null) {
            known = new Instances(Instance.of(Machines.TABLE, this));
            instances = known;
        }
        return known;
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
                        Nearest.remedy(id, all.stream().map(Instance::id).toList(), "look for it in instances()")));
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
                    Nearest.remedy(
                            id, Tariffs.ROWS.keySet(), "a price that does not fall is fact(\"" + id + "\").price()"));
        }
        return Tariff.of(id, rows, this);
    }

    /** What an id says of money: the tariff of this id if there is one, else the price of the fact. */
    public Pricing pricing(String id) {
        return Tariffs.ROWS.containsKey(id) ? tariff(id) : fact(id).price();
    }

    /** The services that clouds sell, and what is on their bills. */
    public List<Product> products() {
        return Products.ALL;
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

    /** The round-trip time between two regions; empty where one of them or the way between them is not known. */
    public Optional<Time> findRtt(String first, String second) {
        return RoundTrips.of(regions(), this).find(first, second);
    }

    /** What differs from the facts that come with the language. */
    public Changes changes() {
        return Changes.between(standard(), this);
    }

    @Override
    public View view() {
        return Contents.of(facts.values());
    }

    private static Published published(Fact fact) {
        return (Published) fact.origin();
    }
}
