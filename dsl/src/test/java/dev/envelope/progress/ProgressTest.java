package dev.envelope.progress;

import static dev.envelope.Envelope.*;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Isolated;

/** Who waits is told how far a work is, and only who waits long. */
@Isolated
class ProgressTest {

    private final List<String> lines = new CopyOnWriteArrayList<>();

    @AfterEach
    void turnTheScreenOff() {
        Progress.showOn(() -> line -> {});
    }

    @Test
    void aSimulationTellsHowFarItIs() {
        Thread caller = Thread.currentThread();
        Progress.showOn(() -> Thread.currentThread() == caller ? lines::add : line -> {});

        var design = system("shop")
                .operation(read("get").rate(perSecond(800)))
                .flow("get", service("api").instances(1).serviceTime(ms(1)));
        var table = design.simulate()
                .byEvents()
                .requests(60_000_000)
                .relativeHalfWidth(percent(0))
                .table();

        assertThat(table.rowCount()).isEqualTo(1);
        assertThat(lines)
                .isNotEmpty()
                .allMatch(line -> line.matches("(filling up|simulating 60 million calls): \\d+ %"));
        assertThat(lines.stream().map(line -> Integer.valueOf(line.replaceAll(".*: (\\d+) %", "$1"))))
                .allMatch(percent -> percent <= 100);
    }

    @Test
    void whatIsSoonDoneIsNotTold() {
        Progress.showOn(() -> lines::add);
        Progress soon = Progress.of("adding", 1_000);
        for (int i = 0; i < 1_000; i++) {
            soon.add(1);
        }
        assertThat(lines).isEmpty();
    }
}
