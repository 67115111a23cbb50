package dev.envelope.simulation.engine;

import dev.envelope.simulation.network.Network;
import java.util.Arrays;
import java.util.stream.IntStream;

/**
 * By how much the queues of stations grow that grow without end.
 *
 * <p>In a steady state a queue is on average as long at the end of a count as at its beginning. One that grows without end does so in
 * proportion to the time; one that fills up slows down, at the limit of what a station can take with the root of the time. So a queue grows
 * if what replications gained in the second part of a run is above nothing by Student's t at a confidence of {@value #CONFIDENCE}, and a second
 * in that part brought at least {@value #HARDLY_LESS} of what one in the first part did.
 *
 * @param perSecond by how many calls a second, by station; 0 where the queue does not grow
 * @param replications in how many replications it was longer at the end, by station
 */
public record Growth(double[] perSecond, int[] replications) {

    private static final double CONFIDENCE = 0.999_999;
    private static final double HARDLY_LESS = 0.7;

    /** Nothing grows, or nobody has asked. */
    static Growth none(Network network) {
        int stations = network.stations().size();
        return new Growth(new double[stations], new int[stations]);
    }

    /** From what was there in the middle and at the end of each replication. */
    static Growth of(Network network, Crowd[] middle, Crowd[] end) {
        Growth growth = none(network);
        for (int s = 0; s < growth.perSecond.length; s++) {
            growth.judge(s, network.stations().get(s).servers(), middle, end);
        }
        return growth;
    }

    private void judge(int s, int servers, Crowd[] middle, Crowd[] end) {
        double[] gained = new double[end.length];
        Arrays.setAll(gained, i -> end[i].waiting(s, servers) - middle[i].waiting(s, servers));
        double mean = mean(gained);
        double before = mean(Arrays.stream(middle)
                .mapToDouble(each -> each.waiting(s, servers))
                .toArray());
        double earlier = mean(Arrays.stream(middle).mapToDouble(Crowd::seconds).toArray());
        double later = mean(Arrays.stream(end).mapToDouble(Crowd::seconds).toArray()) - earlier;
        if (goesOn(before / earlier, gained, later)) {
            perSecond[s] = mean / later;
            replications[s] =
                    (int) Arrays.stream(gained).filter(each -> each > 0).count();
        }
    }

    /**
     * Whether what grew in the first part of a time goes on to grow.
     *
     * @param before by how many calls a second it grew from nothing
     * @param gained how many came to that in the second part, by replication
     * @param later how many seconds that took
     */
    public static boolean goesOn(double before, double[] gained, double later) {
        double mean = mean(gained);
        return mean > 0 && Interval.of(mean, gained, CONFIDENCE).low() > 0 && mean >= HARDLY_LESS * before * later;
    }

    private static double mean(double[] numbers) {
        return Arrays.stream(numbers).average().orElseThrow();
    }

    boolean isSomewhere() {
        return IntStream.range(0, perSecond.length).anyMatch(s -> perSecond[s] > 0);
    }
}
