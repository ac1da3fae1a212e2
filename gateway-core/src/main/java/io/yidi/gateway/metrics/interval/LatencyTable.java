package io.yidi.gateway.metrics.interval;

import io.yidi.gateway.metrics.Stage;
import io.yidi.gateway.metrics.StageRecorders;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;
import org.HdrHistogram.Histogram;

/**
 * 时延表: all series, and the last hour of each stage. Collected by one thread, looked at by any other through {@link
 * #read}; one lock for both, of which the hot threads know nothing.
 */
public final class LatencyTable {

    private final List<StageSeries> series = new ArrayList<>();
    private final IntervalHistory[] histories = new IntervalHistory[Stage.count()];
    private final Histogram together =
            new Histogram(StageRecorders.ELAPSED_STEP_NS, StageRecorders.ELAPSED_MAX_NS, StageRecorders.DIGITS);
    private final long startedSecond;
    private long lastSecond;

    /**
     * Starts with nothing.
     *
     * @param recorders what is collected
     * @param startedSecond now, since 1970
     */
    public LatencyTable(final StageRecorders recorders, final long startedSecond) {
        for (final Stage stage : Stage.values()) {
            histories[stage.ordinal()] = new IntervalHistory();
            for (int lane = 0; lane < stage.laneCount(); lane++) {
                series.add(new StageSeries(stage, lane, recorders.of(stage, lane)));
            }
        }
        this.startedSecond = startedSecond;
        this.lastSecond = startedSecond;
    }

    /** Looks at the table; nothing is collected meanwhile. */
    public synchronized <T> T read(final Function<LatencyTable, T> reader) {
        return reader.apply(this);
    }

    /** When it started, in seconds since 1970. */
    public long startedSecond() {
        return startedSecond;
    }

    /** The last second that was collected, since 1970. Within {@link #read}. */
    public long lastSecond() {
        return lastSecond;
    }

    /** The last hour of a stage, doors and messages together. Within {@link #read}. */
    public IntervalHistory history(final Stage stage) {
        return histories[stage.ordinal()];
    }

    /** Shows each series in which there was ever something. Within {@link #read}. */
    public void forEach(final Consumer<StageSeries> visitor) {
        for (final StageSeries each : series) {
            if (each.total().getTotalCount() > 0) {
                visitor.accept(each);
            }
        }
    }

    /**
     * Takes what was recorded since the last time; a second that was collected already goes into the next one. The sink
     * is told of the end once the table may be looked at again.
     */
    void collect(final long second, final IntervalSink sink) {
        if (take(second, sink)) {
            sink.onIntervalEnd();
        }
    }

    private synchronized boolean take(final long second, final IntervalSink sink) {
        if (second <= lastSecond) {
            return false;
        }
        lastSecond = second;
        Stage stage = Stage.DECODE;
        together.reset();
        for (final StageSeries each : series) {
            if (each.stage() != stage) {
                keep(stage);
                stage = each.stage();
            }
            each.take();
            if (each.interval().getTotalCount() > 0) {
                together.add(each.interval());
                sink.onInterval(each.tag(), each.interval());
            }
        }
        keep(stage);
        return true;
    }

    private void keep(final Stage stage) {
        if (together.getTotalCount() > 0) {
            histories[stage.ordinal()].add(lastSecond, LatencyFigures.of(together));
            together.reset();
        }
    }
}
