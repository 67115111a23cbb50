package dev.envelope.model;

import static dev.envelope.quantity.Units.bytes;
import static dev.envelope.quantity.Units.count;
import static dev.envelope.quantity.Units.kB;
import static dev.envelope.quantity.Units.perSecond;

import dev.envelope.quantity.Count;
import dev.envelope.quantity.DataSize;
import dev.envelope.quantity.DesignException;
import dev.envelope.quantity.Quantity;
import dev.envelope.quantity.Rate;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * Something that users ask of the system: how often, and how much data goes in, comes out and stays.
 *
 * <p>A read's payload goes out, a write's comes in; a write keeps its payload unless {@code storing(...)} says otherwise.
 *
 * <pre>{@code
 * write("send").perUserPerDay(20, 60).payload(bytes(150, 1_500)).fanout(6)
 * read("redirect").rate(perDay(million(100)))
 * }</pre>
 */
public final class Operation {

    /** Whether an operation takes data out or brings it in. */
    public enum Kind {
        READ,
        WRITE
    }

    /** What a read has to see of the writes before it. */
    public enum Consistency {
        /** The last write: it is answered by the primary, or by a stated quorum. */
        STRONG,
        /** What it depends on: one's own writes, and the message before its reply. */
        CAUSAL,
        /** Some earlier write: any copy may answer. */
        EVENTUAL
    }

    /** Where the records lie that one call after another asks a store for. */
    public enum Access {
        /** Anywhere: each call is an operation of the disk of its own. */
        RANDOM,
        /** Where the last ones ended: only their bytes count. */
        SEQUENTIAL
    }

    static final Input<Count> PER_USER =
            new Input<>("per user and day", "perUserPerDay(10)", Bound.ABOVE_ZERO, count(1), "once a day");
    static final Input<Rate> RATE =
            new Input<>("rate", "rate(perSecond(100))", Bound.ABOVE_ZERO, perSecond(1), "never assumed");
    static final Input<DataSize> PAYLOAD =
            new Input<>("payload", "payload(kB(1))", Bound.NONE, kB(1), "a small message");
    static final Input<DataSize> STORING =
            new Input<>("stored each", "storing(bytes(500))", Bound.NONE, bytes(0), "a read keeps nothing");
    static final Input<Count> FANOUT =
            new Input<>("deliveries each", "fanout(6)", Bound.ABOVE_ZERO, count(1), "each goes to one receiver");

    private final Kind kind;
    private final String name;
    private final Statements statements;
    private final Consistency consistency;
    private final Optional<Access> access;
    private final Optional<Endpoint> endpoint;

    private Operation(
            Kind kind,
            String name,
            Statements statements,
            Consistency consistency,
            Optional<Access> access,
            Optional<Endpoint> endpoint) {
        this.access = access;
        this.endpoint = endpoint;
        this.consistency = consistency;
        this.kind = kind;
        this.name = name;
        this.statements = statements;
    }

    /**
     * An operation of which only the name and the kind are stated.
     *
     * @throws DesignException if the name is blank
     */
    public static Operation named(Kind kind, String name) {
        String word = kind == Kind.READ ? "read" : "write";
        if (name.isBlank()) {
            throw new DesignException(
                    word + "(\"" + name + "\")", "an operation has a name", "write " + word + "(\"redirect\")");
        }
        return new Operation(kind, name, Statements.NONE, Consistency.EVENTUAL, Optional.empty(), Optional.empty());
    }

    /** How often each user asks for it a day. */
    public Operation perUserPerDay(double times) {
        return perUserPerDay(Count.of(PER_USER.example(), times));
    }

    /** How often each user asks for it a day, as a 90 % interval: p5 and p95. */
    public Operation perUserPerDay(double p5, double p95) {
        return perUserPerDay(Count.of(PER_USER.example(), p5, p95));
    }

    /** How often each user asks for it a day. */
    public Operation perUserPerDay(Count times) {
        return with(PER_USER, times);
    }

    /** How often it is asked for, whatever the number of users; in place of {@code perUserPerDay}. */
    public Operation rate(Rate rate) {
        return with(RATE, rate);
    }

    /** The data that one call moves: out of the system for a read, into it for a write. */
    public Operation payload(DataSize each) {
        return with(PAYLOAD, each);
    }

