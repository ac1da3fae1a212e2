package io.yidi.gateway.journal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The search against a reading of the whole segment, for segments of every shape. */
class SequenceSearchShapesTest {

    private static final int BEYOND = 4;

    private final SimulatedJournalFiles files = new SimulatedJournalFiles();
    private final SequenceSearch search = new SequenceSearch();

    /** Rows: length of a segment and of a batch in KiB, how many records a batch has at most, marks in a hundred. */
    @ParameterizedTest
    @CsvSource({
        "  16,  2,   1,   0",
        "  16,  2,   3,  90",
        "  16, 12, 999,   0",
        "  64, 60, 999,  50",
        " 128, 40,  90,  10",
        " 128, 40,   1, 100",
        " 256, 60, 999,  30",
    })
    void shouldFindWhatAReadingOfTheSegmentFinds(
            final int segmentKib, final int batchKib, final int batchRecords, final int marksInAHundred)
            throws IOException {
        final JournalConfiguration sizes =
                JournalRecords.configuration(segmentKib * 1024, batchKib * 1024, JournalRecords.LENGTH_MAX);
        for (int seed = 0; seed < 8; seed++) {
            final Random random = new Random(seed);
            try (Journal journal = Journal.open(files, sizes, (t, s, n, p, b, o, l) -> {})) {
                write(journal, random, batchRecords, marksInAHundred);
            }
        }
        assertEveryRecordIsFound(100);
    }

    @Test
    void shouldFindNothingInASegmentWithoutARecord() throws IOException {
        final JournalConfiguration sizes = JournalRecords.small();
        Journal.open(files, sizes, (t, s, n, p, b, o, l) -> {}).close();
        for (int marks = 0; marks < 3; marks++) {
            try (Journal journal = Journal.open(files, sizes, (t, s, n, p, b, o, l) -> {})) {
                for (int i = 0; i < marks; i++) {
                    JournalRecords.append(journal);
                    journal.commit();
                    journal.mark();
                }
            }
        }
        assertEveryRecordIsFound(3);
    }

    private static void write(
            final Journal journal, final Random random, final int batchRecords, final int marksInAHundred) {
        for (int batches = random.nextInt(40); batches > 0; batches--) {
            for (int i = random.nextInt(batchRecords) + 1; i > 0 && journal.hasRoom(JournalRecords.LENGTH_MAX); i--) {
                JournalRecords.append(journal);
            }
            journal.commit();
            if (random.nextInt(100) < marksInAHundred) {
                journal.mark();
            }
        }
    }

    private void assertEveryRecordIsFound(final int recordsAtLeast) throws IOException {
        int records = 0;
        for (final String name : files.segmentNames()) {
            final SegmentHeader header = new SegmentHeaderReader(files).read(name);
            try (JournalFile file = files.openUncached(name)) {
                records += assertFinds(header, file);
            }
        }
        assertTrue(records >= recordsAtLeast, "records: " + records);
    }

    /** Whether the end that is given is that of the last batch, or that of the segment. */
    private int assertFinds(final SegmentHeader header, final JournalFile file) throws IOException {
        final SectorReader sectors = new SectorReader(JournalFiles.UNCACHED_ALIGNMENT);
        sectors.wrap(file);
        final HashChain chain = new HashChain();
        chain.restart(header.previousHash());
        final SegmentReader reader = new SegmentReader(header.fileName(), header, sectors, chain);
        final Map<Long, Integer> offsets = new HashMap<>();
        while (reader.nextBatch()) {
            reader.visitRecords((type, sequence, timestampNs, position, buffer, offset, length) ->
                    offsets.put(sequence, JournalPosition.logicalOffset(position)));
        }
        final long first = header.firstSequence();
        for (long sequence = first - BEYOND; sequence <= reader.lastSequence() + BEYOND; sequence++) {
            final int expected = offsets.getOrDefault(sequence, SequenceSearch.NOT_FOUND);
            final String what = header.fileName() + " sequence " + sequence;
            assertEquals(expected, search.find(file, header, reader.endSector(), sequence), what);
            assertEquals(expected, search.find(file, header, header.sectors(), sequence), what);
        }
        return offsets.size();
    }
}
