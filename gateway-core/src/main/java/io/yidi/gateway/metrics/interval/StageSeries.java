package io.yidi.gateway.metrics.interval;

import io.yidi.gateway.metrics.Lane;
import io.yidi.gateway.metrics.Stage;
import io.yidi.gateway.metrics.StageRecorders;
import org.HdrHistogram.Histogram;
import org.HdrHistogram.SingleWriterRecorder;

/** 阶段序列: one stage and one lane: what came in the last interval, and what since the start. Under the table's lock. */
public final class StageSeries {

    private final Stage stage;
    private final int lane;
    private final SingleWriterRecorder recorder;
    private final Histogram total =
            new Histogram(StageRecorders.ELAPSED_STEP_NS, StageRecorders.ELAPSED_MAX_NS, StageRecorders.DIGITS);
    private Histogram interval;
    private double sumNs;

    StageSeries(final Stage stage, final int lane, final SingleWriterRecorder recorder) {
        this.stage = stage;
        this.lane = lane;
        this.recorder = recorder;
        this.interval = recorder.getIntervalHistogram();
    }

    /** What is measured. */
    public Stage stage() {
        return stage;
    }

    /** Door of the requests, or empty if it is not measured by it. */
    public String door() {
        return stage.isOfRequest() ? Lane.door(lane).label() : "";
    }

    /** Kind of the requests, or empty if it is not measured by it. */
    public String message() {
        return stage.isOfRequest() ? Lane.kind(lane).label() : "";
    }

    /** Name in an interval log: {@code whole.binary.settle} or {@code force}. */
    String tag() {
        return stage.isOfRequest() ? stage.label() + "." + door() + "." + message() : stage.label();
    }

    /** Everything since the start, in nanoseconds. */
    public Histogram total() {
        return total;
    }

    /** Sum of everything since the start, as far as the steps of a histogram tell, in nanoseconds. */
    public double sumNs() {
        return sumNs;
    }

    /** What the last interval says. */
    public LatencyFigures last() {
        return LatencyFigures.of(interval);
    }

    /** What everything since the start says. */
    public LatencyFigures sinceStart() {
        return LatencyFigures.of(total);
    }

    /** What came in the last interval, in nanoseconds. */
    Histogram interval() {
        return interval;
    }

    void take() {
        interval = recorder.getIntervalHistogram(interval);
        if (interval.getTotalCount() > 0) {
            total.add(interval);
            sumNs += interval.getMean() * interval.getTotalCount();
        }
    }
}
