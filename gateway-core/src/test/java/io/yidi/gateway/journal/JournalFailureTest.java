package io.yidi.gateway.journal;

import static io.yidi.gateway.journal.JournalRecords.append;
import static io.yidi.gateway.journal.JournalRecords.appendUpTo;
import static io.yidi.gateway.journal.JournalRecords.small;
import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** P13, P14: what happens when storage fails. */
class JournalFailureTest {

    private static final int LAST_SEQUENCE = 60;

    private final SimulatedJournalFiles files = new SimulatedJournalFiles();
    private final JournalRecords seen = new JournalRecords();

    @ParameterizedTest
    @ValueSource(ints = {1, 7, 100, 511, 512, 700, 1024})
    void shouldGoOnAfterShortWrites(final int writeLengthMaxBytes) throws IOException {
        files.limitWrites(writeLengthMaxBytes);
        try (Journal journal = Journal.open(files, small(), seen)) {
            appendUpTo(journal, LAST_SEQUENCE);
        }

        Journal.open(files, small(), seen).close();
        assertEquals(LAST_SEQUENCE, seen.count());
    }

    @Test
    void shouldFailWhenAWriteMakesNoProgress() throws IOException {
        final Journal journal = Journal.open(files, small(), seen);
        append(journal);
        files.limitWrites(0);

        assertThrows(JournalFailedException.class, journal::commit);
    }

    @Test
    void shouldNotAdvanceNorRetryAfterAFailedForce() throws IOException {
        final Journal journal = Journal.open(files, small(), seen);
        appendUpTo(journal, 3);
        append(journal);
        files.failOnceAfter(1);

        assertThrows(JournalFailedException.class, journal::commit);

        final long operations = files.operations();
        assertThrows(JournalFailedException.class, journal::commit);
        assertThrows(JournalFailedException.class, journal::mark);
        assertThrows(JournalFailedException.class, () -> append(journal));
        assertThrows(JournalFailedException.class, () -> journal.read(JournalPosition.of(0, 504)));
        journal.close();
        assertEquals(3, journal.durableSequence());
        assertEquals(operations, files.operations());
    }

    /** After a failed force the page cache still shows the batch; recovery must believe the device. */
    @Test
    void shouldNotRecoverWhatOnlyThePageCacheHolds() throws IOException {
        final Journal journal = Journal.open(files, small(), seen);
        appendUpTo(journal, 3);
        append(journal);
        files.failForEverAfter(1);
        assertThrows(JournalFailedException.class, journal::commit);
        files.kill();

        try (Journal reopened = Journal.open(files, small(), seen)) {
            assertEquals(3, reopened.lastSequence());
            appendUpTo(reopened, 5);
        }

        final JournalRecords survivors = new JournalRecords();
        Journal.open(files.crashImage(new Random(1)), small(), survivors).close();
        assertEquals(5, survivors.count());
    }

    /** A batch that was written but not forced when the process died is forced before anything follows it. */
    @Test
    void shouldForceWhatItRecoversBeforeGoingOn() throws IOException {
        final Journal journal = Journal.open(files, small(), seen);
        appendUpTo(journal, 3);
        append(journal);
        files.failForEverAfter(0);
        assertThrows(JournalFailedException.class, journal::commit);
        files.kill();
        final long recovered;
        try (Journal reopened = Journal.open(files, small(), seen)) {
            recovered = reopened.durableSequence();
        }

        for (int seed = 0; seed < 20; seed++) {
            final JournalRecords survivors = new JournalRecords();
            Journal.open(files.crashImage(new Random(seed)), small(), survivors).close();
            assertEquals(recovered, survivors.count());
        }
    }

    @Test
    void shouldLetGoOfTheDirectoryWhenClosedAfterAFailure() throws IOException {
        final Journal journal = Journal.open(files, small(), seen);
        append(journal);
        files.failOnceAfter(0);
        assertThrows(JournalFailedException.class, journal::close);

        assertDoesNotThrow(() -> files.lock().close());
    }

    /** Every operation of a run fails once: nothing acknowledged is lost, and nothing is acknowledged afterwards. */
    @Test
    void shouldKeepWhatWasAcknowledgedWhicheverOperationFails() throws IOException {
        final long operations = operationsOfAWholeRun();
        for (long failing = 0; failing < operations; failing++) {
            final SimulatedJournalFiles failingFiles = new SimulatedJournalFiles();
            failingFiles.failOnceAfter(failing);

            final long acknowledged = runUntilFailure(failingFiles);

            assertAcknowledgedSurvive(failingFiles.afterKill(), acknowledged, failing);
            assertAcknowledgedSurvive(failingFiles.crashImage(new Random(failing)), acknowledged, failing);
        }
    }

    @Test
    void shouldStayUsableWhenThereIsNoSpaceForTheNextSegment() throws IOException {
        final Journal journal = Journal.open(files, small(), seen);
        final long failedAt = appendUntilSegmentIsFull(journal);

        assertEquals(failedAt, journal.durableSequence());
        appendUpTo(journal, failedAt + 10);
        journal.close();

        Journal.open(files, small(), seen).close();
        assertEquals(failedAt + 10, seen.count());
    }

    private long appendUntilSegmentIsFull(final Journal journal) {
        while (true) {
            final long operations = files.operations();
            files.failOnceAfter(0);
            try {
                append(journal);
            } catch (final JournalFullException full) {
                assertTrue(full.getMessage().contains("simulated failure"));
                return journal.lastSequence();
            }
            files.failOnceAfter(Long.MAX_VALUE - operations - 1);
            journal.commit();
        }
    }

    private static long operationsOfAWholeRun() throws IOException {
        final SimulatedJournalFiles soundFiles = new SimulatedJournalFiles();
        assertEquals(LAST_SEQUENCE, runUntilFailure(soundFiles));
        return soundFiles.operations();
    }

    /** Returns the last sequence that was acknowledged. */
    private static long runUntilFailure(final SimulatedJournalFiles failingFiles) throws IOException {
        Journal journal = null;
        try {
            journal = Journal.open(failingFiles, small(), new JournalRecords());
            while (journal.lastSequence() < LAST_SEQUENCE) {
                appendUpTo(journal, journal.lastSequence() + 3);
                journal.mark();
            }
            journal.close();
        } catch (final JournalFailedException | JournalFullException | IOException failure) {
            if (journal == null) {
                return 0;
            }
            final long acknowledged = journal.durableSequence();
            if (failure instanceof JournalFailedException) {
                assertThrows(RuntimeException.class, journal::commit);
            }
            return acknowledged;
        }
        return journal.durableSequence();
    }

    private static void assertAcknowledgedSurvive(
            final SimulatedJournalFiles image, final long acknowledged, final long failing) throws IOException {
        final JournalRecords survivors = new JournalRecords();
        try (Journal journal = Journal.open(image, small(), survivors)) {
            assertTrue(
                    survivors.count() >= acknowledged,
                    () -> "operation " + failing + " failed: expected " + acknowledged + " records, found "
                            + survivors.count());
            appendUpTo(journal, journal.lastSequence() + 5);
        }
    }
}
