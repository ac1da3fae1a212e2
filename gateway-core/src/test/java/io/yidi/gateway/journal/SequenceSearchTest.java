package io.yidi.gateway.journal;

import static io.yidi.gateway.journal.JournalRecords.append;
import static io.yidi.gateway.journal.JournalRecords.small;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.agrona.DirectBuffer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Finding a record by its sequence: pending or durable, live or in the archive, while writing and while reading. */
class SequenceSearchTest {

    private static final int RECORDS = 300;

    private final SimulatedJournalFiles files = new SimulatedJournalFiles();
    private final List<Long> positions = new ArrayList<>();

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void shouldFindEveryRecordWhereItLies(final long seed) throws IOException {
        try (Journal journal = written(seed)) {
            journal.commit();
            assertFindsAll(journal);
            journal.retireBefore(4);
            assertFindsAll(journal);
            assertTrue(JournalPosition.ordinal(positions.get(RECORDS - 1)) > 5, "several segments");
        }
        try (Journal journal = Journal.open(files, small(), new JournalRecords())) {
            assertFindsAll(journal);
        }
    }

    @Test
    void shouldFindWhatIsStillPending() throws IOException {
        try (Journal journal = written(1)) {
            journal.commit();
            for (int i = 0; i < 3; i++) {
                positions.add(append(journal));
            }
            assertTrue(journal.pendingRecords() > 0);
            assertFindsAll(journal);
        }
    }

    /** While the journal is read, everything read so far is found, in the batch being read too. */
    @Test
    void shouldFindWhatAReadingHasReached() throws IOException {
        written(1).close();
        new JournalReader(files).readAll(new Seeker(1));

        final JournalRecords all = new JournalRecords();
        final JournalReader toHere = new JournalReader(files);
        toHere.readUpTo(RECORDS / 2, all);
        final Seeker behind = new Seeker(all.count() + 1L);
        new JournalReader(files, RecoveryStart.after(toHere.end())).readAll(behind);
        assertEquals(RECORDS - all.count(), behind.seen);
    }

    @Test
    void shouldNoticeDamageOnTheWay() throws IOException {
        try (Journal journal = written(1)) {
            journal.commit();
            final SegmentHeader first =
                    new SegmentHeaderReader(files).read(files.segmentNames().get(0));
            files.flip(first.fileName(), (int) SectorDescriptor.offset(first.sectors() / 2) + 7, 1);
            assertThrows(JournalCorruptException.class, () -> {
                for (long sequence = 1; sequence <= 40; sequence++) {
                    journal.positionOf(sequence);
                }
            });
        }
    }

    private void assertFindsAll(final Journal journal) {
        for (int i = 0; i < positions.size(); i++) {
            assertEquals(positions.get(i), journal.positionOf(i + 1L), "sequence " + (i + 1));
        }
        assertEquals(JournalPosition.NULL_POSITION, journal.positionOf(0));
        assertEquals(JournalPosition.NULL_POSITION, journal.positionOf(positions.size() + 1L));
    }

    /** Batches of one record and of many, with marks between some of them. */
    private Journal written(final long seed) throws IOException {
        final Random random = new Random(seed);
        final Journal journal = Journal.open(files, small(), new JournalRecords());
        while (positions.size() < RECORDS) {
            positions.add(append(journal));
            if (random.nextInt(3) == 0) {
                journal.commit();
            }
            if (random.nextInt(9) == 0) {
                journal.commit();
                journal.mark();
            }
        }
        return journal;
    }

    /** Looks for every record as soon as it comes, and for the first, a middle and a coming one. */
    private final class Seeker implements RecordVisitor {

        private final long first;
        private RecordSource source;
        private int seen;

        private Seeker(final long first) {
            this.first = first;
        }

        @Override
        public void onStart(final RecordSource earlier) {
            source = earlier;
        }

        @Override
        public void onRecord(
                final int type,
                final long sequence,
                final long timestampNs,
                final long position,
                final DirectBuffer buffer,
                final int offset,
                final int length) {
            assertEquals(first + seen, sequence);
            assertEquals(position, source.positionOf(sequence));
            assertEquals(positions.get(0), source.positionOf(1));
            assertEquals(positions.get((int) sequence / 2), source.positionOf(sequence / 2 + 1));
            assertEquals(JournalPosition.NULL_POSITION, source.positionOf(RECORDS + 1L));
            seen++;
        }
    }
}
