package io.yidi.load.process;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import org.HdrHistogram.Histogram;

/** 磁盘探针: how long one write plus {@code force(false)} takes on a pre-zeroed file, without any server. */
public final class FdatasyncProbe {

    private static final int WARM_UP_SAMPLES = 100;
    private static final int DIGITS = 3;

    private FdatasyncProbe() {}

    /**
     * Measures and removes its file again.
     *
     * @param directory on the disk in question
     * @param writeBytes of each write
     * @param samples that count
     * @return latencies in nanoseconds
     * @throws IOException if the disk fails
     */
    public static Histogram measure(final Path directory, final int writeBytes, final int samples) throws IOException {
        final Path path = directory.resolve("fdatasync-probe.bin");
        final Histogram latencyNs = new Histogram(DIGITS);
        final int total = WARM_UP_SAMPLES + samples;
        try (FileChannel file = ZeroedFile.create(path, (long) total * writeBytes)) {
            final ByteBuffer bytes = ByteBuffer.allocateDirect(writeBytes);
            for (int i = 0; i < total; i++) {
                final long startNs = System.nanoTime();
                bytes.clear();
                file.write(bytes, (long) i * writeBytes);
                file.force(false);
                if (i >= WARM_UP_SAMPLES) {
                    latencyNs.recordValue(System.nanoTime() - startNs);
                }
            }
        } finally {
            Files.deleteIfExists(path);
        }
        return latencyNs;
    }
}
