package dev.envelope.performance;

import dev.envelope.quantity.Count;
import dev.envelope.quantity.Quantity;
import dev.envelope.quantity.Rate;
import dev.envelope.quantity.Share;
import dev.envelope.quantity.Time;
import java.util.List;

/**
 * M/M/c//N: so many users, each of whom thinks for a time and then waits for an answer; the machine repair model.
 *
 * <p>Service takes exponential times, and thinking any. With finitely many users nothing runs away: the more of them wait, the fewer
 * ask. By the operational laws {@code throughput = (N − L) ÷ think time = busy servers ÷ service time} and {@code response = N ÷
 * throughput − think time}. Users who never think are all there all the time.
 *
 * <p>Source: C. Palm, 1947; L. Kleinrock, Queueing Systems, volume 1, 1975, section 3.8.
 *
 * <pre>{@code finiteSource(6, hours(20), hours(2), 1).meanWait()}</pre>
 *
 * @param users how many there are: people, machines, connections
 * @param think the mean time from an answer to the next call of the same user
 * @param service the mean time that a call occupies a server
 * @param servers how many calls are worked on at once
 */
public record FiniteSource(Count users, Time think, Time service, Count servers) implements Worked {

    public FiniteSource {
        servers = Least.servers(servers);
    }

    /** So many users and so many servers. */
    public static FiniteSource of(Count users, Time think, Time service, Count servers) {
        return new FiniteSource(users, think, service, servers);
    }

    /** How likely it is that nobody waits and nothing is worked on. */
    public Share idle() {
        return IDLE.share(users, think, service, servers).named("idle");
    }

    /** How many calls wait on average. */
    public Count queue() {
        return QUEUE.count(users, think, service, servers).named("waiting calls");
    }

    /** How many calls wait or are worked on on average. */
    public Count inSystem() {
        return IN_SYSTEM.count(users, think, service, servers).named("calls in the system");
    }

    /** How many users think on average, of all. */
    public Share thinking() {
        return Formula.part(users.minus(inSystem()), users).named("thinking users");
    }

    /** How many calls a second are served. */
    public Rate throughput() {
        return THROUGHPUT.rate(users, think, service, servers).named("throughput");
    }

    /** The mean wait until service begins. */
    public Time meanWait() {
        return queue().at(throughput()).named("mean wait");
    }

    /** The mean from call to answer. */
    public Time meanResponse() {
        return inSystem().at(throughput()).named("mean response time");
    }

    /** What the busy servers serve; where service takes no time, all users think. */
    private static double throughput(double[] x) {
        BirthDeath chain = chain(x);
        return x[2] > 0 ? chain.meanUpTo(x[3]) / x[2] : x[0] / x[1];
    }

    private static BirthDeath chain(double[] x) {
        return BirthDeath.of(x[0], n -> (x[0] - n) / x[1], n -> Math.min(n, x[3]) / x[2]);
    }

    @Override
    public String title() {
        return "M/M/" + servers + "//" + users + ", a call of " + service + " after " + think;
    }

    @Override
    public List<? extends Quantity<?>> numbers() {
        return List.of(throughput(), thinking(), meanWait(), meanResponse(), queue(), inSystem(), idle());
    }

    @Override
    public String takenForGranted() {
        return "Exact for exponential service times and any times of thinking.";
    }

    @Override
    public String toString() {
        return view().toString();
    }

    private static final Formula THROUGHPUT = new Formula("M/M/c//N throughput", FiniteSource::throughput);
    private static final Formula IDLE = new Formula("M/M/c//N idle", x -> chain(x).empty());
    private static final Formula QUEUE = new Formula("M/M/c//N queue", x -> chain(x).meanBeyond(x[3]));
    private static final Formula IN_SYSTEM = new Formula("M/M/c//N in system", x -> chain(x).meanBeyond(0));
}