    /** The data that one call leaves behind for the time of the retention. */
    public Operation storing(DataSize each) {
        return with(STORING, each);
    }

    /** How many receivers each call is delivered to: followers of a post, members of a chat. */
    public Operation fanout(double receivers) {
        return fanout(Count.of(FANOUT.example(), receivers));
    }

    /** How many receivers each call is delivered to, as a 90 % interval: p5 and p95. */
    public Operation fanout(double p5, double p95) {
        return fanout(Count.of(FANOUT.example(), p5, p95));
    }

    /** How many receivers each call is delivered to. */
    public Operation fanout(Count receivers) {
        return with(FANOUT, receivers);
    }

    /** The same operation, which has to see the last write: its reads go to the primary. */
    public Operation strong() {
        return new Operation(kind, name, statements, Consistency.STRONG, access, endpoint);
    }

    /** The same operation, which has to see what it depends on. */
    public Operation causal() {
        return new Operation(kind, name, statements, Consistency.CAUSAL, access, endpoint);
    }

    /** The same operation, whose records lie anywhere in a store: each call is an operation of its disk; assumed of all. */
    public Operation random() {
        return accessing(Access.RANDOM);
    }

    /** The same operation, whose records lie one after the other in a store, as those of a scan or a log do. */
    public Operation sequential() {
        return accessing(Access.SEQUENTIAL);
    }

    private Operation accessing(Access how) {
        return new Operation(kind, name, statements, consistency, Optional.of(how), endpoint);
    }

    /** Where its records lie in a store: as stated, else anywhere. */
    public Access access() {
        return access.orElse(Access.RANDOM);
    }

    /** Whether it says where its records lie. */
    public boolean statesAccess() {
        return access.isPresent();
    }

    /** How it is asked for over HTTP: {@code api("GET /links/{id}")}. */
    public Operation api(String contract) {
        return new Operation(kind, name, statements, consistency, access, Optional.of(Endpoint.of(this, contract)));
    }

    /** How it is asked for over HTTP, if that was stated. */
    public Optional<Endpoint> endpoint() {
        return endpoint;
    }

    public Consistency consistency() {
        return consistency;
    }

    public String name() {
        return name;
    }

    public Kind kind() {
        return kind;
    }

    /** Whether it says how often it is asked for. */
    boolean statesTraffic() {
        return statements.has(RATE) || statements.has(PER_USER);
    }

    /** Whether its rate was stated for all users together. */
    public boolean hasRate() {
        return statements.has(RATE);
    }

    /** Whether each call has several receivers. */
    public boolean fansOut() {
        return statements.has(FANOUT);
    }

    /** Whether it leaves data behind: a write unless it stores nothing, a read if it says so. */
    public boolean keeps() {
        return kind == Kind.WRITE ? stored().value() > 0 : statements.has(STORING);
    }

    public Rate rate() {
        return get(RATE);
    }

    public Count perUserPerDay() {
        return get(PER_USER);
    }

    public DataSize payload() {
        return get(PAYLOAD);
    }

    public Count fanout() {
        return get(FANOUT);
    }

    /** What one call leaves behind: as stated, else a write's payload. */
    public DataSize stored() {
        if (kind == Kind.WRITE && !statements.has(STORING)) {
            return payload();
        }
        return get(STORING);
    }

    Map<String, Quantity<?>> stated() {
        return statements.stated(name + ": ");
    }

    private <Q extends Quantity<Q>> Q get(Input<Q> input) {
        return statements.of(input, name + ": ");
    }

    private <Q extends Quantity<Q>> Operation with(Input<Q> input, Q value) {
        return new Operation(kind, name, statements.with(input, value), consistency, access, endpoint);
    }

    /** The operation in words: {@code write "send", 20 to 60 a user and day, 150 B to 1.5 kB}. */
    @Override
    public String toString() {
        return (kind == Kind.READ ? "read \"" : "write \"") + name + "\", "
                + (hasRate() ? rate() : perUserPerDay() + " a user and day") + ", payload " + payload()
                + (keeps() ? ", storing " + stored() : "")
                + (fansOut() ? ", to " + fanout() + " receivers" : "")
                + (consistency == Consistency.EVENTUAL
                        ? ""
                        : ", " + consistency.name().toLowerCase(Locale.ROOT))
                + access.map(how -> ", " + how.name().toLowerCase(Locale.ROOT)).orElse("");
    }
}
