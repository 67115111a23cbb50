package dev.envelope.kernel.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EnvelopeCommandTest {

    @TempDir
    Path folder;

    private CommandKit.Ran envelope(String... arguments) {
        return CommandKit.envelope(CommandKit.TOP, folder, Map.of(), arguments);
    }

    @Test
    void helpNamesEveryCommandAndEachHasItsOwn() {
        assertThat(envelope("--help").out()).contains("lab", "run", "shell", "install", "doctor");
        for (String command : new String[] {"lab", "run", "shell", "install", "doctor"}) {
            var help = envelope(command, "--help");
            assertThat(help.status()).isZero();
            assertThat(help.out()).startsWith("Usage: envelope " + command);
        }
    }

    @Test
    void whatIsNotUnderstoodIsAnErrorWithTheNearestWord() {
        assertThat(envelope().status()).isEqualTo(2);
        var ran = envelope("instal");
        assertThat(ran.status()).isEqualTo(2);
        assertThat(ran.err()).contains("envelope install");
    }

    @Test
    void versionTellsJavaToo() {
        assertThat(envelope("--version").out()).startsWith("envelope ").contains("Java " + Runtime.version());
    }

    @Test
    void shellIsTheToolWithTheLanguageImported() {
        var ran = CommandKit.run(
                folder,
                Map.of(),
                java.util.List.of(
                        "sh",
                        "-c",
                        "printf 'Stream.of(1, 2).count()\\nDisplay.of(1).isPresent()\\n/exit\\n' > in.txt; \"$0\" -cp \"$1\" "
                                + EnvelopeCommand.class.getName() + " shell -R-Dmine=7 < in.txt",
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        System.getProperty("java.class.path")));
        assertThat(ran.status()).as(ran.err()).isZero();
        assertThat(ran.out()).contains("==> 2", "==> ").doesNotContain("Error");
    }
}
