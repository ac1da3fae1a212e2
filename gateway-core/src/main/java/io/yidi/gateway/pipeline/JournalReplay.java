package io.yidi.gateway.pipeline;

import io.yidi.gateway.journal.JournalFiles;
import io.yidi.gateway.journal.JournalReader;
import io.yidi.gateway.snapshot.Snapshots;
import java.io.IOException;
import org.agrona.concurrent.NanoClock;

/**
 * 流水重放: executes a journal again for its own sake: to prove that it reproduces, to compare state hashes between
 * machines, to measure. Changes nothing; for a journal nobody is writing to.
 */
public final class JournalReplay {

    /**
     * What came out.
     *
     * @param records verified
     * @param transactions executed again and compared
     * @param stateHash of the state at the end
     * @param elapsedNs from opening the journal to its end
     */
    public record Result(long records, long transactions, long stateHash, long elapsedNs) {

        private static final long NS_PER_MS = 1_000_000;
        private static final long MS_PER_SECOND = 1_000;

        /** Records a second. */
        public long recordsPerSecond() {
            return records * MS_PER_SECOND / Math.max(1, elapsedNs / NS_PER_MS);
        }
    }

    private final JournalFiles files;
    private final EngineSources sources;
    private final NanoClock clock;

    /**
     * Prepares to replay.
     *
     * @param files the journal
     * @param sources packs, reference files and key archive that its records name
     * @param clock measures
     */
    public JournalReplay(final JournalFiles files, final EngineSources sources, final NanoClock clock) {
        this.files = files;
        this.sources = sources;
        this.clock = clock;
    }

    /**
     * Replays from the first record.
     *
     * @return what came out
     * @throws IOException if a file cannot be read
     * @throws ReplayDiffersException if an outcome differs from the recorded one
     */
    public Result fromBeginning() throws IOException {
        return run(RestoredMachine.empty(sources));
    }

    /**
     * Replays what follows the newest sound snapshot.
     *
     * @param snapshots of this journal
     * @return what came out
     * @throws IOException if a file cannot be read
     * @throws ReplayDiffersException if an outcome differs from the recorded one
     */
    public Result fromNewestSnapshot(final Snapshots snapshots) throws IOException {
        return run(RestoredMachine.newest(snapshots, sources));
    }

    private Result run(final RestoredMachine restored) throws IOException {
        try (restored) {
            final long startNs = clock.nanoTime();
            final JournalReader reader = new JournalReader(files, restored.start());
            try (ReplayThread ahead = new ReplayThread(restored.replay())) {
                reader.readAll(ahead);
            }
            final long elapsedNs = clock.nanoTime() - startNs;
            return new Result(
                    reader.records(),
                    restored.replay().transactionCount(),
                    restored.machine().stateHash(),
                    elapsedNs);
        }
    }
}
