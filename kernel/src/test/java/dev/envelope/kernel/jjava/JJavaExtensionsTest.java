package dev.envelope.kernel.jjava;

import static org.assertj.core.api.Assertions.assertThat;

import dev.envelope.kernel.shell.Kit;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** With libraries that are compiled against JJava's own classes, as those in repositories are. */
@Timeout(60)
class JJavaExtensionsTest {

    @TempDir
    static Path folder;

    @BeforeAll
    static void compile() throws IOException {
        library("good", """
                package lib;
                import org.dflib.jjava.jupyter.Extension;
                import org.dflib.jjava.jupyter.kernel.BaseKernel;
                public class Good implements Extension {
                    public record Frame(int rows) {}
                    public void install(BaseKernel kernel) {
                        kernel.getRenderer().createRegistration(Frame.class).preferring("text/html")
                            .register((frame, context) -> context.renderIfRequested(org.dflib.jjava.jupyter.kernel.display.mime.MIMEType.TEXT_HTML, () -> "<b>" + frame.rows() + "</b>"));
                        kernel.getMagicsRegistry().registerLineMagic("frame", (k, args) -> new Frame(Integer.parseInt(args.get(0))));
                        kernel.getMagicsRegistry().registerCellMagic("count", (k, args, body) -> body.length());
                        kernel.evalRaw("import lib.Good.Frame;\\nString name = getKernelInstance().getName();");
                    }
                }""");
        library("bad", """
                package lib;
                import org.dflib.jjava.jupyter.Extension;
                import org.dflib.jjava.jupyter.kernel.BaseKernel;
                public class Bad implements Extension {
                    public void install(BaseKernel kernel) {
                        throw new ClassCastException("not a JavaKernel");
                    }
                }""");
    }

    private static void library(String name, String source) throws IOException {
        Path home = Files.createDirectories(folder.resolve(name));
        String type = Character.toUpperCase(name.charAt(0)) + name.substring(1);
        Path file = Files.writeString(home.resolve(type + ".java"), source);
        int status = ToolProvider.getSystemJavaCompiler()
                .run(null, null, null, "-proc:none", "-d", home.toString(), file.toString());
        assertThat(status).isZero();
        Path services = Files.createDirectories(home.resolve("META-INF/services"));
        Files.writeString(services.resolve("org.dflib.jjava.jupyter.Extension"), "lib." + type);
    }

    @Test
    void whatAnExtensionRegistersWorks() {
        try (var kit = new Kit()) {
            assertThat(kit.run("%classpath " + folder.resolve("good"))
                            .displays()
                            .toString())
                    .contains("installed lib.Good");
            assertThat(kit.run("new Frame(3)").result().data())
                    .containsEntry("text/html", "<b>3</b>")
                    .containsEntry("text/plain", "Frame[rows=3]");
            assertThat(kit.run("%frame 4").result().data()).containsEntry("text/html", "<b>4</b>");
            assertThat(kit.run("name").text()).isEqualTo("Envelope");
            assertThat(kit.run("%%count\nabc").text()).isEqualTo("3");
            assertThat(kit.run("%frame four").error().name()).isEqualTo("NumberFormatException");
            assertThat(kit.run("\"as ever\"").result().data()).containsOnlyKeys("text/plain");
            assertThat(kit.run("%classpath " + folder.resolve("good"))
                            .displays()
                            .toString())
                    .doesNotContain("installed");
        }
    }

    @Test
    void oneThatDoesNotFitIsToldAndHarmsNothing() {
        try (var kit = new Kit()) {
            assertThat(kit.run("%classpath " + folder.resolve("bad") + "\n1 + 1")
                            .displays()
                            .toString())
                    .contains("lib.Bad, made for JJava, cannot be used in this kernel: ")
                    .contains("not a JavaKernel");
        }
    }

    @Test
    void thoseOfTheStartAreInstalledBeforeTheFirstCell() {
        try (var kit = new Kit(Map.of("JJAVA_CLASSPATH", folder.resolve("good").toString()))) {
            assertThat(kit.run("new Frame(5)").result().data()).containsEntry("text/html", "<b>5</b>");
        }
    }
}
