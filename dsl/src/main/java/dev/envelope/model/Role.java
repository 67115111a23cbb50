package dev.envelope.model;

import static dev.envelope.quantity.Units.perSecond;

import dev.envelope.quantity.Rate;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What a component does in a system: it decides the word that makes one, how it is drawn, whether it is ours to size, and
 * whether it keeps what is written.
 */
public enum Role {
    CLIENT("client", false, false),
    DNS("dns", false, false),
    CDN("cdn", false, false),
    LOAD_BALANCER(
            "loadBalancer",
            40_000,
            "one core of nginx with TLS, 1 kB answers and connections kept alive (NGINX performance lab, 2017)"),
    GATEWAY(
            "gateway",
            40_000,
            "one core of nginx with TLS, 1 kB answers and connections kept alive (NGINX performance lab, 2017)"),
    SERVICE("service", true, false),
    CACHE("cache", 74_000, "redis-benchmark, SET without pipelining on one instance (redis-doc, 2025-06)"),
    DATABASE(
            "database",
            3_200,
            true,
            "four cores of PostgreSQL under pgbench's read-write mix; measure your own, this is the weakest figure"),
    QUEUE("queue", 100_000, true, "messages a second of a broker of 4 cores and 8 GB (Huawei DMS for Kafka, 2024-11)"),
    STREAM(
            "stream",
            100_000,
            true,
            "messages a second of a broker of 4 cores and 8 GB (Huawei DMS for Kafka, 2024-11)"),
    OBJECT_STORE("objectStore", false, true),
    SEARCH_INDEX("searchIndex", true, true),
    EXTERNAL("external", false, false),
    WORKER("worker", true, false);

    private final String word;
    private final boolean sized;
    private final boolean keeps;
    private final double throughput;
    private final @Nullable String reason;

    Role(String word, boolean sized, boolean keeps) {
        this(word, sized, keeps, 0, null);
    }

    Role(String word, double throughput, String reason) {
        this(word, true, false, throughput, reason);
    }

    Role(String word, double throughput, boolean keeps, String reason) {
        this(word, true, keeps, throughput, reason);
    }

    Role(String word, boolean sized, boolean keeps, double throughput, @Nullable String reason) {
        this.word = word;
        this.sized = sized;
        this.keeps = keeps;
        this.throughput = throughput;
        this.reason = reason;
    }

    /** The word that makes one, such as {@code loadBalancer}. */
    public String word() {
        return word;
    }

    /** The role as text: {@code load balancer}. */
    public String told() {
        return this == DNS || this == CDN
                ? name()
                : name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }

    /** The role as text with its article: {@code an object store}. */
    public String one() {
        return ("aeiou".indexOf(told().charAt(0)) < 0 ? "a " : "an ") + told();
    }

    /** Whether we run it, and so have to know how many of it; a provider's service scales by itself. */
    public boolean isSized() {
        return sized;
    }

    /** Whether what an operation writes stays in it. */
    public boolean keeps() {
        return keeps;
    }

    /** Whether it calls what comes after it in a path; a store, a cache or somebody else's service only answers. */
    public boolean callsOn() {
        return switch (this) {
            case CLIENT, CDN, LOAD_BALANCER, GATEWAY, SERVICE, WORKER, QUEUE, STREAM -> true;
            case DNS, CACHE, DATABASE, OBJECT_STORE, SEARCH_INDEX, EXTERNAL -> false;
        };
    }

    /** What is assumed that one instance takes where neither a throughput nor a service time is stated. */
    Optional<Input<Rate>> usualThroughput() {
        return Optional.ofNullable(reason).map(why -> Component.THROUGHPUT.assuming(perSecond(throughput), why));
    }

    /** Whether it fetches what it does not hold by itself, and not its caller. */
    public boolean pulls() {
        return this == CDN;
    }
}
