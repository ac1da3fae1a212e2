package io.yidi.gateway.metrics;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.management.ThreadMXBean;
import io.yidi.protocol.code.TransactionCode;
import java.lang.management.ManagementFactory;
import java.util.Arrays;
import java.util.List;
import java.util.stream.StreamSupport;
import org.HdrHistogram.Histogram;
import org.junit.jupiter.api.Test;

/** All threads' part of a request, played by one thread, with a clock that is set. */
class InstrumentsTest {

    private static final int SETTLE = Lane.of(Door.JSON, MessageKind.SETTLE);

    private long nowNs = 1_000_000;
    private final Instruments instruments = Instruments.on(() -> nowNs, 64);
    private final LoopTimes loop = instruments.loop();
    private final CoreTimes core = instruments.core();
    private final CommitTimes commits = instruments.commits();

    @Test
    void shouldMeasureEveryStageOfARequest() {
        read(Door.JSON, MessageKind.SETTLE, 10_000);
        final long offeredAtNs = loop.offered();
        loop.taken();
        pass(20_000);
        core.begin(SETTLE, offeredAtNs);
        pass(3_000);
        core.recorded(7);
        core.answered();
        core.decided();
        commits.committed(40_000, 80_000);
        pass(120_000);
        answer(1, 5_000);

        assertEquals(List.of(10_000L), recorded(Stage.DECODE, SETTLE));
        assertEquals(List.of(20_000L), recorded(Stage.QUEUE, SETTLE));
        assertEquals(List.of(3_000L), recorded(Stage.ENGINE, SETTLE));
        assertEquals(List.of(40_000L), recorded(Stage.WRITE, 0));
        assertEquals(List.of(80_000L), recorded(Stage.FORCE, 0));
        assertEquals(List.of(5_000L), recorded(Stage.REPLY, SETTLE));
        assertEquals(List.of(158_000L), recorded(Stage.WHOLE, SETTLE));
        assertEquals("[10000, 20000, 3000, 40000, 80000, 5000, 158000]", kept(7));
    }

    @Test
    void shouldReadTheClockOnceForTheEndOfOneCommandAndTheBeginningOfTheNext() {
        core.begin(SETTLE, nowNs);
        pass(1_000);
        core.decided();
        pass(7_000);
        core.begin(SETTLE, nowNs - 7_000);
        core.decided();
        assertEquals(List.of(1_000L, 7_000L), recorded(Stage.ENGINE, SETTLE));

        core.paused();
        pass(50_000);
        core.begin(SETTLE, nowNs - 2_000);
        assertEquals(List.of(0L, 2_000L), recorded(Stage.QUEUE, SETTLE), "a new batch looks at the clock again");
    }

    /** Answers come in the order in which requests were taken, whatever their doors and kinds. */
    @Test
    void shouldMatchAnswersToRequestsByTheirOrder() {
        take(Door.BINARY, MessageKind.QUOTE);
        pass(100_000);
        loop.takenControl();
        take(Door.NATIONAL, MessageKind.LOOK);
        answer(2, 1_000);
        answer(1, 2_000);

        assertEquals(List.of(101_000L), recorded(Stage.WHOLE, Lane.of(Door.BINARY, MessageKind.QUOTE)));
        assertEquals(List.of(3_000L), recorded(Stage.WHOLE, Lane.of(Door.NATIONAL, MessageKind.LOOK)));
    }

    /** A look has no record; and where a batch of answers ends before that of a record, it waits for the next. */
    @Test
    void shouldGiveEachRecordTheCommitThatItsAnswerWaitedFor() {
        take(Door.JSON, MessageKind.LOOK);
        take(Door.JSON, MessageKind.SETTLE);
        take(Door.JSON, MessageKind.SETTLE);
        take(Door.JSON, MessageKind.SETTLE);
        decide(0);
        decide(7);
        core.begin(SETTLE, nowNs);
        core.recorded(8);
        commits.committed(1_000, 2_000);
        answer(2, 0);
        core.answered();
        core.decided();
        decide(9);
        commits.committed(3_000, 4_000);
        answer(2, 0);

        assertEquals("[0, 0, 0, 1000, 2000, 0, 0]", kept(7));
        assertEquals("[0, 0, 0, 3000, 4000, 0, 0]", kept(8));
        assertEquals("[0, 0, 0, 3000, 4000, 0, 0]", kept(9));
        assertEquals("none", kept(10));
        assertEquals("none", kept(0));
    }

