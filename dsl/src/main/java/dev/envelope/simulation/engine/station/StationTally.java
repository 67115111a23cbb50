package dev.envelope.simulation.engine.station;

/**
 * What a station did in a time: counts, and integrals over the time.
 *
 * @param seconds the time
 * @param arrived calls that came
 * @param left calls that were served
 * @param dropped calls that were turned away
 * @param shed calls that had waited too long when their turn came
 * @param abandoned the work, of {@code busy}, on calls whose answer nobody waited for any more when it was there
 * @param waited the sum of the waits, each counted as far as it lies in the time
 * @param queued the integral of the number that waits; by Little's law the same
 * @param busy the integral of the number of servers that work
 * @param gained how many calls are there at the end beyond those at the beginning
 */
public record StationTally(
        double seconds,
        long arrived,
        long left,
        long dropped,
        long shed,
        double abandoned,
        double waited,
        double queued,
        double busy,
        long gained) {

    /** Both together. */
    public StationTally plus(StationTally other) {
        return new StationTally(
                seconds + other.seconds,
                arrived + other.arrived,
                left + other.left,
                dropped + other.dropped,
                shed + other.shed,
                abandoned + other.abandoned,
                waited + other.waited,
                queued + other.queued,
                busy + other.busy,
                gained + other.gained);
    }

    /** The mean wait of those that were let in. */
    public double meanWait() {
        return waited / (arrived - dropped);
    }

    /** How many servers were busy on average. */
    public double meanBusy() {
        return busy / seconds;
    }

    /** Little's law and the conservation of calls: both hold whatever the numbers are, or the engine lost somebody. */
    public void check(String station) {
        double apart = Math.abs(waited - queued);
        if (apart > 1e-6 * (queued + seconds * 1e-3) || arrived != left + dropped + shed + gained) {
            throw new IllegalStateException("the simulation of " + station + " does not add up: " + this);
        }
    }
}
