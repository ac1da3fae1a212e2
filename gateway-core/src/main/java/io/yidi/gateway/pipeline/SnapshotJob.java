package io.yidi.gateway.pipeline;

import io.yidi.gateway.engine.state.StateInput;
import io.yidi.gateway.engine.state.StateOutput;
import io.yidi.gateway.journal.BackgroundPace;
import io.yidi.gateway.journal.Journal;
import io.yidi.gateway.journal.JournalPoint;
import io.yidi.gateway.journal.JournalReader;
import io.yidi.gateway.snapshot.SnapshotDamagedException;
import io.yidi.gateway.snapshot.SnapshotHeader;
import io.yidi.gateway.snapshot.SnapshotReader;
import io.yidi.gateway.snapshot.Snapshots;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * 快照作业: from time to time brings a second machine to where the journal is durable, from the last snapshot and the
 * records behind it, writes its state down, has that recorded, and retires the segments that no start needs any more.
 *
 * <p>The core thread is not disturbed: only files that it has finished with are read. Since the second machine compares
 * every outcome on its way, a journal that does not reproduce is found here, before a restart depends on it. The work
 * is done with {@linkplain BackgroundPace rests in between}, unless records come faster than snapshots of them.
 *
 * <p>A thread of its own. What fails is logged, told by {@link #lastFailure()} and tried again after the next interval;
 * the gateway goes on serving.
 */
final class SnapshotJob implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(SnapshotJob.class);
    private static final long LOOK_INTERVAL_NS = TimeUnit.MILLISECONDS.toNanos(200);
    private static final long RETRY_INTERVAL_NS = TimeUnit.SECONDS.toNanos(10);
    private static final long JOIN_INTERVAL_NS = TimeUnit.MILLISECONDS.toNanos(1);
    private static final int JOIN_INTERVALS_MAX = 1_000;
    private static final long AWAIT_MS = 100;
    private static final int AWAITS_MAX = 600;

    /** A bill that comes waits for one processor in two at most as long. */
    private static final long STRETCH_NS = TimeUnit.MICROSECONDS.toNanos(500);

    private static final int RESTS_FOR_WORK = 1;

    private static final int PART_BYTES = 1 << 16;

    /** Intervals behind the last snapshot beyond which there is no rest any more. */
    private static final int HURRIED_AFTER = SnapshotPace.PUT_OFF_MAX + 1;

    /** Snapshots kept: should the newest be damaged, the one before it serves. */
    private static final int KEPT = 2;

    private final Journal journal;
    private final Snapshots snapshots;
    private final PipelineFiles files;
    private final SnapshotPlan plan;
    private final SnapshotPace pace;
    private final BackgroundPace restingPace;
    private final Thread thread = new Thread(this::run, "snapshot");
    private volatile boolean running = true;
    private volatile Throwable lastFailure;
    private JournalPoint last;
    private long bytes;

    SnapshotJob(final PipelineFiles files, final Journal journal, final SnapshotPlan plan) throws IOException {
        this.files = files;
        this.journal = journal;
        this.snapshots = files.snapshots();
        this.plan = plan;
        restingPace = new BackgroundPace(STRETCH_NS, RESTS_FOR_WORK, this::isHurried, plan.clock());
        pace = new SnapshotPace(plan.everyRecords(), journal.durableSequence());
        last = lastPoint();
    }

    /** Where the newest snapshot is; the beginning when there is none that can be read. */
    private JournalPoint lastPoint() throws IOException {
        for (final long sequence : snapshots.newestFirst()) {
            try (SnapshotReader snapshot = snapshots.open(sequence)) {
                return snapshot.header().point();
            } catch (final SnapshotDamagedException damaged) {
                LOG.warn("snapshot passed over: {}", damaged.getMessage());
            }
        }
        return JournalPoint.BEGINNING;
    }

    /** Starts the thread. */
    void start() {
        thread.setDaemon(true);
        thread.start();
    }

    /** Why the last snapshot could not be made; {@code null} if it could. Any thread may ask. */
    Throwable lastFailure() {
        return lastFailure;
    }

    /**
     * Gives up what it is doing and ends; a snapshot half written is a draft that nobody reads. What takes longer, such
     * as reading a large one, is left to itself: it changes nothing that a stop depends on.
     */
    @Override
    public void close() {
        running = false;
        LockSupport.unpark(thread);
        for (int i = 0; i < JOIN_INTERVALS_MAX && thread.isAlive(); i++) {
            LockSupport.parkNanos(JOIN_INTERVAL_NS);
        }
    }

    private void run() {
        while (running) {
            LockSupport.parkNanos(tryToMake() ? LOOK_INTERVAL_NS : RETRY_INTERVAL_NS);
        }
    }

    private boolean tryToMake() {
        try {
            if (isDue()) {
                make();
                lastFailure = null;
            }
            return true;
        } catch (final StoppedException stopped) {
            return true;
        } catch (final IOException | RuntimeException | Error failure) {
            lastFailure = failure;
            LOG.error("no snapshot made", failure);
            return false;
        }
    }

    private boolean isDue() {
        return pace.isDue(journal.durableSequence(), last.sequence(), journal.lengthBytesAfter(last));
    }

    private void make() throws IOException {
        restingPace.begin();
        final SnapshotHeader header = write();
        last = header.point();
        snapshots.keepNewest(KEPT, this::onPart);
        await(plan.recorder().record(header.point().sequence(), header.stateHash()));
        LOG.info("snapshot made: sequence={} stateHash={}", last.sequence(), Long.toHexString(header.stateHash()));
        retire();
    }

    private StateInput restingInput(final StateInput input) {
        return (buffer, offset, length) -> {
            input.read(buffer, offset, length);
            onBytes(length);
        };
    }

    private StateOutput restingOutput(final StateOutput output) {
        return (buffer, offset, length) -> {
            output.write(buffer, offset, length);
            onBytes(length);
        };
    }

    private void onBytes(final int length) {
        bytes += length;
        if (bytes >= PART_BYTES) {
            bytes = 0;
            onPart();
        }
    }

    private void onPart() {
        requireRunning();
        restingPace.onPart();
    }

    private boolean isHurried() {
        return !running || journal.durableSequence() - last.sequence() > HURRIED_AFTER * plan.everyRecords();
    }

    private SnapshotHeader write() throws IOException {
        try (SecondSources sources = plan.opener().open();
                RestoredMachine second = RestoredMachine.newest(snapshots, sources.sources(), this::restingInput)) {
            final JournalReader reader = new JournalReader(files.journal(), second.start());
            reader.readUpTo(journal.durableSequence(), new StoppableVisitor(second.replay(), this::onPart));
            final JournalPoint point = reader.end();
            final SnapshotHeader header = new SnapshotHeader(
                    point, second.replay().lastTimestampNs(), second.machine().stateHash());
            awaitKeysWritten(sources);
            snapshots.write(header, output -> second.machine().snapshotTo(restingOutput(output)));
            return header;
        }
    }

    /** Retires what lies before the oldest snapshot kept, once there are as many as are kept. */
    private void retire() throws IOException {
        final List<Long> sequences = snapshots.newestFirst();
        if (sequences.size() == KEPT) {
            try (SnapshotReader oldest = snapshots.open(sequences.get(KEPT - 1))) {
                journal.retireBefore(oldest.header().point().ordinal());
            }
        }
    }

    /** A snapshot counts on the files of all days that are closed in it. */
    private void awaitKeysWritten(final SecondSources sources) {
        try {
            for (int i = 0; !sources.awaitKeysWritten(AWAIT_MS); i++) {
                requireRunning();
                if (i == AWAITS_MAX) {
                    throw new IllegalStateException("the keys of a closed day could not be written yet");
                }
            }
        } catch (final InterruptedException unexpected) {
            throw new IllegalStateException("nobody interrupts this thread", unexpected);
        }
    }

    private void await(final CompletableFuture<Void> noted) {
        while (!noted.isDone()) {
            requireRunning();
            LockSupport.parkNanos(JOIN_INTERVAL_NS);
        }
        noted.join();
    }

    private void requireRunning() {
        if (!running) {
            throw new StoppedException();
        }
    }

    /** The job was told to end. */
    private static final class StoppedException extends RuntimeException {
        private static final long serialVersionUID = 1L;
    }
}
