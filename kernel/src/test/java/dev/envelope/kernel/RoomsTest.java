package dev.envelope.kernel;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import dev.envelope.kernel.jjava.JJavaExtensions;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** The rooms of the kernel: arrows point only downwards, and the base library stays behind one class. */
class RoomsTest {

    /** From the top down. */
    private static final List<String> ROOMS = List.of(
            "dev.envelope.kernel.command..",
            "dev.envelope.kernel.notebook..",
            "dev.envelope.kernel",
            "dev.envelope.kernel.complete..",
            "dev.envelope.kernel.help..",
            "dev.envelope.kernel.shell",
            "dev.envelope.kernel.shell.error..",
            "dev.envelope.kernel.shell.cell..",
            "dev.envelope.kernel.shell.source..",
            "dev.envelope.kernel.classpath..",
            "dev.envelope.kernel.magic..",
            "dev.envelope.kernel.display..",
            "dev.envelope.kernel.widget..",
            "dev.envelope.kernel.jjava..",
            "dev.envelope.kernel.protocol..");

    private static final JavaClasses CLASSES = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages("dev.envelope.kernel");

    @Test
    void arrowsPointOnlyDownwards() {
        for (int room = 1; room < ROOMS.size(); room++) {
            noClasses()
                    .that()
                    .resideInAPackage(ROOMS.get(room))
                    .should()
                    .dependOnClassesThat()
                    .resideInAnyPackage(ROOMS.subList(0, room).toArray(String[]::new))
                    .allowEmptyShould(true)
                    .check(CLASSES);
        }
    }

    @Test
    void everyClassIsInARoom() {
        noClasses()
                .should()
                .resideOutsideOfPackages(ROOMS.toArray(String[]::new))
                .check(CLASSES);
    }

    @Test
    void theBaseLibraryIsKnownToOneClassAlone() {
        noClasses()
                .that()
                .haveNameNotMatching(Pattern.quote(JJavaExtensions.class.getName()) + "(\\$.*)?")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("org.dflib.jjava..")
                .check(CLASSES);
    }
}
