package dev.envelope.simulation.playback;

/**
 * An autoscaler of instances behind one queue, or of as many stations as there may be instances, each with a queue of its own.
 *
 * @param first the station, or the first of several
 * @param queues how many stations there are
 * @param each how many servers an instance has
 * @param start how many instances there are in the beginning
 * @param target the utilisation that it aims at
 * @param least how many instances there are at least
 * @param most how many instances there are at most
 * @param delay seconds until a new instance takes calls
 * @param period how often it looks, in seconds
 * @param settling for so many seconds it does not go below what it asked for
 */
public record Scaler(
        int first,
        int queues,
        int each,
        int start,
        double target,
        int least,
        int most,
        double delay,
        double period,
        double settling) {}
