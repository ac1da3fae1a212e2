package io.yidi.gateway.journal;

import static io.yidi.gateway.journal.JournalRecords.append;
import static io.yidi.gateway.journal.JournalRecords.appendUpTo;
import static io.yidi.gateway.journal.JournalRecords.assertReadBack;
import static io.yidi.gateway.journal.JournalRecords.small;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.agrona.concurrent.UnsafeBuffer;
import org.junit.jupiter.api.Test;

class JournalTest {

    private final SimulatedJournalFiles files = new SimulatedJournalFiles();
    private final JournalRecords seen = new JournalRecords();

    @Test
    void shouldStartEmpty() throws IOException {
        try (Journal journal = Journal.open(files, small(), seen)) {
            assertEquals(0, journal.lastSequence());
            assertEquals(0, journal.durableSequence());
            assertEquals(0, seen.count());
            assertEquals(1, journal.recoveryReport().epoch());
        }
    }

    @Test
    void shouldGiveBackEveryRecordInOrderAfterClosing() throws IOException {
        try (Journal journal = Journal.open(files, small(), seen)) {
            appendUpTo(journal, 200);
        }

        try (Journal journal = Journal.open(files, small(), seen)) {
            assertEquals(200, seen.count());
            assertEquals(200, journal.lastSequence());
            assertEquals(200, journal.recoveryReport().records());
            assertTrue(journal.recoveryReport().segments() > 3);
            assertTrue(journal.recoveryReport().tornTail().isEmpty());
        }
    }

    @Test
    void shouldGiveBackEveryRecordThroughManyOpenings() throws IOException {
        for (int opening = 1; opening <= 40; opening++) {
            final JournalRecords visitor = new JournalRecords();
            try (Journal journal = Journal.open(files, small(), visitor)) {
                assertEquals(3L * (opening - 1), visitor.count());
                assertEquals(opening, journal.recoveryReport().epoch());
                appendUpTo(journal, 3L * opening);
            }
        }
    }

    @Test
    void shouldNotPileUpSegmentsWhenNothingIsWritten() throws IOException {
        for (int opening = 0; opening < 10; opening++) {
            Journal.open(files, small(), seen).close();
        }

        assertEquals(1, files.segmentNames().size());
    }

    @Test
    void shouldBeDurableOnlyAfterCommit() throws IOException {
        try (Journal journal = Journal.open(files, small(), seen)) {
            append(journal);
            append(journal);
            assertEquals(2, journal.pendingRecords());
            assertEquals(0, journal.durableSequence());

            journal.commit();

            assertEquals(0, journal.pendingRecords());
            assertEquals(2, journal.durableSequence());
        }
    }

    @Test
    void shouldForceOnceForAllRecordsOfACommit() throws IOException {
        try (Journal journal = Journal.open(files, small(), seen)) {
            append(journal);
            append(journal);
            final long forces = files.forces();

            journal.commit();
            journal.commit();

            assertEquals(forces + 1, files.forces());
        }
    }

    @Test
    void shouldReadRecordsByPositionWhereverTheyAre() throws IOException {
        final List<Long> positions = new ArrayList<>();
        try (Journal journal = Journal.open(files, small(), seen)) {
            for (long sequence = 1; sequence <= 150; sequence++) {
                positions.add(append(journal));
                assertReadBack(journal, positions.get((int) sequence - 1), sequence);
                assertReadBack(journal, positions.get((int) sequence / 2), sequence / 2 + 1);
            }
        }

        try (Journal journal = Journal.open(files, small(), seen)) {
            for (long sequence = 150; sequence >= 1; sequence--) {
                assertEquals(positions.get((int) sequence - 1), seen.position(sequence));
                assertReadBack(journal, seen.position(sequence), sequence);
            }
        }
    }

    @Test
    void shouldRefuseAGapInTheSequence() throws IOException {
        try (Journal journal = Journal.open(files, small(), seen)) {
            append(journal);
            final UnsafeBuffer body = new UnsafeBuffer(new byte[1]);

            final Exception gap =
                    assertThrows(IllegalArgumentException.class, () -> journal.append(0, 3, 0, body, 0, 1));

            assertEquals("sequence must be 2: found 3", gap.getMessage());
            assertEquals(1, journal.lastSequence());
        }
    }

    @Test
    void shouldForgetARecordThatWasBegunAndNotEnded() throws IOException {
        try (Journal journal = Journal.open(files, small(), seen)) {
            appendUpTo(journal, 3);
            final int begun = journal.begin(9, 4, 9, 21);
            journal.pending().setMemory(begun, 21, (byte) 0xFF);
            assertEquals(3, journal.lastSequence());
            appendUpTo(journal, 5);
            journal.commit();
            journal.begin(9, 6, 9, 21);
        }

        try (Journal journal = Journal.open(files, small(), seen)) {
            assertEquals(5, seen.count());
        }
    }

    @Test
    void shouldTellWhenTheBatchHasNoRoom() throws IOException {
        try (Journal journal = Journal.open(files, small(), seen)) {
            final UnsafeBuffer body = new UnsafeBuffer(new byte[900]);
            journal.append(0, 1, 0, body, 0, 900);
            assertTrue(journal.hasRoom(900));
            journal.append(0, 2, 0, body, 0, 900);

            assertFalse(journal.hasRoom(900));
            assertThrows(IllegalStateException.class, () -> journal.append(0, 3, 0, body, 0, 900));
            assertThrows(IllegalArgumentException.class, () -> journal.append(0, 3, 0, body, 0, 901));
            assertEquals(2, journal.lastSequence());
        }
    }

    @Test
    void shouldMarkOnlyWhatIsNotCoveredYet() throws IOException {
        try (Journal journal = Journal.open(files, small(), seen)) {
            appendUpTo(journal, 1);
            final long forces = files.forces();

            journal.mark();
            journal.mark();

            assertEquals(forces + 1, files.forces());
        }
    }

    @Test
    void shouldRefuseAPositionThatIsNotInTheJournal() throws IOException {
        try (Journal journal = Journal.open(files, small(), seen)) {
            final long position = append(journal);
            final long behind = JournalPosition.of(0, JournalPosition.logicalOffset(position) + 1000);

            assertThrows(IllegalArgumentException.class, () -> journal.read(behind));
            assertThrows(IllegalArgumentException.class, () -> journal.read(JournalPosition.of(1, 504)));
            assertThrows(IllegalArgumentException.class, () -> journal.read(JournalPosition.NULL_POSITION));
        }
    }

    @Test
    void shouldRefuseAPositionInsideARecord() throws IOException {
        try (Journal journal = Journal.open(files, small(), seen)) {
            final long position = append(journal);
            journal.commit();

            for (int offset = 1; offset < 200; offset++) {
                final long inside = position + offset;
                assertThrows(JournalCorruptException.class, () -> journal.read(inside));
            }
        }
    }

    @Test
    void shouldRefuseEverythingAfterClosing() throws IOException {
        final Journal journal = Journal.open(files, small(), seen);
        journal.close();
        journal.close();

        assertThrows(IllegalStateException.class, journal::commit);
        assertThrows(IllegalStateException.class, () -> append(journal));
    }

    @Test
    void shouldKeepASecondWriterOut() throws IOException {
        try (Journal journal = Journal.open(files, small(), seen)) {
            final Exception locked =
                    assertThrows(JournalLockedException.class, () -> Journal.open(files, small(), seen));
            assertTrue(locked.getMessage().contains("memory"));
            appendUpTo(journal, 1);
        }

        Journal.open(files, small(), seen).close();
    }
}
