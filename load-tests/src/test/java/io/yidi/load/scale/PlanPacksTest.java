package io.yidi.load.scale;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PlanPacksTest {

    @TempDir
    private Path directory;

    @Test
    void shouldWriteSoManyPlansBesideTheOthers() throws IOException {
        final Path packs = Files.createDirectories(directory.resolve("packs/one"));
        Files.writeString(packs.resolve("region.yaml"), "# of the project");

        final List<String> places = PlanPacks.write(directory.resolve("packs"), directory.resolve("all"), 25);

        assertEquals(List.of("500000", "500100", "500200"), places);
        assertEquals("# of the project", Files.readString(directory.resolve("all/one/region.yaml")));
        assertEquals(
                PlanPacks.PLANS_A_REGION,
                Files.readAllLines(directory.resolve("all/generated-5002/pack.yaml")).stream()
                        .filter(line -> line.contains("- name: employee-inpatient-"))
                        .count());
    }

    @Test
    void shouldRefuseMorePlansThanThereAreAreas() {
        assertThrows(
                IllegalArgumentException.class, () -> PlanPacks.write(directory, directory.resolve("all"), 10_001));
    }
}
