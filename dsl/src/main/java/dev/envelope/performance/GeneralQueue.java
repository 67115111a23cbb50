package dev.envelope.performance;

import static dev.envelope.quantity.Units.count;
import static dev.envelope.quantity.Units.percent;

import dev.envelope.quantity.Count;
import dev.envelope.quantity.Quantity;
import dev.envelope.quantity.Rate;
import dev.envelope.quantity.Share;
import dev.envelope.quantity.Time;
import java.util.List;
import org.knowm.xchart.XYChart;

/**
 * G/G/c: any distribution of the times between arrivals and of the service times, told by their means and variabilities.
 *
 * <p>The mean wait is Allen's and Cunneen's approximation: the wait of M/M/c times {@code (c_a² + c_s²) ÷ 2}. It is exact for
 * M/M/c and M/G/1 (Pollaczek and Khinchine), and near where the load is high; for several servers and constant service times it
 * is some per cent off, at a low load and c_a ≠ 1 it tells no more than the order of magnitude.
 *
 * <p>Percentiles of the wait at one server and with random arrivals follow the exponential law of its tail ({@link PoissonTail}), near
 * exact from the p90 on. Others are told as the part C that waits and an exponential wait of those, as in heavy traffic (Kingman): some per
 * cent too high for even service times.
 *
 * <p>Source: A. Allen, Probability, Statistics, and Computer Science, 1990, section 5.3; H. Sakasegawa, Annals of the Institute of
 * Statistical Mathematics 29, 1977; J. Kingman, Proceedings of the Cambridge Philosophical Society 57, 1961.
 *
 * <pre>{@code
 * md1(perHour(8), minutes(5)).meanWait()                                       // 5 min
 * ggc(perSecond(800), ms(16), 16).serviceVariability(2).wait(percent(99))
 * }</pre>
 *
 * @param arrivals calls a second
 * @param service the mean time that a call occupies a server
 * @param servers how many calls are worked on at once
 * @param arrivalVariability c_a, standard deviation over mean of the times between arrivals: 1 for random ones
 * @param serviceVariability c_s, standard deviation over mean of the service times
 */
