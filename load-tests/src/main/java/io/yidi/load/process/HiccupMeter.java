package io.yidi.load.process;

import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.HdrHistogram.Histogram;
import org.HdrHistogram.SingleWriterRecorder;

/**
 * 停顿计: a thread that does nothing but wake up every millisecond and note how late it was, as jHiccup does; whatever
 * made it late (scheduler, hypervisor, collector) made others late, too.
 */
public final class HiccupMeter implements AutoCloseable {

    private static final long INTERVAL_NS = TimeUnit.MILLISECONDS.toNanos(1);
    private static final int DIGITS = 3;

    private final SingleWriterRecorder recorder = new SingleWriterRecorder(DIGITS);
    private final Thread thread = new Thread(this::measure, "hiccups");
    private volatile boolean isClosing;

    /** Begins to measure. */
    public HiccupMeter() {
        thread.setDaemon(true);
        thread.start();
    }

    /**
     * What was noted since it was asked last.
     *
     * @return nanoseconds
     */
    public Histogram take() {
        return recorder.getIntervalHistogram();
    }

    @Override
    public void close() {
        isClosing = true;
    }

    private void measure() {
        long leastNs = Long.MAX_VALUE;
        while (!isClosing) {
            final long startNs = System.nanoTime();
            LockSupport.parkNanos(INTERVAL_NS);
            final long tookNs = System.nanoTime() - startNs;
            leastNs = Math.min(leastNs, tookNs);
            recorder.recordValueWithExpectedInterval(tookNs - leastNs, INTERVAL_NS);
        }
    }
}
