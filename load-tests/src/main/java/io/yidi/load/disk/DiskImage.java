package io.yidi.load.disk;

import io.yidi.load.process.ToolRun;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** 磁盘映像: a file with an ext4 file system, sparse, that can be mounted and copied while it is mounted. */
public final class DiskImage {

    private static final long PROBE_BYTES = 8L << 20;
    private static final int COPY_ATTEMPTS = 50;

    private DiskImage() {}

    /**
     * Makes an empty file system.
     *
     * @param image overwritten
     * @param sizeBytes of the file system
     * @throws IOException if there is no {@code mkfs.ext4}
     */
    public static void format(final Path image, final long sizeBytes) throws IOException {
        Files.deleteIfExists(image);
        try (RandomAccessFile file = new RandomAccessFile(image.toFile(), "rw")) {
            file.setLength(sizeBytes);
        }
        ToolRun.of("mkfs.ext4", "-q", "-F", image.toString()).expectDone();
    }

    /**
     * Copies an image as it is at one moment: a copy that was overtaken by a write to the image is made again.
     *
     * @param image mounted or not
     * @param copy overwritten
     * @throws IOException if writes never pause long enough
     */
    public static void copyAtOneMoment(final Path image, final Path copy) throws IOException {
        for (int attempt = 0; attempt < COPY_ATTEMPTS; attempt++) {
            Files.deleteIfExists(copy);
            ToolRun.of("cp", "--sparse=always", image.toString(), copy.toString())
                    .expectDone();
            if (ToolRun.of("cmp", "-s", image.toString(), copy.toString()).isDone()) {
                return;
            }
        }
        throw new IOException("expected " + image + " to be still for the time of a copy, found it changed "
                + COPY_ATTEMPTS + " times");
    }

    /**
     * Tries whether images can be made and mounted here.
     *
     * @param directory for the attempt
     * @return what is missing; nothing if they can
     * @throws IOException if the directory cannot be written
     */
    public static Optional<String> missing(final Path directory) throws IOException {
        Files.createDirectories(directory);
        final Path image = directory.resolve("probe.img");
        try {
            format(image, PROBE_BYTES);
            MountedDisk.ofImage(image, directory.resolve("probe")).close();
            return Optional.empty();
        } catch (final IOException e) {
            return Optional.of(
                    "an ext4 image cannot be made and mounted through a loop device here: " + e.getMessage());
        } finally {
            Files.deleteIfExists(image);
        }
    }
}
