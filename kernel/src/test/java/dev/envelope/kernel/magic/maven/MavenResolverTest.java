package dev.envelope.kernel.magic.maven;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.envelope.kernel.magic.MagicException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MavenResolverTest {

    @TempDir
    Path folder;

    private FileRepository repository;
    private MavenResolver resolver;

    @BeforeEach
    void fill() throws IOException {
        repository = new FileRepository(Files.createDirectories(folder.resolve("remote")))
                .with("app", "1.0", "base:1.0")
                .with("app", "2.0", "base:2.0")
                .with("app", "3.0-beta1", "base:2.0")
                .with("base", "1.0")
                .with("base", "2.0")
                .with("broken", "1.0", "lost:7");
        resolver = MavenResolver.of(repository.settings(), folder.resolve("local"));
    }

    private MavenResolver.Resolved resolve(String... coordinates) {
        return resolver.resolve(
                List.of(coordinates).stream().map(Coordinates::of).toList());
    }

    @Test
    void bringsWhatIsNeededThroughTheMirrorOfTheSettings() {
        var resolved = resolve("test.group:app:1.0");
        assertThat(resolved.added()).containsExactly("app 1.0", "base 1.0");
        assertThat(resolved.files())
                .allMatch(Files::isRegularFile)
                .allMatch(f -> f.startsWith(folder.resolve("local")));
        assertThat(resolve("test.group:app:1.0").files()).isEmpty();
    }

    @Test
    void fetchesOneFileAlone() {
        assertThat(resolver.file(Coordinates.of("test.group:app:jar:extra:1.0")))
                .hasValueSatisfying(file -> assertThat(file).isRegularFile().hasFileName("app-1.0-extra.jar"));
        assertThat(resolver.file(Coordinates.of("test.group:app:jar:sources:1.0")))
                .isEmpty();
    }

    @Test
    void tellsWhatItFetches() {
        var told = new ArrayList<String>();
        resolver.tell(told::add);
        resolve("test.group:app:1.0");
        assertThat(told).contains("0 libraries fetched, fetching app-1.0.jar").hasSize(4);
        assertThat(told.get(3)).startsWith("2 libraries fetched, the last ");
        told.clear();
        resolve("test.group:app:1.0");
        assertThat(told).as("what is there already").isEmpty();
    }

    @Test
    void aVersionLeftOutIsTheLatestRelease() {
        var resolved = resolve("test.group:app");
        assertThat(resolved.added()).containsExactly("app 2.0", "base 2.0");
        assertThat(resolved.remarks())
                .containsExactly(
                        "2.0 is the latest release of test.group:app; write %maven test.group:app:2.0 to stay with it");
    }

    @Test
    void anotherVersionOfWhatIsLoadedDoesNotComeIn() {
        resolve("test.group:app:1.0");
        var resolved = resolve("test.group:app:2.0");
        assertThat(resolved.files()).isEmpty();
        assertThat(resolved.remarks())
                .containsExactly(
                        "test.group:app stays at 1.0, which an earlier line added; restart the kernel to change it",
                        "test.group:base stays at 1.0, which an earlier line added; restart the kernel to change it");
    }

    @Test
    void aClassifierIsAJarOfItsOwn() {
        assertThat(resolve("test.group:base:jar:extra:1.0").added()).containsExactly("base:extra 1.0");
    }

    @Test
    void theErrorNamesTheArtefactAndWhatWasMeant() {
        assertThatThrownBy(() -> resolve("test.group:app:2.5"))
                .isInstanceOf(MagicException.class)
                .hasMessage("%maven: test.group:app:2.5 cannot be had: no such version; did you mean 2.0?");
        assertThatThrownBy(() -> resolve("test.group:app:0.5"))
                .hasMessage(
                        "%maven: test.group:app:0.5 cannot be had: no such version; did you mean 1.0? The latest is 2.0");
        assertThatThrownBy(() -> resolve("test.group:broken:1.0"))
                .hasMessage("%maven: test.group:lost:7 cannot be had: no such artefact in ours");
        resolve("test.group:base:1.0");
        assertThatThrownBy(() -> resolve("test.group:bsae:1.0"))
                .hasMessage("%maven: test.group:bsae:1.0 cannot be had: no such artefact in ours;"
                        + " did you mean test.group:base?");
        assertThatThrownBy(() -> resolve("test.group:bsae"))
                .hasMessage("%maven test.group:bsae: there is no version of it in ours; did you mean test.group:base?");
        assertThatThrownBy(() -> resolve("app"))
                .hasMessageStartingWith("app: an artefact is written group:artifact:version");
    }

    @Test
    void withoutAConnectionTheLocalRepositoryIsEnough() throws IOException {
        resolve("test.group:app:1.0");
        // nothing listens on the port of discarded messages
        var cutOff = MavenResolver.of(repository.settings("http://127.0.0.1:9/"), folder.resolve("local"));
        var wanted = List.of(Coordinates.of("test.group:app:1.0"));
        assertThat(cutOff.resolve(wanted).added()).containsExactly("app 1.0", "base 1.0");
        assertThatThrownBy(() -> cutOff.resolve(List.of(Coordinates.of("test.group:app:2.0"))))
                .hasMessageMatching(
                        "%maven: test.group:app:2.0 cannot be had: ours cannot be reached \\(.*refused.*\\),"
                                + " and the local repository does not have it");
    }

    @Test
    void aPomInACellBringsItsDependencies() {
        var dependency =
                "<dependency><groupId>test.group</groupId><artifactId>app</artifactId><version>${v}</version></dependency>";
        assertThat(resolver.resolvePom(
                                "<properties><v>1.0</v></properties><dependencies>" + dependency + "</dependencies>")
                        .added())
                .containsExactly("app 1.0", "base 1.0");
        assertThat(resolver.resolvePom(
                                "<dependency><groupId>test.group</groupId><artifactId>base</artifactId><version>1.0</version></dependency>")
                        .added())
                .isEmpty();
        assertThatThrownBy(() -> resolver.resolvePom("<dependency>\n<groupId>a</groupId>\n</dependency>"))
                .hasMessage(
                        "this POM cannot be read: 'dependencies.dependency.artifactId' for a:null:jar is missing. (line 2)\n"
                                + "'dependencies.dependency.version' for a:null:jar is missing. (line 2)");
        assertThatThrownBy(() -> resolver.resolvePom("<?xml version='1.0'?>\n<project>\n<a></b></project>"))
                .hasMessageMatching("this POM cannot be read: end tag name </b> .* <a> from line 4 \\(line 4\\)");
        assertThatThrownBy(() -> resolver.resolvePom("<dependency>"))
                .hasMessageStartingWith("this POM cannot be read: ");
    }

    @Test
    void theKernelsOwnLibrariesStayAsTheyAre() {
        assertThat(KernelJars.ofThisProcess()
                        .version(Coordinates.of("com.google.code.gson:gson:1").toArtifact()))
                .matches("\\d.*");
        assertThat(KernelJars.ofThisProcess()
                        .version(Coordinates.of("some.other:gson:1").toArtifact()))
                .isNull();
    }
}