    @Test
    void shouldCountWhatLastsLongerThanItCanTellAsTheLongest() {
        commits.committed(0, 2 * StageRecorders.ELAPSED_MAX_NS);

        final long longest = instruments
                .recorders()
                .of(Stage.FORCE, 0)
                .getIntervalHistogram()
                .getMaxValue();
        assertTrue(longest >= StageRecorders.ELAPSED_MAX_NS, "found " + longest);
    }

    @Test
    void shouldKnowTheKindOfEveryTransaction() {
        for (final TransactionCode code : TransactionCode.values()) {
            final MessageKind kind = MessageKind.of(code);
            final boolean isNamedAlike = Arrays.stream(MessageKind.values())
                    .anyMatch(each -> each.name().equals(code.act().name()));
            assertTrue(!isNamedAlike || kind.name().equals(code.act().name()), code + " is " + kind);
        }
        for (int lane = 0; lane < Lane.COUNT; lane++) {
            assertEquals(lane, Lane.of(Lane.door(lane), Lane.kind(lane)));
        }
    }

    @Test
    void shouldAllocateNothing() {
        for (int i = 0; i < 20_000; i++) {
            oneRequest();
        }
        final ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        final long before = threads.getCurrentThreadAllocatedBytes();
        for (int i = 0; i < 100_000; i++) {
            oneRequest();
        }
        final long allocated = threads.getCurrentThreadAllocatedBytes() - before;

        assertTrue(allocated < 10_000, "bytes allocated for 100000 requests: " + allocated);
    }

    private void oneRequest() {
        take(Door.BINARY, MessageKind.SETTLE);
        core.begin(SETTLE, nowNs);
        pass(1_000);
        core.recorded(nowNs);
        core.answered();
        core.decided();
        commits.committed(1_000, 1_000);
        answer(1, 1_000);
    }

    private void take(final Door door, final MessageKind kind) {
        read(door, kind, 0);
        loop.offered();
        loop.taken();
    }

    /** A command whose record, if it is not 0, has this sequence. */
    private void decide(final long sequence) {
        core.begin(SETTLE, nowNs);
        if (sequence != 0) {
            core.recorded(sequence);
        }
        core.answered();
        core.decided();
    }

    private String kept(final long sequence) {
        final long[] elapsedNs = new long[Stage.count()];
        return instruments.records().read(sequence, elapsedNs) ? Arrays.toString(elapsedNs) : "none";
    }

    private void read(final Door door, final MessageKind kind, final long elapsedNs) {
        final long readAtNs = loop.nowNs();
        pass(elapsedNs);
        loop.reading(door, readAtNs);
        loop.checked(kind);
    }

    private void answer(final int count, final long elapsedNs) {
        core.paused();
        final long releasedAtNs = commits.released();
        pass(elapsedNs);
        for (int i = 0; i < count; i++) {
            loop.answered(releasedAtNs, commits.writeNs(), commits.forceNs());
        }
        loop.sent();
    }

    private void pass(final long elapsedNs) {
        nowNs += elapsedNs;
    }

    /** In whole microseconds: the steps of a histogram are finer than that here, and coarser than a nanosecond. */
    private List<Long> recorded(final Stage stage, final int lane) {
        final Histogram histogram = instruments.recorders().of(stage, lane).getIntervalHistogram();
        return StreamSupport.stream(histogram.recordedValues().spliterator(), false)
                .map(step -> Math.round(histogram.medianEquivalentValue(step.getValueIteratedTo()) / 1_000.0) * 1_000)
                .toList();
    }
}
