package dev.envelope.cost;

import dev.envelope.capacity.Loads;
import dev.envelope.catalog.Charge;
import dev.envelope.catalog.Cloud;
import dev.envelope.catalog.Instance;
import dev.envelope.catalog.Product;
import dev.envelope.catalog.Purchase;
import dev.envelope.model.Component;
import dev.envelope.model.Model;
import dev.envelope.model.Procurement;
import dev.envelope.model.Role;
import dev.envelope.quantity.Count;
import dev.envelope.quantity.DesignException;
import dev.envelope.quantity.Money;
import dev.envelope.quantity.Quantity;
import dev.envelope.quantity.Share;
import dev.envelope.quantity.Time;
import dev.envelope.quantity.Units;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** A month's bill of a design, line by line; each line is a formula of the design. */
public final class Bill {

    /** The part of a bill for what moves between the others. */
    public static final String TRANSFER = "data transfer";

    private final Model model;
    private final Loads loads;
    private final Metering metering;
    private final RightSizing sizing;
    private final Shared shared;
    private final OwnServers own;
    private final Map<Component<?>, Supply.Machines> onMachines = new LinkedHashMap<>();
    private final List<Line> lines = new ArrayList<>();
    private final List<String> assumed = new ArrayList<>();
    private final List<String> findings = new ArrayList<>();

    private Bill(Model model, Time moment, boolean atPeak) {
        this.model = model;
        this.loads = Loads.of(model);
        this.metering = new Metering(loads, atPeak);
        this.sizing = RightSizing.of(loads).at(moment);
        this.own = new OwnServers(procurement().catalog());
        this.shared = new Shared(procurement().catalog());
    }

    /**
     * The bill of a model at its average load.
     *
     * @throws DesignException if it has no components
     */
    public static Bill of(Model model) {
        return of(model, Units.seconds(0));
    }

    /**
     * The bill of a model at its average load, on the types of machines that the load of a moment after the start asks for.
     *
     * @throws DesignException if it has no components
     */
    public static Bill of(Model model, Time moment) {
        return new Bill(model, moment, false).written();
    }

    /** The bill of a model as if its peak went on all month, on the types of machines that a moment asks for. */
    public static Bill atPeak(Model model, Time moment) {
        return new Bill(model, moment, true).written();
    }

    private Bill written() {
        if (model.architecture().isEmpty()) {
            throw new DesignException(
                    "cost() of " + model.name(),
                    "it has no components yet, so there is nothing to buy",
                    "write .flow(\"redirect\", client(\"browser\"), service(\"web\"), database(\"links\"))");
        }
        if (procurement().cloud().isEmpty()) {
            assumed.add("prices of " + cloud().words() + " in " + cloud().region() + ": state another with on(\""
                    + Cloud.GOOGLE_CLOUD.words() + "\")");
        }
        model.architecture().components().forEach(this::part);
        transfer();
        lines.addAll(shared.lines());
        lines.addAll(own.lines());
        lines.sort(Comparator.comparingInt(line -> order(line.part())));
        expenses();
        return this;
    }

    private Procurement procurement() {
        return model.procurement();
    }

    private Cloud cloud() {
        return procurement().cloudOrUsual();
    }

    private int order(String part) {
        List<String> names = model.architecture().components().stream()
                .<String>map(Component::name)
                .toList();
        int at = names.indexOf(part);
        return at < 0 ? names.size() : at;
    }

    private void part(Component<?> component) {
        Supply.Choice choice = Supply.of(procurement(), component, sizing);
        choice.assumed().ifPresent(assumed::add);
        choice.finding().ifPresent(findings::add);
        Supply supply = choice.supply();
        if (supply instanceof Supply.Managed managed) {
            managed(component, managed.product());
        } else if (supply instanceof Supply.Machines machines) {
            onMachines.put(component, machines);
            Machinery machinery = Machinery.of(loads, metering, component, machines);
            lines.addAll(machinery.lines());
            findings.addAll(machinery.remarks());
        } else if (supply instanceof Supply.Owned) {
            own(component);
        } else if (supply instanceof Supply.Unpriced unpriced
                && !procurement().expenses().containsKey(component.name())) {
            findings.add(unpriced.reason());
        }
    }

