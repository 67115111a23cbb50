package dev.envelope.catalog;

import dev.envelope.catalog.Origin.Published;
import dev.envelope.quantity.Bandwidth;
import dev.envelope.quantity.Count;
import dev.envelope.quantity.DataSize;
import dev.envelope.quantity.DesignException;
import dev.envelope.quantity.Quantity;
import dev.envelope.view.Answer;
import dev.envelope.view.View;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A type of virtual machine that a cloud rents out: what is in it, and what it costs in each way of paying.
 *
 * <p>What is in it is labelled with its source; the prices are facts of the catalogue that it was asked from, so a price
 * that a user states counts here too.
 *
 * <pre>{@code
 * var m7i = Catalog.standard().instance("aws.ec2.m7i.xlarge");
 * m7i.price(Purchase.ON_DEMAND).orElseThrow().price().of(months(1))   // $147
 * }</pre>
 */
public final class Instance extends Answer {

    /** What a family has more of than others. */
    public enum Purpose {
        GENERAL,
        COMPUTE,
        MEMORY,
        STORAGE;

        static Purpose parse(String word) {
            return Stream.of(values())
                    .filter(purpose -> purpose.words().equals(word))
                    .findFirst()
                    .orElseThrow(() -> new DesignException(
                            "purpose \"" + word + "\"",
                            "an instance is for general, compute, memory or storage",
                            "write general"));
        }

        /** As a table tells it: {@code general}. */
        public String words() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    private final String id;
    private final String cloud;
    private final String region;
    private final Purpose purpose;
    private final String architecture;
    private final Count vcpus;
    private final DataSize memory;
    private final @Nullable Bandwidth network;
    private final DataSize disk;
    private final Published origin;
    private final Catalog catalog;

    private Instance(Row row, Catalog catalog) {
        this.id = row.id();
        this.cloud = row.required("cloud");
        this.region = row.required("region");
        this.purpose = Purpose.parse(row.required("purpose"));
        this.architecture = row.required("architecture");
        this.origin = row.origin();
        this.vcpus = labelled("vCPU", FactUnit.amount(row.required("vcpu") + " vCPU", Count.class));
        this.memory = labelled("memory", FactUnit.amount(row.required("memory"), DataSize.class));
        this.disk = labelled("local disk", FactUnit.amount(row.required("disk"), DataSize.class));
        String stated = row.optional("network", "");
        this.network = stated.isEmpty() ? null : labelled("network", FactUnit.amount(stated, Bandwidth.class));
        this.catalog = catalog;
    }

    /** The instances of a table, priced by a catalogue. */
    static List<Instance> of(FactFile table, Catalog catalog) {
        return table.rows(row -> new Instance(row, catalog));
    }

    private <Q extends Quantity<Q>> Q labelled(String what, Q amount) {
        return amount.labelled(id + " " + what, Origin.of(what + " of " + id, origin));
    }

    /** Its name in the catalogue: {@code aws.ec2.m7i.xlarge}. */
    public String id() {
        return id;
    }

    /** Who rents it out: {@code AWS}, {@code Google Cloud}, {@code Azure}. */
    public String cloud() {
        return cloud;
    }

    /** The region that its prices are those of. */
    public String region() {
        return region;
    }

    /** What it has more of than others. */
    public Purpose purpose() {
        return purpose;
    }

    /** Of its processor: {@code x86_64} or {@code arm64}. */
    public String architecture() {
        return architecture;
    }

    /** How many virtual processors it has: of x86_64 mostly hardware threads, of arm64 cores. */
    public Count vcpus() {
        return vcpus;
    }

    /** Its memory. */
    public DataSize memory() {
        return memory;
    }

    /** What its network sustains; empty where nobody says. */
    public Optional<Bandwidth> network() {
        return Optional.ofNullable(network);
    }

    /** Its local disks in sum; 0 where it has none. They lose what is on them when it stops. */
    public DataSize disk() {
        return disk;
    }

    /** Who says so. */
    public Published origin() {
        return origin;
    }

    /** The fact of its price, if the catalogue knows it; a savings plan has none for a type. */
    public Optional<Fact> price(Purchase purchase) {
        return purchase.isPlan() ? Optional.empty() : catalog.find(id + "." + purchase.suffix());
    }

    @Override
    public View view() {
        List<String> lines = new ArrayList<>();
        lines.add(cloud + " " + region + ", for " + purpose.words() + ", " + architecture);
        lines.add(vcpus.toString());
        lines.add("memory: " + memory);
        lines.add("network: " + network().map(Bandwidth::toString).orElse("not known"));
        lines.add("local disk: " + disk);
        for (Purchase purchase : Purchase.values()) {
            price(purchase).ifPresent(fact -> lines.add(purchase.words() + ": " + fact.line()));
        }
        lines.add("source: " + origin.source() + ", " + origin.date() + ", confidence " + origin.confidence());
        return View.titled(id).notes("", lines);
    }
}
