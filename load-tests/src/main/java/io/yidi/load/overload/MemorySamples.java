package io.yidi.load.overload;

import io.yidi.load.process.ResidentMemory;
import java.io.Closeable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/** 内存采样: resident memory of a process while something runs. */
final class MemorySamples implements Closeable {

    private static final long INTERVAL_NS = TimeUnit.MILLISECONDS.toNanos(250);
    private static final int QUARTERS = 4;

    private final long pid;
    private final List<Long> residentKib = new ArrayList<>();
    private final Thread sampler = new Thread(this::sample, "memory-samples");
    private volatile boolean isOver;

    MemorySamples(final long pid) {
        this.pid = pid;
        sampler.setDaemon(true);
        sampler.start();
    }

    /** Most resident memory in the second quarter. */
    long earlyKib() {
        return maxKib(residentKib.size() / QUARTERS, Math.max(1, residentKib.size() / 2));
    }

    /** Most resident memory in the last quarter. */
    long lateKib() {
        return maxKib((residentKib.size() - 1) * (QUARTERS - 1) / QUARTERS, residentKib.size());
    }

    private long maxKib(final int from, final int to) {
        return residentKib.subList(from, to).stream()
                .mapToLong(Long::longValue)
                .max()
                .orElseThrow();
    }

    @Override
    public void close() throws IOException {
        isOver = true;
        LockSupport.unpark(sampler);
        try {
            sampler.join();
        } catch (final InterruptedException e) {
            throw new IOException("stopped while sampling memory", e);
        }
    }

    private void sample() {
        do {
            try {
                residentKib.add(ResidentMemory.kib(pid));
            } catch (final IOException e) {
                throw new UncheckedIOException("expected to read the memory of process " + pid, e);
            }
            LockSupport.parkNanos(INTERVAL_NS);
        } while (!isOver);
    }
}
