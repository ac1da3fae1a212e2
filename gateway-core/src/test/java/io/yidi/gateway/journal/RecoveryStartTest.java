package io.yidi.gateway.journal;

import static io.yidi.gateway.journal.JournalRecords.append;
import static io.yidi.gateway.journal.JournalRecords.appendUpTo;
import static io.yidi.gateway.journal.JournalRecords.assertReadBack;
import static io.yidi.gateway.journal.JournalRecords.small;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.LongStream;
import org.agrona.DirectBuffer;
import org.agrona.concurrent.UnsafeBuffer;
import org.junit.jupiter.api.Test;

class RecoveryStartTest {

    private static final int RECORDS = 200;

    private final SimulatedJournalFiles files = new SimulatedJournalFiles();

    @Test
    void shouldGiveOnlyWhatLiesBehindThePointWhereverItIs() throws IOException {
        write(RECORDS);
        for (int wanted = 0; wanted <= RECORDS; wanted++) {
            final JournalPoint point = pointAt(wanted);
            final Sequences seen = new Sequences();

            Journal.open(copy(), small(), RecoveryStart.after(point), seen).close();

            assertTrue(point.sequence() >= wanted);
            assertEquals(from(point.sequence() + 1), seen.sequences, point.toString());
        }
    }

    @Test
    void shouldNeedNothingBeforeTheSegmentOfThePoint() throws IOException {
        write(RECORDS);
        final JournalPoint point = pointAt(120);
        retireBefore(point.ordinal());
        files.listArchive().forEach(name -> files.remove("archive/" + name));
        final Sequences seen = new Sequences();

        try (Journal journal = Journal.open(files, small(), RecoveryStart.after(point), seen)) {
            assertEquals(RECORDS, journal.lastSequence());
            append(journal);
        }

        assertEquals(from(point.sequence() + 1), seen.sequences);
        final Sequences again = new Sequences();
        Journal.open(files, small(), RecoveryStart.after(point), again).close();
        assertEquals(RECORDS + 1, again.last());
    }

    @Test
    void shouldServeRecordsBeforeThePoint() throws IOException {
        final List<Long> positions = write(RECORDS);
        final JournalPoint point = pointAt(120);
        retireBefore(2);
        final Sequences seen = new Sequences() {
            @Override
            public void onStart(final RecordSource earlier) {
                source = earlier;
            }

            @Override
            void onSequence(final long sequence) {
                assertEquals(1, source.read(positions.get(0)).sequence());
                assertEquals(90, source.read(positions.get(89)).sequence());
                assertEquals(
                        sequence, source.read(positions.get((int) sequence - 1)).sequence());
            }
        };

        try (Journal journal = Journal.open(files, small(), RecoveryStart.after(point), seen)) {
            for (int sequence = 1; sequence <= RECORDS; sequence++) {
                assertReadBack(journal, positions.get(sequence - 1), sequence);
            }
        }
    }

    @Test
    void shouldGoOnFromPointToPointBesideTheWriter() throws IOException {
        RecoveryStart start = RecoveryStart.beginning();
        final Sequences seen = new Sequences();
        try (Journal journal = Journal.open(files, small(), new JournalRecords())) {
            for (int round = 1; round <= 20; round++) {
                appendUpTo(journal, round * 10L);
                journal.mark();
                final JournalReader reader = new JournalReader(files, start);

                reader.readUpTo(journal.durableSequence(), seen);

                assertEquals(journal.durableSequence(), reader.end().sequence());
                start = RecoveryStart.after(reader.end());
                journal.retireBefore(reader.end().ordinal());
            }
        }

        assertEquals(from(1), seen.sequences);
        assertTrue(files.listArchive().size() > 5);
    }

    @Test
    void shouldStayAtThePointWhenNothingNewIsDurable() throws IOException {
        write(RECORDS);
        final JournalPoint point = pointAt(RECORDS);
        final JournalReader reader = new JournalReader(files, RecoveryStart.after(point));

        reader.readUpTo(RECORDS, new Sequences());

        assertEquals(point, reader.end());
        assertEquals(0, reader.records());
    }

    @Test
    void shouldAcceptAPointAtTheStartOfASegmentThatWasReplaced() throws IOException {
        write(RECORDS);
        Journal.open(files, small(), new JournalRecords());
        files.kill();
        final JournalReader reader = new JournalReader(files);
        reader.readAll(new Sequences());
        final JournalPoint point = reader.end();
        assertEquals(SegmentDescriptor.FIRST_BATCH_SECTOR, point.sector());

        try (Journal journal = Journal.open(files, small(), RecoveryStart.after(point), new Sequences())) {
            assertEquals(RECORDS, journal.lastSequence());
        }
    }

