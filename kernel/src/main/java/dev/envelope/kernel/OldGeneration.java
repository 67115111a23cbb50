package dev.envelope.kernel;

import java.lang.management.ManagementFactory;
import java.lang.management.MemoryPoolMXBean;

/**
 * The part of the heap to which the garbage collector moves what has been used for a while: garbage, too, in the end.
 *
 * <p>The serial collector of JDK 17 collects it before it enlarges it. That of JDK 25 enlarges it to the end, a quarter of
 * the machine's memory, before it collects it once; and the young generation, whose size it adapts only then, stays so
 * small that much is moved that is hardly used. So the kernel has it collected when it outgrows the size that it began with,
 * and from then on whenever it has grown by half.
 */
final class OldGeneration {

    private static final long WATCH_MILLIS = 1_000;

    private final MemoryPoolMXBean pool;

    private OldGeneration(MemoryPoolMXBean pool) {
        this.pool = pool;
    }

    /** From now on looks every second whether it has grown. Other collectors than the serial one need no such care. */
    static void watch() {
        Lifetime.daemon("old generation", () -> {
            // the first cells have the processor for themselves
            Lifetime.pause(WATCH_MILLIS);
            ManagementFactory.getMemoryPoolMXBeans().stream()
                    .filter(pool -> pool.getName().equals("Tenured Gen"))
                    .findFirst()
                    .ifPresent(pool -> new OldGeneration(pool).keepSmall());
        });
    }

    private void keepSmall() {
        while (true) {
            if (hasGrown()) {
                System.gc();
            }
            Lifetime.pause(WATCH_MILLIS);
        }
    }

    /** Since its last collection, whoever asked for that; before the first, nothing is known to be alive. */
    private boolean hasGrown() {
        double enough = Math.max(
                1.5 * pool.getCollectionUsage().getUsed(), pool.getUsage().getInit());
        return pool.getUsage().getUsed() > enough;
    }
}
