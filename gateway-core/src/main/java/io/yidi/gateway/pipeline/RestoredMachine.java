package io.yidi.gateway.pipeline;

import io.yidi.gateway.engine.machine.SettlementMachine;
import io.yidi.gateway.engine.state.StateInput;
import io.yidi.gateway.engine.state.StateMismatchException;
import io.yidi.gateway.journal.RecoveryStart;
import io.yidi.gateway.snapshot.SnapshotDamagedException;
import io.yidi.gateway.snapshot.SnapshotHeader;
import io.yidi.gateway.snapshot.SnapshotReader;
import io.yidi.gateway.snapshot.Snapshots;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.function.UnaryOperator;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * 快照恢复: a machine with the state of the newest snapshot that is sound, and the replay that goes on from there. Without
 * a sound snapshot the machine is empty and the replay begins at the first record.
 *
 * @param machine restored
 * @param history to be told where records come from
 * @param replay executes what follows
 * @param start where it follows
 */
record RestoredMachine(SettlementMachine machine, JournalHistory history, Replay replay, RecoveryStart start)
        implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(RestoredMachine.class);

    /**
     * Restores.
     *
     * @throws IOException if the snapshots cannot be read; a damaged one is passed over
     */
    static RestoredMachine newest(final Snapshots snapshots, final EngineSources sources) throws IOException {
        return newest(snapshots, sources, UnaryOperator.identity());
    }

    /**
     * The same, reading through something else.
     *
     * @param through what gives the bytes of a snapshot on
     * @throws IOException if the snapshots cannot be read; a damaged one is passed over
     */
    static RestoredMachine newest(
            final Snapshots snapshots, final EngineSources sources, final UnaryOperator<StateInput> through)
            throws IOException {
        for (final long sequence : snapshots.newestFirst()) {
            try (SnapshotReader snapshot = snapshots.open(sequence)) {
                return from(snapshot, sources, through);
            } catch (final SnapshotDamagedException | StateMismatchException damaged) {
                LOG.warn("snapshot passed over: {}", damaged.getMessage());
            }
        }
        return empty(sources);
    }

    /** A machine for a replay from the first record. */
    static RestoredMachine empty(final EngineSources sources) {
        final JournalHistory history = new JournalHistory();
        final SettlementMachine machine = sources.newMachine(history);
        return new RestoredMachine(machine, history, new Replay(machine, history, 0), RecoveryStart.beginning());
    }

    private static RestoredMachine from(
            final SnapshotReader snapshot, final EngineSources sources, final UnaryOperator<StateInput> through)
            throws IOException {
        final JournalHistory history = new JournalHistory();
        final SettlementMachine machine = sources.newMachine(history);
        try {
            restore(machine, snapshot, through.apply(snapshot));
        } catch (final IOException | RuntimeException failure) {
            machine.close();
            throw failure;
        }
        final SnapshotHeader header = snapshot.header();
        final Replay replay = new Replay(machine, history, header.lastTimestampNs());
        return new RestoredMachine(machine, history, replay, RecoveryStart.after(header.point()));
    }

    private static void restore(
            final SettlementMachine machine, final SnapshotReader snapshot, final StateInput content)
            throws IOException {
        try {
            machine.restoreFrom(content);
        } catch (final UncheckedIOException unreadable) {
            throw unreadable.getCause();
        }
        snapshot.requireEnd();
        final long expected = snapshot.header().stateHash();
        if (machine.stateHash() != expected) {
            throw new SnapshotDamagedException(
                    "snapshot of sequence " + snapshot.header().point().sequence(),
                    "expected state hash " + Long.toHexString(expected) + ", found "
                            + Long.toHexString(machine.stateHash()));
        }
    }

    @Override
    public void close() {
        machine.close();
    }
}
