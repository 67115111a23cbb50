package dev.envelope.performance.overload;

import static dev.envelope.quantity.Units.count;
import static dev.envelope.quantity.Units.seconds;

import dev.envelope.model.policy.Retries;
import dev.envelope.performance.Formula;
import dev.envelope.quantity.DesignException;
import dev.envelope.quantity.Dimension;
import dev.envelope.quantity.Time;
import dev.envelope.view.Answer;
import dev.envelope.view.Columns;
import dev.envelope.view.View;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import tech.tablesaw.api.IntColumn;
import tech.tablesaw.api.Table;

/**
 * How long a caller pauses before each of its retries, and before all of them together.
 *
 * <p>Without jitter the pause before the k-th retry is {@code min(longest, first × factor^(k − 1))}. Full jitter makes it uniform from 0
 * to that, with half of it as the mean; jitter around it leaves the mean. {@link #table()} has a row for each retry.
 *
 * <p>Source: M. Brooker, Exponential Backoff and Jitter, AWS Architecture Blog, 2015.
 *
 * <pre>{@code pauses(retries(5).backoff(ms(50), ms(1_000)).jitter()).meanOfAll()}</pre>
 */
public final class Pauses extends Answer {

    private static final Formula PAUSE = new Formula("back-off", x -> Math.min(x[1], x[0] * Math.pow(x[2], x[3] - 1)));

    private final Retries retries;

    private Pauses(Retries retries) {
        this.retries = retries;
    }

    /** The pauses of these retries. */
    public static Pauses of(Retries retries) {
        return new Pauses(retries);
    }

    private Time plain(int retry) {
        long most = Math.round(retries.retries().value());
        if (retry < 1 || retry > most) {
            throw new DesignException(
                    "retry " + retry + " of " + retries.told(),
                    most == 0 ? "there is no retry" : "retries are counted from 1 to " + most,
                    most == 0 ? "write retries(2)" : "ask for retry " + Math.min(most, Math.max(1, retry)));
        }
        return PAUSE.time(retries.first(), retries.longest(), retries.factor(), count(retry));
    }

    /** The longest that the pause before the k-th retry can be. */
    public Time longest(int retry) {
        Time plain = plain(retry);
        return retries.around()
                .map(share -> plain.plus(plain.times(share)))
                .orElse(plain)
                .named("longest pause before retry " + retry);
    }

    /** The shortest that the pause before the k-th retry can be. */
    public Time shortest(int retry) {
        Time plain = plain(retry);
        Time shortest = retries.fullJitter()
                ? seconds(0)
                : retries.around().map(share -> plain.times(share.complement())).orElse(plain);
        return shortest.named("shortest pause before retry " + retry);
    }

    /** The mean pause before the k-th retry. */
    public Time mean(int retry) {
        Time plain = plain(retry);
        return (retries.fullJitter() ? plain.dividedBy(2) : plain).named("mean pause before retry " + retry);
    }

    /** The longest that all pauses together can be. */
    public Time longestOfAll() {
        return sum(this::longest).named("longest of all pauses");
    }

    /** All pauses together in the mean. */
    public Time meanOfAll() {
        return sum(this::mean).named("mean of all pauses");
    }

    private IntStream each() {
        return IntStream.rangeClosed(1, (int) Math.round(retries.retries().value()));
    }

    private Time sum(IntFunction<Time> pause) {
        return each().mapToObj(pause).reduce(seconds(0), Time::plus);
    }

    /** One row for each retry: the pause before it, and what all up to it come to. */
    public Table table() {
        double[] means = values(this::mean);
        double[] sums = means.clone();
        for (int i = 1; i < sums.length; i++) {
            sums[i] += sums[i - 1];
        }
        return Table.create(
                "pauses",
                IntColumn.create("retry", each().toArray()),
                Columns.of("shortest", Dimension.TIME, values(this::shortest)),
                Columns.of("mean", Dimension.TIME, means),
                Columns.of("longest", Dimension.TIME, values(this::longest)),
                Columns.of("all so far, mean", Dimension.TIME, sums));
    }

    private double[] values(IntFunction<Time> pause) {
        return each().mapToDouble(k -> pause.apply(k).value()).toArray();
    }

    @Override
    public View view() {
        return View.titled("Pauses: " + retries.told())
                .table(this::table)
                .text("All together " + meanOfAll() + " in the mean, " + longestOfAll() + " at most.");
    }
}
