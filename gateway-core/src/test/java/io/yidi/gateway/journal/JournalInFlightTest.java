package io.yidi.gateway.journal;

import static io.yidi.gateway.journal.JournalRecords.append;
import static io.yidi.gateway.journal.JournalRecords.appendUpTo;
import static io.yidi.gateway.journal.JournalRecords.assertReadBack;
import static io.yidi.gateway.journal.JournalRecords.small;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import org.agrona.concurrent.UnsafeBuffer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A batch that is made durable beside the owner of the journal, who goes on meanwhile. */
class JournalInFlightTest {

    private static final int RECORDS = 120;

    private final SimulatedJournalFiles files = new SimulatedJournalFiles();
    private final JournalRecords seen = new JournalRecords();

    @Test
    void shouldBeDurableWhenItIsCommittedAndNotBefore() throws IOException {
        try (Journal journal = Journal.open(files, small(), seen)) {
            append(journal);
            journal.handOver();
            append(journal);
            assertEquals(0, journal.durableSequence());
            assertEquals(1, journal.pendingRecords());

            journal.commitInFlight();
            assertEquals(1, journal.durableSequence());
            journal.takeBack();
            journal.commit();
            assertEquals(2, journal.durableSequence());
        }
    }

    @Test
    void shouldReadRecordsInFlightWithoutTheFile() throws IOException {
        try (Journal journal = Journal.open(files, small(), seen)) {
            appendUpTo(journal, 3);
            final long inFlight = append(journal);
            journal.handOver();
            final long pending = append(journal);
            final long reads = files.faults().reads();

            assertReadBack(journal, inFlight, 4);
            assertReadBack(journal, pending, 5);
            assertEquals(inFlight, journal.positionOf(4));
            assertEquals(pending, journal.positionOf(5));
            journal.commitInFlight();
            assertReadBack(journal, inFlight, 4);
            assertEquals(reads, files.faults().reads(), "all that from memory");

            journal.takeBack();
            assertReadBack(journal, inFlight, 4);
            assertEquals(inFlight, journal.positionOf(4));
            assertTrue(files.faults().reads() > reads, "what is durable from the file");
            assertReadBack(journal, pending, 5);
        }
    }

    @Test
    void shouldNotFindInTheFileWhatIsStillToBeWritten() throws IOException {
        try (Journal journal = Journal.open(files, small(), seen)) {
            final List<Long> positions = new ArrayList<>();
            for (int i = 0; i < 4; i++) {
                positions.add(append(journal));
                journal.commit();
            }
            positions.add(append(journal));
            journal.handOver();
            for (int sequence = 1; sequence <= positions.size(); sequence++) {
                assertEquals(positions.get(sequence - 1), journal.positionOf(sequence));
                assertReadBack(journal, positions.get(sequence - 1), sequence);
            }
            assertEquals(JournalPosition.NULL_POSITION, journal.positionOf(6));
            journal.commitInFlight();
        }
    }

    /**
     * The position of a record is known before the batch in front of it is written, also behind the end of a segment.
     */
    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void shouldGivePositionsThatHoldWhateverIsInFlight(final long seed) throws IOException {
        final Random random = new Random(seed);
        final List<Long> positions = new ArrayList<>();
        try (Journal journal = Journal.open(files, small(), seen)) {
            final DrawnCommits commits = new DrawnCommits(journal, random);
            while (positions.size() < RECORDS) {
                final long position = commits.step();
                if (position > 0) {
                    positions.add(position);
                    final int sequence = 1 + random.nextInt(positions.size());
                    assertReadBack(journal, positions.get(sequence - 1), sequence);
                    assertEquals(positions.get(sequence - 1), journal.positionOf(sequence));
                }
            }
            commits.land();
        }
        try (Journal journal = Journal.open(files, small(), seen)) {
            assertTrue(journal.recoveryReport().segments() > 3);
            for (int sequence = 1; sequence <= RECORDS; sequence++) {
                assertEquals(positions.get(sequence - 1), seen.position(sequence));
                assertReadBack(journal, positions.get(sequence - 1), sequence);
            }
        }
    }

    @Test
    void shouldWriteTheSameBytesWhoeverCommits() throws IOException {
        try (Journal journal = Journal.open(files, small(), seen)) {
            for (int i = 1; i <= RECORDS; i++) {
                append(journal);
                journal.commit();
            }
        }
        final SimulatedJournalFiles beside = new SimulatedJournalFiles();
        try (Journal journal = Journal.open(beside, small(), new JournalRecords())) {
            for (int i = 1; i <= RECORDS; i++) {
                append(journal);
                journal.handOver();
                CompletableFuture.runAsync(journal::commitInFlight).join();
                journal.takeBack();
            }
        }
        assertTrue(files.segmentNames().size() > 3);
        assertEquals(files.segmentNames(), beside.segmentNames());
        for (final String name : files.segmentNames()) {
            assertArrayEquals(files.bytes(name), beside.bytes(name), name);
        }
    }

