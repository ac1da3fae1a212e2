package io.yidi.gateway.journal;

import static io.yidi.gateway.journal.JournalRecords.append;
import static io.yidi.gateway.journal.JournalRecords.appendUpTo;
import static io.yidi.gateway.journal.JournalRecords.small;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assertions.fail;

import java.io.IOException;
import java.util.Random;
import java.util.function.BiConsumer;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** P1, P2, P3: kills and power cuts at random moments, the latter with any subset of what was not forced. */
class JournalCrashTest {

    private static final int LIVES = 12;
    private static final int JOURNALS_PER_SEED = 60;

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void shouldKeepEveryAcknowledgedRecordInOrderThroughKillsAndPowerCuts(final long seed) throws IOException {
        for (int i = 0; i < JOURNALS_PER_SEED; i++) {
            surviveLives(new Random(seed * 1_000_003 + i), JournalCrashTest::workForEver);
        }
    }

    /** The same with batches that are made durable beside their owner, who goes on, reads and marks meanwhile. */
    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void shouldKeepEveryAcknowledgedRecordWhenABatchIsInFlight(final long seed) throws IOException {
        for (int i = 0; i < JOURNALS_PER_SEED; i++) {
            surviveLives(new Random(seed * 1_000_003 + i), JournalCrashTest::flyForEver);
        }
    }

    /** One directory through several ends, some of them during recovery from the one before. */
    private static void surviveLives(final Random random, final BiConsumer<Journal, Random> work) throws IOException {
        SimulatedJournalFiles files = new SimulatedJournalFiles();
        long acknowledged = 0;
        for (int life = 0; life < LIVES; life++) {
            files.failForEverAfter(random.nextInt(120));
            acknowledged = liveUntilCut(files, random, acknowledged, work);
            if (random.nextInt(4) == 0) {
                files.kill();
            } else {
                files = files.crashImage(random);
            }
        }
        files.kill();
        final JournalRecords survivors = new JournalRecords();
        Journal.open(files, small(), survivors).close();
        final long expected = acknowledged;
        assertTrue(
                survivors.count() >= expected,
                () -> "expected " + expected + " acknowledged records, found " + survivors.count());
    }

    /** Returns the last sequence acknowledged so far. */
    private static long liveUntilCut(
            final SimulatedJournalFiles files,
            final Random random,
            final long acknowledgedBefore,
            final BiConsumer<Journal, Random> work) {
        final JournalRecords survivors = new JournalRecords();
        final Journal journal;
        try {
            journal = Journal.open(files, small(), survivors);
        } catch (final IOException | JournalFailedException cut) {
            return acknowledgedBefore;
        }
        if (survivors.count() < acknowledgedBefore) {
            fail("expected " + acknowledgedBefore + " acknowledged records, found " + survivors.count());
        }
        try {
            work.accept(journal, random);
        } catch (final JournalFailedException | JournalFullException cut) {
            return journal.durableSequence();
        }
        throw new AssertionError("expected a power cut, found none");
    }

    private static void flyForEver(final Journal journal, final Random random) {
        final DrawnCommits commits = new DrawnCommits(journal, random);
        while (true) {
            commits.step();
        }
    }

    private static void workForEver(final Journal journal, final Random random) {
        while (true) {
            switch (random.nextInt(6)) {
                case 0 -> journal.mark();
                case 1 -> appendUpTo(journal, journal.lastSequence() + 1 + random.nextInt(20));
                case 2 -> journal.commit();
                default -> append(journal);
            }
        }
    }
}
