package dev.envelope.kernel.protocol;

import java.util.concurrent.atomic.AtomicLong;

/**
 * Counts the messages that were dropped, and says so where the server's log shows it: at the first of them, the tenth, the
 * hundredth and so on, because a client that goes wrong goes wrong often.
 */
final class Drops {

    private final AtomicLong count = new AtomicLong();

    /** @param why what is wrong with the message: "it ..." */
    void add(String why) {
        long dropped = count.incrementAndGet();
        if (isPowerOfTen(dropped)) {
            System.err.printf("envelope: dropped a message: it %s (%d dropped so far)%n", why, dropped);
        }
    }

    long count() {
        return count.get();
    }

    private static boolean isPowerOfTen(long number) {
        return number == 1 || number % 10 == 0 && isPowerOfTen(number / 10);
    }
}