    @Test
    void shouldHaveNoRoomWhileThePlaceOfTheNextBatchIsNotKnown() throws IOException {
        try (Journal journal = Journal.open(files, small(), seen)) {
            final UnsafeBuffer body = new UnsafeBuffer(new byte[JournalRecords.LENGTH_MAX]);
            while (journal.hasRoom(0)) {
                assertDoesNotThrow(() -> journal.admits(StorageUse.ORDINARY));
                final long sequence = journal.lastSequence() + 1;
                journal.append(1, sequence, 0, body, 0, body.capacity());
                journal.commit();
                journal.append(1, sequence + 1, 0, body, 0, body.capacity());
                journal.handOver();
                if (journal.hasRoom(0)) {
                    journal.commitInFlight();
                    journal.takeBack();
                }
            }
            assertThrows(IllegalStateException.class, () -> journal.admits(StorageUse.ORDINARY));
            assertThrows(IllegalStateException.class, () -> append(journal));

            journal.commitInFlight();
            journal.takeBack();
            assertTrue(journal.hasRoom(0));
            assertTrue(journal.admits(StorageUse.ORDINARY));
            assertEquals(1, JournalPosition.ordinal(journal.append(1, journal.lastSequence() + 1, 0, body, 0, 8)));
        }
    }

    @Test
    void shouldRefuseWhatWouldMixWithTheBatchInFlight() throws IOException {
        try (Journal journal = Journal.open(files, small(), seen)) {
            append(journal);
            journal.handOver();
            append(journal);
            final long operations = files.operations();
            assertThrows(IllegalStateException.class, journal::commit);
            assertThrows(IllegalStateException.class, journal::handOver);
            assertThrows(IllegalStateException.class, journal::takeBack);
            assertEquals(operations, files.operations());
            journal.commitInFlight();
            assertThrows(IllegalStateException.class, journal::commit, "it is not taken back yet");
        }
        Journal.open(files, small(), seen).close();
        assertEquals(2, seen.count());
    }

    @Test
    void shouldRefuseAMarkWhileABatchIsInFlight() throws IOException {
        try (Journal journal = Journal.open(files, small(), seen)) {
            append(journal);
            journal.handOver();
            assertThrows(IllegalStateException.class, journal::mark);
            journal.commitInFlight();
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1})
    void shouldFailForGoodWhenTheBatchInFlightCannotBeWrittenOrForced(final int operation) throws IOException {
        final Journal journal = Journal.open(files, small(), seen);
        appendUpTo(journal, 3);
        append(journal);
        journal.handOver();
        final long pending = append(journal);
        files.failOnceAfter(operation);
        assertThrows(JournalFailedException.class, journal::commitInFlight);

        final long operations = files.operations();
        assertEquals(3, journal.durableSequence());
        assertThrows(JournalFailedException.class, journal::takeBack);
        assertThrows(JournalFailedException.class, journal::commit);
        assertThrows(JournalFailedException.class, journal::mark);
        assertThrows(JournalFailedException.class, () -> append(journal));
        assertThrows(JournalFailedException.class, () -> journal.read(pending));
        assertThrows(JournalFailedException.class, () -> journal.admits(StorageUse.ORDINARY));
        journal.close();
        assertEquals(operations, files.operations(), "nothing is tried again");
        files.kill();
        Journal.open(files.crashImage(PowerCut.losingEverything()), small(), seen)
                .close();
        assertEquals(3, seen.count());
    }

    @Test
    void shouldNotCloseOverABatchThatWasLeftUndone() throws IOException {
        final Journal journal = Journal.open(files, small(), seen);
        appendUpTo(journal, 3);
        append(journal);
        journal.handOver();
        assertThrows(IllegalStateException.class, journal::close);
        assertDoesNotThrow(() -> files.lock().close());
        Journal.open(files, small(), seen).close();
        assertEquals(3, seen.count());
    }

    @Test
    void shouldHandOverNothingWhenNothingIsPending() throws IOException {
        try (Journal journal = Journal.open(files, small(), seen)) {
            journal.handOver();
            journal.commit();
            journal.mark();
            assertFalse(files.faults().struck());
            assertEquals(0, journal.durableSequence());
        }
    }
}
