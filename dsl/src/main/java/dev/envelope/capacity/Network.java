package dev.envelope.capacity;

import static dev.envelope.quantity.Units.count;

import dev.envelope.quantity.Bandwidth;
import dev.envelope.quantity.Count;
import dev.envelope.quantity.DataSize;
import dev.envelope.quantity.Dimension;
import dev.envelope.quantity.Operator;
import dev.envelope.quantity.Rate;
import dev.envelope.quantity.Share;
import dev.envelope.quantity.Term;
import dev.envelope.quantity.Time;
import java.util.List;

/**
 * What one link and one TCP connection carry.
 *
 * <ul>
 *   <li>bandwidth-delay product = bandwidth × round-trip time: the buffer that keeps a link full
 *   <li>window limit = window ÷ round-trip time: the most that one connection carries
 *   <li>loss limit = segment ÷ round-trip time ÷ √loss: the most that one connection carries where packets are lost
 *   <li>goodput = line rate × payload ÷ (payload + overhead)
 * </ul>
 *
 * <p>Source: B. Constantine et al., RFC 6349, 2011; M. Mathis, J. Semke, J. Mahdavi and T. Ott, The Macroscopic Behavior of
 * the TCP Congestion Avoidance Algorithm, 1997.
 *
 * <pre>{@code
 * Network.bandwidthDelayProduct(gbps(10), ms(80))      // 100 MB
 * Network.windowLimit(KiB(64), ms(80))                 // 819 kB/s, whatever the link
 * }</pre>
 */
public final class Network {

    /** Of segment, round-trip time and loss. */
    private static final Operator LOSS_LIMIT = new Operator.Function("loss limit", x -> x[0] / x[1] / Math.sqrt(x[2]));

    /** Of data and initial window: each round trip carries twice what the one before carried. */
    private static final Operator SLOW_START = new Operator.Function(
            "slow-start round trips", x -> Math.ceil(Math.log1p(x[0] / x[1]) / Math.log(2) - 1e-9));

    private Network() {}

    /** The data under way on a full link, which is what its buffers and windows have to hold. */
    public static DataSize bandwidthDelayProduct(Bandwidth bandwidth, Time roundTrip) {
        return bandwidth.over(roundTrip).named("bandwidth-delay product");
    }

    /** The most that one connection carries, because a window is confirmed once a round trip. */
    public static Bandwidth windowLimit(DataSize window, Time roundTrip) {
        return window.per(roundTrip).named("window limit");
    }

    /** How many connections with this window fill a link. */
    public static Count connectionsToFill(Bandwidth bandwidth, Time roundTrip, DataSize window) {
        return bandwidthDelayProduct(bandwidth, roundTrip)
                .ratio(window)
                .roundedUp()
                .named("connections to fill the link");
    }

    /**
     * The most that one connection carries where this share of the packets is lost, below about 1 %. The formula's constant
     * is 1, between the 0.87 and 1.22 that its authors give with and without delayed acknowledgements; it describes Reno's
     * control, and those that take no loss for congestion carry more.
     */
    public static Bandwidth lossLimit(DataSize segment, Time roundTrip, Share loss) {
        List<Term> operands = List.of(segment.term(), roundTrip.term(), loss.term());
        return new Bandwidth(new Term.Operation(Dimension.BANDWIDTH, LOSS_LIMIT, operands)).named("loss limit");
    }

    /**
     * How many round trips a new connection takes for so much data, if neither the link nor the receiver's window is in the
     * way: the first carries the initial window (ten segments; RFC 6928, 2013), each further one twice as much.
     */
    public static Count slowStartRoundTrips(DataSize data, DataSize initialWindow) {
        List<Term> operands = List.of(data.term(), initialWindow.term());
        return new Count(new Term.Operation(Dimension.COUNT, SLOW_START, operands)).named("slow-start round trips");
    }

    /** How many packets a line carries, each with the overhead that it has on the wire. */
    public static Rate packetRate(Bandwidth line, DataSize payload, DataSize overhead) {
        return line.per(payload.plus(overhead)).named("packet rate");
    }

    /** What a line carries of the payload; an Ethernet frame of 1,460 B of TCP data has 78 B of overhead. */
    public static Bandwidth goodput(Bandwidth line, DataSize payload, DataSize overhead) {
        return packetRate(line, payload, overhead).times(payload).named("goodput");
    }

    /** How often one can ask and be answered, one after the other. */
    public static Rate roundTripRate(Time roundTrip) {
        return count(1).per(roundTrip).named("round trips");
    }
}
