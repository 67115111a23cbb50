package dev.envelope.progress;

import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.DoubleAdder;
import java.util.function.Consumer;
import java.util.function.LongSupplier;
import java.util.function.Supplier;

/**
 * How far a long work is: told from its second second on, twice a second, to whoever shows it.
 *
 * <p>Who shows it is asked in the thread that begins the work, and told by any of those that do it. Without a screen nothing is told,
 * and results never hang on it.
 */
public final class Progress {

    private static final long FIRST = TimeUnit.SECONDS.toNanos(1);
    private static final long EVERY = TimeUnit.MILLISECONDS.toNanos(500);

    private static volatile Supplier<Consumer<String>> screen = () -> line -> {};
    private static volatile LongSupplier clock = System::nanoTime;

    private final String work;
    private final double steps;
    private final Consumer<String> shown;
    private final DoubleAdder done = new DoubleAdder();
    private final AtomicLong due = new AtomicLong(clock.getAsLong() + FIRST);

    private Progress(String work, double steps, Consumer<String> shown) {
        this.work = work;
        this.steps = steps;
        this.shown = shown;
    }

    /** From now on works are shown so: the supplier is asked in the thread that begins a work for where its lines go. */
    public static void showOn(Supplier<Consumer<String>> another) {
        screen = another;
    }

    /** From now on a second is what this clock makes of it, in nanoseconds, and not what the machine needs it for. */
    static void runBy(LongSupplier another) {
        clock = another;
    }

    /** A work of so many steps that this thread begins, or of fewer, if it may end sooner. */
    public static Progress of(String work, double steps) {
        return new Progress(work, steps, screen.get());
    }

    /** So many steps more are done. */
    public void add(double more) {
        done.add(more);
        long now = clock.getAsLong();
        long last = due.get();
        if (now - last >= 0 && due.compareAndSet(last, now + EVERY)) {
            shown.accept(work + ": " + (int) Math.min(100, 100 * done.sum() / steps) + " %");
        }
    }
}
