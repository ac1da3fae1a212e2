package io.yidi.load.disk;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;

/** 内存磁盘: whether file systems in memory can be mounted. */
public final class MemoryDisk {

    private static final long PROBE_BYTES = 1L << 20;

    private MemoryDisk() {}

    /**
     * Tries it.
     *
     * @param directory for the attempt
     * @return what is missing; nothing if they can
     */
    public static Optional<String> missing(final Path directory) {
        try {
            MountedDisk.ofMemory(PROBE_BYTES, directory.resolve("probe")).close();
            return Optional.empty();
        } catch (final IOException e) {
            return Optional.of("a tmpfs cannot be mounted here: " + e.getMessage());
        }
    }
}
