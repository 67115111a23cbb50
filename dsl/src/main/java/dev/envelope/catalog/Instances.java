package dev.envelope.catalog;

import dev.envelope.quantity.Count;
import dev.envelope.quantity.DataSize;
import dev.envelope.quantity.Quantity;
import dev.envelope.quantity.Units;
import dev.envelope.view.Answer;
import dev.envelope.view.View;
import java.util.Iterator;
import java.util.List;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import tech.tablesaw.api.DoubleColumn;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.api.Table;

/**
 * Instances to choose from.
 *
 * <p>{@link #table()} has a row for each; sizes are in GiB and GB, the network in Gbit/s, prices in dollars an hour, and what
 * nobody says is missing.
 *
 * <pre>{@code Catalog.standard().instances().of("AWS").atLeast(count(4), GiB(32))}</pre>
 */
public final class Instances extends Answer implements Iterable<Instance> {

    private final List<Instance> instances;

    Instances(List<Instance> instances) {
        this.instances = List.copyOf(instances);
    }

    /** Those of a cloud. */
    public Instances of(String cloud) {
        return those(instance -> instance.cloud().equalsIgnoreCase(cloud));
    }

    /** Those for a purpose. */
    public Instances of(Instance.Purpose purpose) {
        return those(instance -> instance.purpose() == purpose);
    }

    /** Those with so many virtual processors and so much memory, or more. */
    public Instances atLeast(Count vcpus, DataSize memory) {
        return those(instance ->
                instance.vcpus().value() >= vcpus.value() && instance.memory().value() >= memory.value());
    }

    private Instances those(Predicate<Instance> wanted) {
        return new Instances(instances.stream().filter(wanted).toList());
    }

    public Stream<Instance> stream() {
        return instances.stream();
    }

    @Override
    public Iterator<Instance> iterator() {
        return instances.iterator();
    }

    /** One row for each instance. */
    public Table table() {
        Table table = Table.create(
                "instances",
                words("id", Instance::id),
                words("cloud", Instance::cloud),
                words("region", Instance::region),
                words("purpose", instance -> instance.purpose().words()),
                words("architecture", Instance::architecture),
                numbers("vCPU", instance -> instance.vcpus().value()),
                numbers("memory GiB", instance -> in(instance.memory(), Units.GiB(1))),
                numbers(
                        "network Gbit/s",
                        instance -> instance.network()
                                .map(network -> in(network, Units.gbps(1)))
                                .orElse(Double.NaN)),
                numbers("disk GB", instance -> in(instance.disk(), Units.GB(1))));
        Stream.of(Purchase.values())
                .filter(purchase -> !purchase.isPlan())
                .forEach(purchase ->
                        table.addColumns(numbers(purchase.words() + " $/h", instance -> hourly(instance, purchase))));
        return table;
    }

    private static double hourly(Instance instance, Purchase purchase) {
        return instance.price(purchase)
                .map(fact -> fact.price().of(Units.hours(1)).value())
                .orElse(Double.NaN);
    }

    private static double in(Quantity<?> amount, Quantity<?> unit) {
        return amount.value() / unit.value();
    }

    private StringColumn words(String name, Function<Instance, String> text) {
        return StringColumn.create(name, instances.stream().map(text));
    }

    private DoubleColumn numbers(String name, Function<Instance, Double> value) {
        return DoubleColumn.create(name, instances.stream().map(value).toArray(Double[]::new));
    }

    @Override
    public View view() {
        View titled = View.titled("Instances: " + instances.size());
        String regions = stream()
                .map(instance -> instance.cloud() + " " + instance.region())
                .distinct()
                .collect(Collectors.joining(", "));
        return instances.isEmpty()
                ? titled
                : titled.text("Linux, in " + regions + ".")
                        .table(() -> table().rejectColumns("cloud", "region", "architecture"));
    }
}
