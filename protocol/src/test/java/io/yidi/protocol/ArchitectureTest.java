package io.yidi.protocol;

import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.syntax.ArchRuleDefinition;
import org.junit.jupiter.api.Test;

class ArchitectureTest {

    private final JavaClasses classes = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages("io.yidi.protocol");

    @Test
    void shouldHaveNoCyclesBetweenPackages() {
        slices().matching("io.yidi.(**)").should().beFreeOfCycles().check(classes);
    }

    @Test
    void shouldKeepMoneyFreeOfEverythingElse() {
        ArchRuleDefinition.classes()
                .that()
                .resideInAPackage("io.yidi.protocol.money")
                .should()
                .onlyDependOnClassesThat()
                .resideInAnyPackage("io.yidi.protocol.money", "java.lang..")
                .check(classes);
    }
}
