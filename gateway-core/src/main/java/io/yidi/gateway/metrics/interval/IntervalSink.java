package io.yidi.gateway.metrics.interval;

import org.HdrHistogram.Histogram;

/** 时段出口: where intervals go once they are over. On the collecting thread. */
public interface IntervalSink extends AutoCloseable {

    /** Goes nowhere. */
    IntervalSink NONE = new IntervalSink() {
        @Override
        public void onInterval(final String tag, final Histogram elapsedNs) {}

        @Override
        public void onIntervalEnd() {}

        @Override
        public void close() {}
    };

    /**
     * What one series had in it; only if there was something.
     *
     * @param tag names the series
     * @param elapsedNs with its beginning and end; valid during the call
     */
    void onInterval(String tag, Histogram elapsedNs);

    /** All series were told; what takes long belongs here. */
    void onIntervalEnd();

    @Override
    void close();
}
