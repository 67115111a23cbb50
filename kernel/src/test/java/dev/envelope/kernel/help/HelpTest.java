package dev.envelope.kernel.help;

import static org.assertj.core.api.Assertions.assertThat;

import dev.envelope.kernel.shell.Kit;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
class HelpTest {

    private static Kit kit;

    @BeforeAll
    static void start() {
        kit = new Kit();
        kit.run("var design = system();");
    }

    @AfterAll
    static void close() {
        kit.close();
    }

    private static String help(String code) {
        int cursor = code.indexOf('|');
        return Help.at(kit.shell(), code.substring(0, cursor) + code.substring(cursor + 1), cursor)
                .map(b -> String.valueOf(b.data().get("text/plain")))
                .orElse("");
    }

    @Test
    void aWordOfTheLanguageShowsItsSignatureAndItsFirstSentence() {
        assertThat(help("design.us|ers(5)")).contains("users(double users) \u2192 SystemDesign\n    ");
        assertThat(help("sys|tem()")).startsWith("system(");
    }

    @Test
    void aVariableShowsItsType() {
        assertThat(help("desi|gn")).startsWith("design: dev.envelope.SystemDesign\n    ");
    }

    @Test
    void theJdkShowsAtLeastItsSignatures() {
        assertThat(help("List.of(|")).contains("of(E e1, E e2) \u2192 List");
        assertThat(help("List.of(|"))
                .contains(Sources.hasPlatform() ? "unmodifiable list" : Sources.platform() + " is not there");
        assertThat(help("nothing.like.th|is")).isEmpty();
    }

    @Test
    void aWordShowsAnExampleThatUsesIt() {
        assertThat(help("design.pe|ak(3)")).contains(".peak(4)");
        assertThat(help("mil|lion(3)")).contains("million(40, 60)");
        assertThat(help("\"\".conc|at(3)")).doesNotContain("million");
    }

    @Test
    void whatTheCellDeclaresAboveIsKnownBeforeItRan() {
        assertThat(help("var fresh = system();\nfresh.us|ers(5)")).contains("users(double users)");
    }

    @Test
    void aLibraryShowsWhatItsSourcesSay(@TempDir Path folder) throws IOException {
        String source =
                "package lib;\npublic class Greeter {\n/** Says hello. */ public String greet(String name) { return name; }\n}";
        Path file = Files.writeString(folder.resolve("Greeter.java"), source);
        ToolProvider.getSystemJavaCompiler()
                .run(null, null, null, "-proc:none", "-d", folder.toString(), file.toString());
        jar(
                folder.resolve("greeter-1.jar"),
                "lib/Greeter.class",
                Files.readAllBytes(folder.resolve("lib/Greeter.class")));
        jar(folder.resolve("greeter-1-sources.jar"), "lib/Greeter.java", Files.readAllBytes(file));
        kit.run("%jars " + folder.resolve("greeter-1.jar"));
        kit.run("import lib.Greeter;\nvar greeter = new Greeter();");
        assertThat(help("greeter.gre|et(\"x\")")).contains("\n    Says hello.");
    }

    private static void jar(Path jar, String entry, byte[] content) throws IOException {
        try (var zip = new ZipOutputStream(Files.newOutputStream(jar))) {
            zip.putNextEntry(new ZipEntry(entry));
            zip.write(content);
        }
    }

    @Test
    void aMagicSaysWhatItDoes() {
        assertThat(help("%mav|en g:a:1")).isEqualTo("""
                %maven group:artifact:version ...
                    Adds libraries and all they need from Maven repositories.""");
        assertThat(help("%time design.us|ers(5)")).contains("users(double users)");
    }

    @Test
    void signaturesAreTakenApart() {
        var signature = Signature.of("Map<K,V> Map<K,V>.<K,V>of(K k1, List<? extends V> v1)")
                .orElseThrow();
        assertThat(signature.toString()).isEqualTo("of(K k1, List v1) \u2192 Map");
        assertThat(signature.parameterTypes()).containsExactly("K", "List");
        assertThat(Signature.of("java.lang.String")).isEmpty();
    }
}
