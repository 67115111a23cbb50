package dev.envelope.capacity;

import dev.envelope.quantity.Count;
import dev.envelope.quantity.DataSize;
import dev.envelope.quantity.Rate;
import dev.envelope.quantity.Share;
import dev.envelope.quantity.Time;

/**
 * How many connections are open, and what they take.
 *
 * <ul>
 *   <li>open connections = new connections a second × (time in use + keep-alive), by Little's law
 *   <li>new connections a second to one destination ≤ ports ÷ time for which a closed one is held
 * </ul>
 *
 * <p>Source: J. Little, A Proof for the Queuing Formula L = λW, 1961; RFC 9293, 2022, section 3.6.1, for the state TIME-WAIT.
 *
 * <pre>{@code
 * Connections.open(perSecond(2_000), ms(200), seconds(15))    // 30,400
 * Connections.rateOfPorts(count(28_232), seconds(60))         // 471/s, Linux's defaults
 * }</pre>
 */
public final class Connections {

    private Connections() {}

    /** The connections of users who are online, each with so many. */
    public static Count ofUsers(Count users, Share online, Count each) {
        return users.times(online).times(each).named("open connections");
    }

    /** The open connections of clients that come at this rate, use one for a time, and leave it open for the keep-alive. */
    public static Count open(Rate arrivals, Time inUse, Time keepAlive) {
        return arrivals.over(inUse.plus(keepAlive)).named("open connections");
    }

    /** How often connections are opened, each with its handshake, to keep so many open if each lives so long. */
    public static Rate handshakes(Count open, Time lifetime) {
        return open.per(lifetime).named("handshakes");
    }

    /** How many nodes it takes for so many connections. */
    public static Count nodes(Count open, Count perNode) {
        return open.dividedBy(perNode).roundedUp().named("nodes for connections");
    }

    /** The memory that so many connections take. */
    public static DataSize memory(Count open, DataSize each) {
        return open.times(each).named("connection memory");
    }

    /**
     * How often one address can open a connection to one destination (an address and a port), if the side that closes
     * holds each port for a time afterwards: 60 s on Linux.
     */
    public static Rate rateOfPorts(Count ports, Time held) {
        return ports.per(held).named("new connections to a destination");
    }

    /** How many source addresses it takes for so many connections to one destination. */
    public static Count addresses(Count open, Count ports) {
        return open.dividedBy(ports).roundedUp().named("source addresses");
    }
}
