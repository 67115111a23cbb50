package dev.envelope.progress;

import static dev.envelope.Envelope.*;
import static java.util.concurrent.TimeUnit.MILLISECONDS;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Isolated;

/** Who waits is told how far a work is, and only who waits long. */
@Isolated
class ProgressTest {

    private final List<String> lines = new CopyOnWriteArrayList<>();
    private final AtomicLong now = new AtomicLong();

    @AfterEach
    void turnTheScreenOff() {
        Progress.showOn(() -> line -> {});
        Progress.runBy(System::nanoTime);
    }

    @Test
    void aSimulationTellsHowFarItIs() {
        Thread caller = Thread.currentThread();
        Progress.showOn(() -> Thread.currentThread() == caller ? lines::add : line -> {});
        Progress.runBy(() -> now.addAndGet(MILLISECONDS.toNanos(200)));

        var design = system("shop")
                .operation(read("get").rate(perSecond(800)))
                .flow("get", service("api").instances(1).serviceTime(ms(1)));
        var table = design.simulate()
                .byEvents()
                .requests(600_000)
                .relativeHalfWidth(percent(0))
                .table();

        assertThat(table.rowCount()).isEqualTo(1);
        assertThat(lines).isNotEmpty().allMatch(line -> line.matches("(filling up|simulating 600,000 calls): \\d+ %"));
        assertThat(lines.stream().map(line -> Integer.valueOf(line.replaceAll(".*: (\\d+) %", "$1"))))
                .allMatch(percent -> percent <= 100);
    }

    @Test
    void itIsToldFromTheSecondSecondOnTwiceASecond() {
        Progress.showOn(() -> lines::add);
        Progress.runBy(now::get);
        Progress work = Progress.of("adding", 30);
        for (int i = 0; i < 25; i++) {
            now.addAndGet(MILLISECONDS.toNanos(100));
            work.add(1);
        }
        assertThat(lines).containsExactly("adding: 33 %", "adding: 50 %", "adding: 66 %", "adding: 83 %");
    }
}
