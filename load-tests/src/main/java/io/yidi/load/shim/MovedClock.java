package io.yidi.load.shim;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Map;
import java.util.Optional;

/**
 * 拨快的时钟: the time of day of one process, some way ahead of this machine's; it can be moved while the process runs.
 *
 * @param library file for {@code LD_PRELOAD}
 * @param ahead file with the nanoseconds
 */
public record MovedClock(Path library, Path ahead) {

    /**
     * Compiles the library; the clock is right at first.
     *
     * @param directory for source, library and file
     * @return ready to be used
     * @throws IOException if there is no compiler or it fails
     */
    public static MovedClock compile(final Path directory) throws IOException {
        final MovedClock clock =
                new MovedClock(ShimSource.compile("clock_shim", directory), directory.resolve("clock-ahead"));
        clock.moveTo(0);
        return clock;
    }

    /**
     * Tries whether it can be compiled here.
     *
     * @return what is missing; nothing if it can
     */
    public static Optional<String> missing() {
        return ShimSource.missing();
    }

    /**
     * Moves the clock.
     *
     * @param aheadNs of this machine's, negative if behind
     * @throws IOException if the file cannot be written
     */
    public void moveTo(final long aheadNs) throws IOException {
        final ByteBuffer word =
                ByteBuffer.allocate(Long.BYTES).order(ByteOrder.nativeOrder()).putLong(0, aheadNs);
        try (FileChannel file = FileChannel.open(ahead, StandardOpenOption.CREATE, StandardOpenOption.WRITE)) {
            file.write(word, 0);
        }
    }

    /**
     * Environment of a process that lives by it.
     *
     * @return variables
     */
    public Map<String, String> environment() {
        return Map.of(
                "LD_PRELOAD",
                library.toString(),
                "YIDI_CLOCK_AHEAD",
                ahead.toAbsolutePath().toString());
    }
}
