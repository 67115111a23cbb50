package dev.envelope.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(120)
class OldGenerationTest {

    /** Half a second of use is enough for an object to be moved to the old generation. */
    private static final String USE_FOR_A_WHILE = """
            var used = new ArrayDeque<byte[]>();
            for (int kB = 0; kB < 800_000; kB += 10) {
                used.add(new byte[10_000]);
                if (used.size() > 3_000) used.remove();
                if (kB % 1_000 == 0) Thread.sleep(10);
            }
            Runtime.getRuntime().totalMemory() / 1_000_000""";

    @Test
    void whatIsNoLongerUsedIsCollectedThoughTheMachineHasMemoryLeft() throws Exception {
        try (var kernel = new Client()) {
            var ran = kernel.run(USE_FOR_A_WHILE);
            assertThat(Integer.parseInt(ran.result())).isLessThan(400);
        }
    }
}
