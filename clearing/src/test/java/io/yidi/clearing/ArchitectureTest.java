package io.yidi.clearing;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.api.Test;

/** Which packages of this room know what. */
class ArchitectureTest {

    private static final JavaClasses CLEARING = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages("io.yidi.clearing");

    @Test
    void shouldHaveNoCycle() {
        slices().matching("io.yidi.clearing.(**)").should().beFreeOfCycles().check(CLEARING);
    }

    @Test
    void shouldKnowTheGatewayByWhatItLeavesOnDiskOnly() {
        noClasses()
                .that()
                .resideInAPackage("io.yidi.clearing..")
                .and()
                .resideOutsideOfPackage("io.yidi.clearing.trial..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(
                        "io.yidi.gateway.engine..",
                        "io.yidi.gateway.pipeline..",
                        "io.yidi.gateway.transport..",
                        "io.yidi.gateway.codec..",
                        "io.yidi.gateway.admission..")
                .check(CLEARING);
    }

    /** The trial drives a gateway of its own; nobody else needs one, and nobody but its command knows the trial. */
    @Test
    void shouldKeepTheTrialApart() {
        noClasses()
                .that()
                .resideOutsideOfPackages("io.yidi.clearing.trial..", "io.yidi.clearing.command..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("io.yidi.clearing.trial..", "io.yidi.load..")
                .check(CLEARING);
    }

    @Test
    void shouldKeepTheDatabaseInTheLedgerAndWhereADayIsCompared() {
        noClasses()
                .that()
                .resideOutsideOfPackages("io.yidi.clearing.ledger..", "io.yidi.clearing.recon.compare..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("org.duckdb..", "java.sql..")
                .check(CLEARING);
    }

    @Test
    void shouldHaveCommandsInOnePlace() {
        noClasses()
                .that()
                .resideInAnyPackage("io.yidi.clearing.ledger..")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("picocli..")
                .check(CLEARING);
    }
}