public record GeneralQueue(
        Rate arrivals, Time service, Count servers, Count arrivalVariability, Count serviceVariability)
        implements QueueingSystem {

    public GeneralQueue {
        servers = Least.servers(servers);
    }

    /** M/M/c, until variabilities are stated. */
    public static GeneralQueue of(Rate arrivals, Time service, Count servers) {
        return new GeneralQueue(arrivals, service, servers, count(1), count(1));
    }

    /** M/D/1: one server that takes the same time for each call. */
    public static GeneralQueue constant(Rate arrivals, Time service) {
        return of(arrivals, service, count(1)).serviceVariability(0);
    }

    /** The same with other times between arrivals. */
    public GeneralQueue arrivalVariability(double coefficient) {
        return arrivalVariability(Count.of("arrivalVariability(2)", coefficient));
    }

    /** The same with other times between arrivals. */
    public GeneralQueue arrivalVariability(Count coefficient) {
        return new GeneralQueue(arrivals, service, servers, coefficient, serviceVariability);
    }

    /** The same with other service times; 0 is M/D/c, any other one M/G/c. */
    public GeneralQueue serviceVariability(double coefficient) {
        return serviceVariability(Count.of("serviceVariability(0.5)", coefficient));
    }

    /** The same with other service times. */
    public GeneralQueue serviceVariability(Count coefficient) {
        return new GeneralQueue(arrivals, service, servers, arrivalVariability, coefficient);
    }

    /** How much of the time a server works; above 1 it is overloaded. */
    public Share utilisation() {
        return random().utilisation();
    }

    @Override
    public List<String> findings() {
        return random().findings();
    }

    /** The same queue with random arrivals and exponential service times. */
    private MultiServerQueue random() {
        return MultiServerQueue.of(arrivals, service, servers);
    }

    private Count variability() {
        Count squares = arrivalVariability.times(arrivalVariability).plus(serviceVariability.times(serviceVariability));
        return squares.dividedBy(2).named("variability");
    }

    /** The mean wait of all calls, by Allen and Cunneen. */
    public Time meanWait() {
        return random().meanWait().times(variability()).named("mean wait");
    }

    /** The mean from arrival to answer. */
    public Time meanResponse() {
        return meanWait().plus(service).named("mean response time");
    }

    /** The wait that this part of the calls does not exceed. */
    public Time wait(Share percentile) {
        return wait("wait", percentile);
    }

    private Time wait(String name, Share percentile) {
        return WAIT.time(
                        random().waiting(),
                        meanWait(),
                        utilisation(),
                        service,
                        servers,
                        arrivalVariability,
                        serviceVariability,
                        percentile)
                .named(name);
    }

    /** Operands: part that waits, mean wait, utilisation, service time, servers, c_a, c_s, percentile. */
    private static double wait(double[] x) {
        if (x[2] >= 1) {
            return Double.POSITIVE_INFINITY;
        }
        boolean oneServer = x[4] == 1 && x[5] == 1;
        return oneServer ? x[3] * PoissonTail.wait(x[2], x[6], x[7]) : Sojourn.wait(x[0], x[1] / x[0], x[7]);
    }

    /** How many calls wait on average. */
    public Count queue() {
        return arrivals.over(meanWait()).named("waiting calls");
    }

    /**
     * The mean wait in closed form, {@code ρ^(√(2(c+1)) − 1) ÷ (c (1 − ρ)) × variability × S}: Sakasegawa's, which for one
     * server is Kingman's {@code ρ ÷ (1 − ρ) × variability × S}. Within some per cent of Allen's
     * and Cunneen's where calls wait at all.
     */
    public Time sakasegawa() {
        return SAKASEGAWA
                .time(utilisation(), servers, service)
                .times(variability())
                .named("mean wait");
    }

    /**
     * What no mean wait of one server exceeds: Kingman's bound {@code λ × (σ_a² + σ_s²) ÷ (2 (1 − ρ))}; exact in the limit of a
     * full load.
     */
    public Time atMost() {
        return KINGMAN.time(utilisation(), arrivalVariability, serviceVariability, service)
                .named("longest mean wait");
    }

    @Override
    public String title() {
        return kendall(arrivalVariability) + "/" + kendall(serviceVariability) + "/" + servers + " with " + arrivals
                + " of " + service;
    }

    /** Kendall's letter for a coefficient of variation. */
    private static String kendall(Count variability) {
        double value = variability.value();
        return variability.uncertain() ? "G" : value == 0 ? "D" : value == 1 ? "M" : "G";
    }

    @Override
    public List<? extends Quantity<?>> numbers() {
        return List.of(
                utilisation(),
                variability(),
                meanWait(),
                wait("p95 of the wait", percent(95)),
                wait("p99 of the wait", percent(99)),
                meanResponse(),
                queue());
    }

    @Override
    public String takenForGranted() {
        return "Independent calls, with coefficients of variation of " + arrivalVariability
                + " between arrivals and " + serviceVariability
                + " in service. The mean wait is exact for M/M/c and M/G/1, else Allen"
                + " and Cunneen's approximation; percentiles are near for one server and calls at random, else of an exponential wait.";
    }

    /** Mean and p99 of the wait over the load, up to the limit. */
    @Override
    public XYChart chart() {
        return LoadCharts.times(
                "wait", title(), utilisation(), rho -> at(rho).meanWait(), rho -> at(rho).wait(percent(99)));
    }

    /** The same servers under another load. */
    private GeneralQueue at(double utilisation) {
        return new GeneralQueue(arrivalsAt(utilisation), service, servers, arrivalVariability, serviceVariability);
    }

    @Override
    public String toString() {
        return view().toString();
    }

    private static final Formula WAIT = new Formula("G/G/c wait", GeneralQueue::wait);

    private static final Formula SAKASEGAWA = new Formula(
            "Sakasegawa",
            x -> x[0] >= 1
                    ? Double.POSITIVE_INFINITY
                    : Math.pow(x[0], Math.sqrt(2 * (x[1] + 1)) - 1) / (x[1] * (1 - x[0])) * x[2]);

    /** Operands: utilisation, c_a, c_s, service time; σ_a = c_a ÷ λ and λ = ρ ÷ S. */
    private static final Formula KINGMAN = new Formula("Kingman's bound", x -> {
        double ofArrivals = x[1] / x[0];
        return x[0] >= 1
                ? Double.POSITIVE_INFINITY
                : x[0] * (ofArrivals * ofArrivals + x[2] * x[2]) / (2 * (1 - x[0])) * x[3];
    });
}
