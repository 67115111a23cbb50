package dev.envelope.kernel.magic;

import java.time.Duration;
import java.util.List;
import java.util.Locale;

/** Runs code and says how long it took, apart from what its compilation took. */
final class TimeMagic {

    static final Magic TIME = new Magic(
            List.of("time"),
            Magic.Form.BOTH,
            "%time code, or %%time over a cell",
            "Runs code and says how long it took.",
            TimeMagic::run);

    private TimeMagic() {}

    private static void run(Call call, Session session) {
        String code = call.overCell() ? call.body() : call.line();
        if (code.isBlank()) {
            throw new MagicException(call + " says nothing to run; write " + TIME.usage());
        }
        var before = session.timeInCode();
        long start = System.nanoTime();
        session.evaluate(code, call.overCell() ? call.bodyOffset() : call.lineOffset());
        var all = Duration.ofNanos(System.nanoTime() - start);
        var running = session.timeInCode().minus(before);
        session.note(List.of("ran " + told(running) + ", compiled " + told(all.minus(running))));
    }

    static String told(Duration time) {
        double ms = Math.max(0, time.toNanos() / 1e6);
        if (ms < 1) {
            return String.format(Locale.ROOT, "%.0f µs", ms * 1e3);
        }
        if (ms < 1_000) {
            return String.format(Locale.ROOT, ms < 10 ? "%.1f ms" : "%.0f ms", ms);
        }
        return ms < 60_000
                ? String.format(Locale.ROOT, "%.2f s", ms / 1e3)
                : String.format(Locale.ROOT, "%d min %d s", time.toMinutes(), time.toSecondsPart());
    }
}
