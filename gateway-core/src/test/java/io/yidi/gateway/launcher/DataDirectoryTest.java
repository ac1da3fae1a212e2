package io.yidi.gateway.launcher;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotSame;
import static org.junit.jupiter.api.Assertions.assertSame;

import io.yidi.gateway.fixture.Packs;
import io.yidi.gateway.policy.plane.PolicyPlane;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Planes of bundles, which threads with a bill in hand ask for. */
class DataDirectoryTest {

    private static final int REMEMBERED = 8;

    @TempDir
    private Path folder;

    @Test
    void shouldForgetTheEldestPlaneOnly() throws Exception {
        final DataDirectory data = DataDirectory.open(folder.resolve("data"));
        final Path packs = folder.resolve("packs");
        Files.createDirectories(packs.resolve("worked-1"));
        Files.copy(Packs.FOLDER.resolve("worked-1/pack.yaml"), packs.resolve("worked-1/pack.yaml"));
        final List<PolicyPlane> planes = new ArrayList<>();
        for (int bundle = 0; bundle <= REMEMBERED; bundle++) {
            Packs.change(packs, "worked-1/pack.yaml", (85 - bundle) + "%", (84 - bundle) + "%");
            planes.add(data.plane(data.bundles().compile(packs)));
        }

        for (int bundle = 1; bundle <= REMEMBERED; bundle++) {
            final PolicyPlane plane = planes.get(bundle);
            assertSame(plane, data.plane(plane.bundleHash()), "bundle " + bundle);
        }
        final PolicyPlane again = data.plane(planes.get(0).bundleHash());
        assertNotSame(planes.get(0), again);
        assertEquals(planes.get(0).bundleHash(), again.bundleHash());
    }
}