    private void managed(Component<?> component, Product product) {
        if (component.placement().lifecycle().isEmpty()) {
            product.charges().forEach(charge -> shared.add(component.name(), charge, metering.of(charge, component)));
            return;
        }
        Tiers tiers = new Tiers(loads, metering, component, product);
        tiers.addTo(shared);
        findings.addAll(tiers.findings());
        assumed.add("reads of " + component.name() + " are spread evenly over its data, whatever its age");
    }

    private void own(Component<?> component) {
        Count instances = metering.instances(component);
        own.add(
                component.name(),
                instances.times(sizing.processors(component)),
                instances.times(sizing.memory(component)),
                component.role().keeps() ? metering.provisioned(component) : Units.bytes(0));
    }

    private void transfer() {
        procurement().catalog().products().stream()
                .filter(product -> product.cloud() == cloud() && product.kind().equals(TRANSFER))
                .flatMap(product -> product.charges().stream())
                .forEach(charge -> {
                    Quantity<?> moved = moved(charge);
                    if (moved.value() > 0) {
                        shared.add(TRANSFER, charge, moved);
                    }
                });
    }

    private Quantity<?> moved(Charge charge) {
        return metering.moved(charge.meter(), Bill::paysForTransfer, onMachines::containsKey)
                .times(charge.each())
                .named(TRANSFER + ": " + charge.item());
    }

    /** A network of caches has prices of its own for what it sends, and nobody is billed for the bytes of a name's address. */
    private static boolean paysForTransfer(Component<?> component) {
        return component.role() != Role.CDN && component.role() != Role.DNS;
    }

    private void expenses() {
        Money before = total();
        procurement().expenses().forEach((name, amount) -> {
            Money monthly = amount instanceof Share share ? before.times(share) : (Money) amount;
            lines.add(Line.of(name, "stated", amount, "", monthly));
        });
    }

    /** The lines, in the order of the components; then the transfer and the expenses. */
    public List<Line> lines() {
        return List.copyOf(lines);
    }

    /** The parts in their order. */
    public List<String> parts() {
        return lines.stream().map(Line::part).distinct().toList();
    }

    /** The money for a month. */
    public Money total() {
        return sum(lines.stream()).named("monthly cost");
    }

    /** The money for a month of one part; nothing for one that is not in it. */
    public Money of(String part) {
        return sum(lines.stream().filter(line -> line.part().equals(part))).named("monthly cost of " + part);
    }

    /** The type of machine that each instance of a component is one of; empty for what is on none, or on several at once. */
    public Optional<Instance> machine(Component<?> component) {
        return Optional.ofNullable(onMachines.get(component))
                .filter(machines -> machines.each() == 1)
                .map(Supply.Machines::type);
    }

    /** The type of the machines that a component is on, however many of them one instance takes. */
    Optional<Instance> type(Component<?> component) {
        return Optional.ofNullable(onMachines.get(component)).map(Supply.Machines::type);
    }

    /** What each part that is on machines is on, such as {@code r7i.large}, by the names of the parts. */
    public Map<String, String> machines() {
        Map<String, String> told = new LinkedHashMap<>();
        onMachines.forEach((component, machines) -> told.put(component.name(), machines.told()));
        return told;
    }

    /** The money for a month of the machines that are paid for in such ways. */
    public Money machines(Predicate<Purchase> ways) {
        return sum(lines.stream().filter(line -> line.purchase().filter(ways).isPresent()));
    }

    private static Money sum(Stream<Line> lines) {
        return lines.map(line -> line.monthly().named(line.part() + ": " + line.item()))
                .reduce(Money::plus)
                .orElseGet(() -> Units.usd(0));
    }

    /** What was chosen because nobody said otherwise, a line for each. */
    public List<String> assumed() {
        return List.copyOf(assumed);
    }

    /** What has no price, or not the one that was asked for, a line for each with what to write. */
    public List<String> findings() {
        return findings.stream().distinct().toList();
    }
}
