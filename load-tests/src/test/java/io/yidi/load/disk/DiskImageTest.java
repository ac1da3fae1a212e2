package io.yidi.load.disk;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DiskImageTest {

    private static final long IMAGE_BYTES = 8L << 20;
    private static final byte[] FORCED = {1, 2, 3};
    private static final byte[] NOT_FORCED = {4, 5, 6};

    @TempDir
    private Path directory;

    @Test
    void shouldFindInACopyWhatWasForcedAndNotWhatWasOnlyWritten() throws IOException {
        final Optional<String> missing = DiskImage.missing(directory);
        assumeTrue(missing.isEmpty(), missing.orElse(""));
        final Path image = directory.resolve("original.img");
        final Path copy = directory.resolve("copy.img");
        DiskImage.format(image, IMAGE_BYTES);
        try (MountedDisk original = MountedDisk.ofImage(image, directory.resolve("original"))) {
            write(original.directory().resolve("forced"), FORCED, true);
            write(original.directory().resolve("written"), NOT_FORCED, false);
            DiskImage.copyAtOneMoment(image, copy);
        }
        try (MountedDisk survivor = MountedDisk.ofImage(copy, directory.resolve("copy"))) {
            assertArrayEquals(FORCED, Files.readAllBytes(survivor.directory().resolve("forced")));
            final Path written = survivor.directory().resolve("written");
            assertFalse(Files.exists(written) && Files.size(written) > 0);
        }
    }

    @Test
    void shouldLeaveNoMountBehind() throws IOException {
        final Optional<String> missing = DiskImage.missing(directory);
        assumeTrue(missing.isEmpty(), missing.orElse(""));
        final MountedDisk disk = MountedDisk.ofMemory(IMAGE_BYTES, directory.resolve("memory"));
        assertEquals(List.of(disk.directory()), mounted());

        disk.close();

        assertEquals(List.of(), mounted());
    }

    @Test
    void shouldSayWhatTheToolSaidWhenAMountFails() throws IOException {
        final Path image = Files.write(directory.resolve("no.img"), NOT_FORCED);

        final IOException failed =
                assertThrows(IOException.class, () -> MountedDisk.ofImage(image, directory.resolve("nowhere")));

        assertTrue(failed.getMessage().contains("mount"), failed.getMessage());
    }

    private List<Path> mounted() throws IOException {
        return Leftovers.mountsUnder(directory.toRealPath(), Files.readAllLines(Path.of("/proc/self/mounts")));
    }

    private static void write(final Path path, final byte[] bytes, final boolean isForced) throws IOException {
        try (FileChannel file = FileChannel.open(path, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
            file.write(ByteBuffer.wrap(bytes));
            if (isForced) {
                file.force(true);
                force(path.getParent());
            }
        }
    }

    private static void force(final Path path) throws IOException {
        try (FileChannel folder = FileChannel.open(path, StandardOpenOption.READ)) {
            folder.force(true);
        }
    }
}
