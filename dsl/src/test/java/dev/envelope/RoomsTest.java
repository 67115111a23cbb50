package dev.envelope;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The rooms of the house: arrows point only downwards. */
class RoomsTest {

    /** From the top down; a room that is not built yet is empty. */
    private static final List<String> ROOMS = List.of(
            "dev.envelope",
            "dev.envelope.export..",
            "dev.envelope.review..",
            "dev.envelope.study..",
            "dev.envelope.architecture..",
            "dev.envelope.technology..",
            "dev.envelope.cost..",
            "dev.envelope.platform..",
            "dev.envelope.availability..",
            "dev.envelope.data..",
            "dev.envelope.performance..",
            "dev.envelope.simulation..",
            "dev.envelope.capacity..",
            "dev.envelope.analysis..",
            "dev.envelope.model..",
            "dev.envelope.catalog..",
            "dev.envelope.view..",
            "dev.envelope.quantity..",
            "dev.envelope.progress..");

    private static final JavaClasses CLASSES = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages("dev.envelope");

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
    void formulasOfPerformanceKnowNothingOfTheLatencyOfADesign() {
        noClasses()
                .that()
                .resideInAPackage("dev.envelope.performance")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("dev.envelope.performance.*")
                .check(CLASSES);
    }

    @Test
    void theViewKnowsNothingOfTheDesign() {
        noClasses()
                .that()
                .resideInAPackage("dev.envelope.view..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(ROOMS.subList(0, ROOMS.size() - 3).toArray(String[]::new))
                .check(CLASSES);
    }

    /** From the top down: what plays changes, what runs events, and what is run. */
    @Test
    void arrowsOfTheSimulationPointOnlyDownwards() {
        List<String> rooms = List.of(
                "dev.envelope.simulation",
                "dev.envelope.simulation.playback",
                "dev.envelope.simulation.engine",
                "dev.envelope.simulation.engine.station",
                "dev.envelope.simulation.engine.clock",
                "dev.envelope.simulation.engine.job",
                "dev.envelope.simulation.network",
                "dev.envelope.simulation.random");
        for (int room = 1; room < rooms.size(); room++) {
            noClasses()
                    .that()
                    .resideInAPackage(rooms.get(room))
                    .should()
                    .dependOnClassesThat()
                    .resideInAnyPackage(rooms.subList(0, room).toArray(String[]::new))
                    .check(CLASSES);
        }
    }
}
