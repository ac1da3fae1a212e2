package io.yidi.gateway.journal;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.api.Test;

class JournalSeamTest {

    private static final JavaClasses JOURNAL = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages("io.yidi.gateway.journal");

    @Test
    void shouldReachFilesOnlyThroughTheSeam() {
        noClasses()
                .that()
                .haveSimpleNameNotStartingWith("ChannelJournalFile")
                .and()
                .doNotHaveSimpleName("ChannelWitness")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("java.nio.file..", "java.nio.channels..", "com.sun.nio.file..")
                .orShould()
                .dependOnClassesThat()
                .haveFullyQualifiedName("java.io.RandomAccessFile")
                .orShould()
                .dependOnClassesThat()
                .haveFullyQualifiedName("java.io.File")
                .check(JOURNAL);
    }

    @Test
    void shouldNeverMapAFile() {
        noClasses()
                .should()
                .dependOnClassesThat()
                .haveFullyQualifiedName("java.nio.MappedByteBuffer")
                .check(JOURNAL);
    }

    @Test
    void shouldReadNoClockOfItsOwn() {
        noClasses()
                .should()
                .callMethod(System.class, "nanoTime")
                .orShould()
                .callMethod(System.class, "currentTimeMillis")
                .check(JOURNAL);
    }
}
