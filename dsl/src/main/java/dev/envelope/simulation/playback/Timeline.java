package dev.envelope.simulation.playback;

import java.util.List;

/**
 * What changes in a network over a time, and how that time is cut into slices.
 *
 * @param cues the changes, each with its moment in seconds; of simultaneous ones the first goes first
 * @param parts of stations, whose figures are told
 * @param lead seconds that it runs before the time begins
 * @param slice seconds
 */
public record Timeline(List<Cue> cues, List<Scaler> scalers, List<Part> parts, double lead, double slice, int slices) {

    /** A change at a moment. */
    public record Cue(double time, Change change) {}

    /** Stations that are told together. */
    public record Part(List<Integer> stations) {

        public Part {
            stations = List.copyOf(stations);
        }
    }

    public Timeline {
        cues = List.copyOf(cues);
        scalers = List.copyOf(scalers);
        parts = List.copyOf(parts);
    }

    /** How long it lasts, without the lead. */
    public double seconds() {
        return slice * slices;
    }
}
