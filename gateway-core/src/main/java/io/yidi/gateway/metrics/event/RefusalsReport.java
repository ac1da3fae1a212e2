package io.yidi.gateway.metrics.event;

import io.yidi.protocol.ResultCode;
import java.util.function.ToLongFunction;
import jdk.jfr.FlightRecorder;

/** 拒绝报告: tells the recorder once a second which refusals came since. On a thread of the recorder. */
public final class RefusalsReport implements AutoCloseable {

    private static final ResultCode[] CODES = ResultCode.values();

    private final ToLongFunction<ResultCode> answers;
    private final Runnable report = this::report;
    private final long[] told = new long[CODES.length];

    /**
     * Prepares.
     *
     * @param answers how often a code was answered since the start; any thread
     */
    public RefusalsReport(final ToLongFunction<ResultCode> answers) {
        this.answers = answers;
    }

    /** Begins; nothing is done as long as nobody records. */
    public void start() {
        FlightRecorder.addPeriodicEvent(RefusalsEvent.class, report);
    }

    @Override
    public void close() {
        FlightRecorder.removePeriodicEvent(report);
    }

    private void report() {
        for (final ResultCode code : CODES) {
            final long count = answers.applyAsLong(code);
            if (count > told[code.ordinal()]) {
                new RefusalsEvent(code.label(), count - told[code.ordinal()]).commit();
                told[code.ordinal()] = count;
            }
        }
    }
}
