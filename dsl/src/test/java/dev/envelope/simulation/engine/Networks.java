package dev.envelope.simulation.engine;

import dev.envelope.simulation.network.Network;
import dev.envelope.simulation.network.NetworkBuilder;
import dev.envelope.simulation.network.Station;
import dev.envelope.simulation.random.Arrivals;
import dev.envelope.simulation.random.ServiceTimes;

/** Networks that have exact answers. */
public final class Networks {

    private Networks() {}

    /** One station with service times of mean 1, busy to a utilisation. */
    public static Network single(Station station, double utilisation) {
        var builder = new NetworkBuilder();
        int queue = builder.station(station);
        int entry = builder.call(queue, builder.end(0));
        builder.source("calls", utilisation * station.servers(), new Arrivals.Poisson(), 0, entry);
        return builder.build();
    }

    public static Station station(int servers, double variability) {
        return Station.of("queue", servers, ServiceTimes.of(1, variability));
    }

    /** A program that begins at an entry and is asked for once in 100 s, so that calls hardly ever meet. */
    public static Network alone(NetworkBuilder builder, int entry) {
        builder.source("calls", 0.01, new Arrivals.Poisson(), 0, entry);
        return builder.build();
    }
}
