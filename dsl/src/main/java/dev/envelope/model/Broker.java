package dev.envelope.model;

import static dev.envelope.quantity.Units.count;
import static dev.envelope.quantity.Units.days;
import static dev.envelope.quantity.Units.hours;

import dev.envelope.quantity.Count;
import dev.envelope.quantity.Time;
import org.jspecify.annotations.Nullable;

/**
 * A component that keeps messages until somebody has taken them: a queue, or a stream that keeps them for a time.
 *
 * <pre>{@code stream("events").partitions(24).copies(3).retention(days(7))}</pre>
 */
public final class Broker extends Component<Broker> {

    /** How many brokers hold each message. */
    public static final Input<Count> COPIES = Database.COPIES;

    /** Into how many ordered logs the messages are split. */
    public static final Input<Count> PARTITIONS =
            new Input<>("partitions", "partitions(24)", Bound.AT_LEAST_ONE, count(1), "never assumed");

    /** How long messages are kept. */
    public static final Input<Time> RETENTION = new Input<>(
            "retention",
            "retention(days(7))",
            Bound.NONE,
            days(7),
            "seven days, the default of Kafka (log.retention.hours = 168)");

    private Broker(
            Role role,
            String name,
            Statements statements,
            Placement placement,
            Policies policies,
            @Nullable Shape shape) {
        super(role, name, statements, placement, policies, shape);
    }

    /** A queue or a stream of which only the name is stated. */
    public static Broker named(Role role, String name) {
        return new Broker(role, checked(role, name), Statements.NONE, Placement.ANYWHERE, Policies.NONE, null);
    }

    /** How long it keeps messages: as stated, else as long as such a broker usually does. */
    public Time retention() {
        Input<Time> usual = role() == Role.STREAM
                ? RETENTION
                : RETENTION.assuming(hours(1), "a queue holds what was not taken yet: room for an hour without takers");
        return states(RETENTION) ? get(RETENTION) : assumed(usual);
    }

    @Override
    Broker copy(Statements statements, Placement placement, Policies policies, @Nullable Shape shape) {
        return new Broker(role(), name(), statements, placement, policies, shape);
    }

    /** How many brokers hold each message; in place of the design's {@code replication}. */
    public Broker copies(double brokers) {
        return with(COPIES, Count.of(COPIES.example(), brokers));
    }

    /** Into how many ordered logs the messages are split. */
    public Broker partitions(double number) {
        return with(PARTITIONS, Count.of(PARTITIONS.example(), number));
    }

    /** How long messages are kept. */
    public Broker retention(Time time) {
        return with(RETENTION, time);
    }
}