    @Test
    void shouldRefuseAPointOfAnotherHistory() throws IOException {
        write(RECORDS);
        final JournalPoint point = pointAt(120);
        final Hash128 other = new Hash128(1, 2);

        assertRefused(new JournalPoint(other, point.sequence(), point.ordinal(), point.sector(), point.hash()));
        assertRefused(new JournalPoint(point.instanceId(), point.sequence(), point.ordinal(), point.sector(), other));
        assertRefused(new JournalPoint(
                point.instanceId(), point.sequence() - 1, point.ordinal(), point.sector(), point.hash()));
        assertRefused(new JournalPoint(
                point.instanceId(), point.sequence(), point.ordinal(), point.sector() + 1, point.hash()));
        assertRefused(new JournalPoint(
                point.instanceId(), point.sequence(), point.ordinal() - 1, point.sector(), point.hash()));
        assertRefused(
                new JournalPoint(point.instanceId(), RECORDS + 1, Integer.MAX_VALUE, point.sector(), point.hash()));
    }

    @Test
    void shouldRefuseAPointBesideAnEmptyDirectory() throws IOException {
        write(RECORDS);
        final JournalPoint point = pointAt(120);

        assertRefused(new SimulatedJournalFiles(), point, "found the end of the journal after sequence 0");
    }

    @Test
    void shouldRefuseALiveSegmentThatIsMissingBeforeThePoint() throws IOException {
        write(RECORDS);
        final JournalPoint point = pointAt(RECORDS);
        retireBefore(2);
        files.remove(files.segmentNames().get(1));

        assertRefused(files, point, "expected segment 3, which had not been retired");
    }

    @Test
    void shouldRefuseAJournalThatEndsBeforeThePoint() throws IOException {
        write(RECORDS);
        final SimulatedJournalFiles older = copy();
        try (Journal journal = Journal.open(files, small(), new JournalRecords())) {
            appendUpTo(journal, RECORDS + 50);
        }

        assertRefused(older, pointAt(RECORDS + 50), "acknowledged records are gone");
    }

    @Test
    void shouldStayAsStrictBehindThePoint() throws IOException {
        write(RECORDS);
        final JournalPoint point = pointAt(60);
        final List<String> names = files.segmentNames();
        for (int i = point.ordinal() + 1; i < names.size(); i++) {
            final SimulatedJournalFiles shortened = copy();
            names.subList(i, names.size()).forEach(shortened::remove);

            assertRefused(shortened, point, "acknowledged records are gone");
        }
    }

    @Test
    void shouldEncodeAPointInAFixedNumberOfBytes() {
        final JournalPoint point = new JournalPoint(new Hash128(1, -2), 1L << 40, 7, 130_000, new Hash128(-3, 4));
        final UnsafeBuffer buffer = new UnsafeBuffer(new byte[JournalPoint.LENGTH + 3]);

        point.encode(buffer, 3);

        assertEquals(48, JournalPoint.LENGTH);
        assertEquals(point, JournalPoint.decode(buffer, 3));
    }

    @Test
    void shouldHaveNoEndBeforeAnythingWasRead() {
        assertThrows(IllegalStateException.class, () -> new JournalReader(files).end());
    }

    private List<Long> write(final int lastSequence) throws IOException {
        final List<Long> positions = new ArrayList<>();
        try (Journal journal = Journal.open(files, small(), new JournalRecords())) {
            while (journal.lastSequence() < lastSequence) {
                positions.add(append(journal));
            }
        }
        return positions;
    }

    private JournalPoint pointAt(final long sequence) throws IOException {
        final JournalReader reader = new JournalReader(files);
        reader.readUpTo(sequence, new Sequences());
        return reader.end();
    }

    private void retireBefore(final int ordinal) throws IOException {
        try (Journal journal = Journal.open(files, small(), new JournalRecords())) {
            journal.retireBefore(ordinal);
        }
    }

    private SimulatedJournalFiles copy() {
        return files.afterKill();
    }

    private void assertRefused(final JournalPoint point) {
        assertRefused(files, point, "the snapshot does not belong to this journal");
    }

    private static void assertRefused(final JournalFiles files, final JournalPoint point, final String text) {
        final Exception refused = assertThrows(
                JournalCorruptException.class,
                () -> Journal.open(files, small(), RecoveryStart.after(point), new Sequences()));
        assertTrue(refused.getMessage().contains(text), refused.getMessage());
    }

    private static List<Long> from(final long sequence) {
        return LongStream.rangeClosed(sequence, RECORDS).boxed().toList();
    }

    /** Notes the sequences received. */
    private static class Sequences implements RecordVisitor {

        final List<Long> sequences = new ArrayList<>();
        RecordSource source;

        long last() {
            return sequences.get(sequences.size() - 1);
        }

        void onSequence(final long sequence) {}

        @Override
        public void onRecord(
                final int type,
                final long sequence,
                final long timestampNs,
                final long position,
                final DirectBuffer buffer,
                final int offset,
                final int length) {
            sequences.add(sequence);
            onSequence(sequence);
        }
    }
}
