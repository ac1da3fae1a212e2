package io.yidi.gateway.metrics;

import org.HdrHistogram.SingleWriterRecorder;

/**
 * 阶段记录: a histogram recorder for each stage and lane, in nanoseconds. Each is written by one thread at a time, that of
 * its stage; writing neither locks nor allocates. Any one other thread may take what was recorded since it last did.
 *
 * <p>Steps of a histogram are 64 ns up to 16 µs, and at most 0.8 % of the value above.
 */
public final class StageRecorders {

    /** Longest time that is told apart, in nanoseconds; longer ones count as this. */
    public static final long ELAPSED_MAX_NS = 60_000_000_000L;

    /** Significant digits of a histogram. */
    public static final int DIGITS = 2;

    /** Shortest time that is told apart, in nanoseconds. */
    public static final long ELAPSED_STEP_NS = 64;

    private final SingleWriterRecorder[][] recorders = new SingleWriterRecorder[Stage.count()][];

    /** Makes all of them. */
    public StageRecorders() {
        for (final Stage stage : Stage.values()) {
            recorders[stage.ordinal()] = new SingleWriterRecorder[stage.laneCount()];
            for (int lane = 0; lane < stage.laneCount(); lane++) {
                recorders[stage.ordinal()][lane] = new SingleWriterRecorder(ELAPSED_STEP_NS, ELAPSED_MAX_NS, DIGITS);
            }
        }
    }

    /**
     * The recorder of a stage and a lane.
     *
     * @param stage of it
     * @param lane below {@link Stage#laneCount()}
     * @return always the same
     */
    public SingleWriterRecorder of(final Stage stage, final int lane) {
        return recorders[stage.ordinal()][lane];
    }

    /** Counts a time; the thread of the stage only. */
    void record(final Stage stage, final int lane, final long elapsedNs) {
        of(stage, lane).recordValue(Math.max(0, Math.min(elapsedNs, ELAPSED_MAX_NS)));
    }
}
