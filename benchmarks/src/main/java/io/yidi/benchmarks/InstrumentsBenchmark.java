package io.yidi.benchmarks;

import io.yidi.gateway.metrics.CommitTimes;
import io.yidi.gateway.metrics.CoreTimes;
import io.yidi.gateway.metrics.Door;
import io.yidi.gateway.metrics.Instruments;
import io.yidi.gateway.metrics.LoopTimes;
import io.yidi.gateway.metrics.MessageKind;
import java.util.concurrent.TimeUnit;
import org.agrona.concurrent.SystemNanoClock;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** 计时基准: what taking the times of one request costs both threads together, in batches of 32. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(
        value = 3,
        jvmArgsAppend = {"--add-opens=java.base/jdk.internal.misc=ALL-UNNAMED"})
public class InstrumentsBenchmark {

    private static final int BATCH = 32;
    private static final int UNANSWERED_MAX = 1_088;
    private static final long WRITE_NS = 3_000;
    private static final long FORCE_NS = 80_000;

    @Param({"true", "false"})
    private boolean isOn;

    private LoopTimes loop;
    private CoreTimes core;
    private CommitTimes commits;
    private long sequence;

    /** Makes the instruments. */
    @Setup
    public void setUp() {
        final Instruments instruments =
                isOn ? Instruments.on(SystemNanoClock.INSTANCE, UNANSWERED_MAX) : Instruments.off();
        loop = instruments.loop();
        core = instruments.core();
        commits = instruments.commits();
    }

    /** A batch, from the read to the last answer. */
    @Benchmark
    @OperationsPerInvocation(BATCH)
    public void batch() {
        loop.reading(Door.BINARY, loop.nowNs());
        long offeredAtNs = 0;
        for (int i = 0; i < BATCH; i++) {
            loop.checked(MessageKind.SETTLE);
            offeredAtNs = loop.offered();
            loop.taken();
        }
        for (int i = 0; i < BATCH; i++) {
            core.begin(loop.lane(), offeredAtNs);
            core.recorded(++sequence);
            core.answered();
            core.decided();
        }
        core.paused();
        commits.committing(BATCH);
        commits.committed(WRITE_NS, FORCE_NS);
        final long releasedAtNs = commits.released();
        for (int i = 0; i < BATCH; i++) {
            loop.answered(releasedAtNs, commits.writeNs(), commits.forceNs());
        }
        loop.sent();
    }
}
