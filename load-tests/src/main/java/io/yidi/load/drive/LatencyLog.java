package io.yidi.load.drive;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.HdrHistogram.Histogram;

/**
 * 时延记录: latencies of a run, as a whole and second by second. One thread; allocates once a second.
 */
public final class LatencyLog {

    private static final int DIGITS = 3;
    private static final long INTERVAL_NS = TimeUnit.SECONDS.toNanos(1);

    private final Histogram totalNs = new Histogram(DIGITS);
    private final List<Histogram> intervals = new ArrayList<>();
    private Histogram currentNs;
    private long currentEndsNs;

    /** Notes a latency at a time of the monotonic clock. */
    void record(final long latencyNs, final long nowNs) {
        if (currentNs == null || nowNs - currentEndsNs >= 0) {
            begin(nowNs);
        }
        final long known = Math.max(0, latencyNs);
        totalNs.recordValue(known);
        currentNs.recordValue(known);
    }

    /** The run is over. */
    void end() {
        if (currentNs != null) {
            currentNs.setEndTimeStamp(System.currentTimeMillis());
            totalNs.setEndTimeStamp(currentNs.getEndTimeStamp());
        }
    }

    /**
     * The whole run.
     *
     * @return nanoseconds
     */
    public Histogram totalNs() {
        return totalNs;
    }

    /**
     * The run second by second, from the first latency on.
     *
     * @return nanoseconds, each with its start and end
     */
    public List<Histogram> intervals() {
        return List.copyOf(intervals);
    }

    /**
     * Two runs, one after the other.
     *
     * @param later run
     * @return both
     */
    LatencyLog and(final LatencyLog later) {
        final LatencyLog both = new LatencyLog();
        for (final LatencyLog each : List.of(this, later)) {
            both.totalNs.add(each.totalNs);
            both.intervals.addAll(each.intervals);
        }
        return both;
    }

    private void begin(final long nowNs) {
        final long nowMs = System.currentTimeMillis();
        if (currentNs == null) {
            totalNs.setStartTimeStamp(nowMs);
        } else {
            currentNs.setEndTimeStamp(nowMs);
        }
        currentNs = new Histogram(DIGITS);
        currentNs.setStartTimeStamp(nowMs);
        currentEndsNs = nowNs + INTERVAL_NS;
        intervals.add(currentNs);
    }
}
