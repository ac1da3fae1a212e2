package io.yidi.load.diskfull;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.yidi.load.disk.MemoryDisk;
import io.yidi.load.disk.MountedDisk;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BallastTest {

    @TempDir
    private Path directory;

    @Test
    void shouldTakeAllSpaceAndGiveItBack() throws IOException {
        final Optional<String> missing = MemoryDisk.missing(directory);
        assumeTrue(missing.isEmpty(), missing.orElse(""));
        try (MountedDisk disk = MountedDisk.ofMemory(1L << 20, directory.resolve("disk"))) {
            final long emptyBytes = Files.getFileStore(disk.directory()).getUsableSpace();
            try (Ballast ballast = new Ballast(disk.directory().resolve("ballast"))) {
                ballast.fill();
                ballast.fill();
                assertEquals(0, Files.getFileStore(disk.directory()).getUsableSpace());
            }
            assertFalse(Files.exists(disk.directory().resolve("ballast")));
            assertEquals(emptyBytes, Files.getFileStore(disk.directory()).getUsableSpace());
        }
    }
}
