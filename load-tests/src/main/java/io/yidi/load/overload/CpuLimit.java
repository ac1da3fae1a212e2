package io.yidi.load.overload;

import java.io.Closeable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/**
 * 处理器限额: a control group (version 1) that holds one process to a share of the processors.
 *
 * <p>A period of ten milliseconds keeps the stops short that the limit itself brings.
 */
final class CpuLimit implements Closeable {

    static final int PERIOD_US = 10_000;
    private static final int UNLIMITED = -1;
    private static final Path ROOT = Path.of("/sys/fs/cgroup/cpu");
    private static final String PROCESSES = "cgroup.procs";

    private final Path group;
    private final Thread remover;

    private CpuLimit(final Path group) {
        this.group = group;
        this.remover = new Thread(this::removeAtEnd, "remove-" + group.getFileName());
    }

    /** What is missing; nothing if there can be one. */
    static Optional<String> missing() {
        return Files.isWritable(ROOT.resolve(PROCESSES)) && Files.exists(ROOT.resolve("cpu.cfs_quota_us"))
                ? Optional.empty()
                : Optional.of("a writable processor control group (version 1) at " + ROOT);
    }

    /** A group with one process, not limited yet. */
    static CpuLimit of(final long pid) throws IOException {
        final CpuLimit limit = new CpuLimit(ROOT.resolve("yidi-overload-" + pid));
        Files.createDirectory(limit.group);
        Runtime.getRuntime().addShutdownHook(limit.remover);
        limit.write("cpu.cfs_period_us", PERIOD_US);
        limit.write(PROCESSES, pid);
        return limit;
    }

    /** Processor time in each period. */
    void limit(final int quotaUs) throws IOException {
        write("cpu.cfs_quota_us", quotaUs);
    }

    /** Takes the limit away. */
    void lift() throws IOException {
        write("cpu.cfs_quota_us", UNLIMITED);
    }

    @Override
    public void close() throws IOException {
        Runtime.getRuntime().removeShutdownHook(remover);
        remove();
    }

    private void remove() throws IOException {
        for (final String pid : Files.readAllLines(group.resolve(PROCESSES), StandardCharsets.US_ASCII)) {
            Files.writeString(ROOT.resolve(PROCESSES), pid, StandardCharsets.US_ASCII);
        }
        Files.delete(group);
    }

    private void removeAtEnd() {
        try {
            remove();
        } catch (final IOException e) {
            throw new UncheckedIOException("expected to remove " + group, e);
        }
    }

    private void write(final String file, final long value) throws IOException {
        Files.writeString(group.resolve(file), Long.toString(value), StandardCharsets.US_ASCII);
    }
}
