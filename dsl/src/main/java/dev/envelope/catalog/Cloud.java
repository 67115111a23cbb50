package dev.envelope.catalog;

import dev.envelope.quantity.DesignException;
import dev.envelope.quantity.Nearest;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Whose machines and services a design is priced on. */
public enum Cloud {
    AWS("AWS", "us-east-1", "aws.ri.discount", "aws.sp.compute"),
    GOOGLE_CLOUD("Google Cloud", "us-central1", "gcp.cud.flexible", "gcp.cud.flexible"),
    AZURE("Azure", "eastus", "azure.ri.discount", "azure.sp.compute"),
    OWN_HARDWARE("own hardware", "", "", "");

    private final String words;
    private final String region;
    private final String discount;
    private final String plan;

    Cloud(String words, String region, String discount, String plan) {
        this.words = words;
        this.region = region;
        this.discount = discount;
        this.plan = plan;
    }

    /**
     * The cloud of a name.
     *
     * @throws DesignException if there is none, naming the nearest
     */
    public static Cloud named(String name) {
        List<String> known = Stream.of(values()).map(Cloud::words).toList();
        return Stream.of(values())
                .filter(cloud -> cloud.words.equalsIgnoreCase(name))
                .findFirst()
                .orElseThrow(() -> new DesignException(
                        "on(\"" + name + "\")",
                        "a design is priced on one of " + known,
                        Nearest.remedy(name, known, "write on(\"AWS\")")));
    }

    /** As facts and tables name it: {@code Google Cloud}. */
    public String words() {
        return words;
    }

    /** The region whose prices the catalogue holds; empty for own hardware. */
    public String region() {
        return region;
    }

    /** The fact of what a way of paying usually takes off the price on demand, for what has no price of its own. */
    public Optional<Fact> discount(Purchase purchase, Catalog catalog) {
        return catalog.find((purchase.isPlan() ? plan : discount) + "." + purchase.suffix());
    }
}
