package io.yidi.load.overload;

import java.io.Closeable;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.ToLongFunction;

/** 内存采样: memory of a process while something runs. */
final class MemorySamples implements Closeable {

    private static final long INTERVAL_NS = TimeUnit.SECONDS.toNanos(1);
    private static final int QUARTERS = 4;

    private final Source source;
    private final List<MemoryUse> samples = new ArrayList<>();
    private final Thread sampler = new Thread(this::sample, "memory-samples");
    private volatile boolean isOver;
    private volatile IOException failure;

    /** 来源: tells the memory of a process. */
    @FunctionalInterface
    interface Source {

        MemoryUse read() throws IOException;
    }

    MemorySamples(final Source source) {
        this.source = source;
        sampler.setDaemon(true);
        sampler.start();
    }

    /** Most of it in the second quarter. */
    long earlyKib(final ToLongFunction<MemoryUse> part) {
        return maxKib(part, samples.size() / QUARTERS, Math.max(1, samples.size() / 2));
    }

    /** Most of it in the last quarter. */
    long lateKib(final ToLongFunction<MemoryUse> part) {
        return maxKib(part, (samples.size() - 1) * (QUARTERS - 1) / QUARTERS, samples.size());
    }

    private long maxKib(final ToLongFunction<MemoryUse> part, final int from, final int to) {
        return samples.subList(from, to).stream().mapToLong(part).max().orElseThrow();
    }

    /**
     * Ends the sampling.
     *
     * @throws IOException if the memory could not be read all the time
     */
    @Override
    public void close() throws IOException {
        isOver = true;
        LockSupport.unpark(sampler);
        try {
            sampler.join();
        } catch (final InterruptedException e) {
            throw new IOException("stopped while sampling memory", e);
        }
        if (failure != null) {
            throw failure;
        }
    }

    private void sample() {
        try {
            do {
                samples.add(source.read());
                LockSupport.parkNanos(INTERVAL_NS);
            } while (!isOver);
        } catch (final IOException unreadable) {
            failure = new IOException("expected to read the memory of the gateway: " + unreadable, unreadable);
        }
    }
}
