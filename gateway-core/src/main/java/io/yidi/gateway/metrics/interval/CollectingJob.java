package io.yidi.gateway.metrics.interval;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** 采集: collects once a second, on a thread of its own of the lowest priority. */
public final class CollectingJob implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(CollectingJob.class);
    private static final long MS_PER_SECOND = 1_000;
    private static final long CLOSE_SECONDS = 2;

    /** After the end of a second, so that a clock read a little late does not see the one before. */
    private static final long AFTER_SECOND_MS = 5;

    private final LatencyTable table;
    private final IntervalSink sink;
    private final LongSupplier epochMs;
    private final ScheduledThreadPoolExecutor executor;

    /**
     * Prepares.
     *
     * @param table what is collected into
     * @param sink told of every interval; closed with the job
     * @param epochMs time of day, in milliseconds since 1970
     */
    public CollectingJob(final LatencyTable table, final IntervalSink sink, final LongSupplier epochMs) {
        this.table = table;
        this.sink = sink;
        this.epochMs = epochMs;
        this.executor = new ScheduledThreadPoolExecutor(1, task -> {
            final Thread thread = new Thread(task, "metrics");
            thread.setDaemon(true);
            thread.setPriority(Thread.MIN_PRIORITY);
            return thread;
        });
        executor.setExecuteExistingDelayedTasksAfterShutdownPolicy(false);
    }

    /** Starts it. */
    public void start() {
        final long firstMs = MS_PER_SECOND - epochMs.getAsLong() % MS_PER_SECOND + AFTER_SECOND_MS;
        executor.scheduleAtFixedRate(this::collect, firstMs, MS_PER_SECOND, TimeUnit.MILLISECONDS);
    }

    /** Collects the last time, also what came after the last whole second. Closing twice does nothing. */
    @Override
    public void close() {
        if (executor.isShutdown()) {
            return;
        }
        CompletableFuture.runAsync(this::collectLast, executor)
                .completeOnTimeout(null, CLOSE_SECONDS, TimeUnit.SECONDS)
                .join();
        executor.shutdown();
    }

    private void collectLast() {
        try (sink) {
            table.collect(table.lastSecond() + 1, sink);
        }
    }

    private void collect() {
        try {
            table.collect(epochMs.getAsLong() / MS_PER_SECOND - 1, sink);
        } catch (final RuntimeException defect) {
            LOG.error("times of a second could not be collected", defect);
        }
    }
}
