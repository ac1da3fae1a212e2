package io.yidi.gateway.journal;

import static io.yidi.gateway.journal.JournalRecords.append;
import static io.yidi.gateway.journal.JournalRecords.appendUpTo;
import static io.yidi.gateway.journal.JournalRecords.small;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

/**
 * Journals of 1 MiB together, ended in every way, with one bit of each byte flipped in turn: each flip is noticed, and
 * judged by where it is. With {@code -Dyidi.flips=all} every byte, else every {@value #STRIDE_DEFAULT}th.
 */
class EveryByteFlippedTest {

    private static final int STRIDE_DEFAULT = 97;
    private static final int STRIDE = "all".equals(System.getProperty("yidi.flips")) ? 1 : STRIDE_DEFAULT;
    private static final int TOTAL_BYTES = 1 << 20;
    private static final int RECORDS = 44;
    private static final int SPARES = 4;
    private static final RecordVisitor IGNORE = (type, sequence, timestampNs, position, buffer, offset, length) -> {};

    /** How a journal ends. */
    private enum Ending {
        CLOSED,
        KILLED,
        MARKED,
        TORN
    }

    /** Where a byte lies; and so what a flip of it must lead to. */
    private enum Region {
        /** The header of a segment: refuse. */
        HEADER,
        /** A batch that was acknowledged: refuse. */
        ACKNOWLEDGED,
        /** Sectors of a batch that never became whole: refuse, because the device tears between sectors only. */
        TORN_TAIL,
        /** What was never written: refuse, because a sector of a later batch could have been there. */
        BLANK,
        /** One of two copies: go on, and report it. */
        SUPERBLOCK,
        /** Spares, which nothing is read from: go on. */
        NEVER_READ
    }

    private final Map<Region, Integer> flips = new EnumMap<>(Region.class);
    private int totalBytes;
    private int phase;

    @Test
    void shouldNoticeAndJudgeAFlipOfEveryByte() throws IOException {
        for (int i = 0; totalBytes < TOTAL_BYTES; i++) {
            flipEveryByte(i, Ending.values()[i % Ending.values().length]);
        }
        System.out.println(
                "flips in journals of " + totalBytes + " bytes together, each judged as it should be: " + flips);
        assertEquals(Region.values().length, flips.size(), () -> "a region was never hit: " + flips);
    }

    private void flipEveryByte(final int number, final Ending ending) throws IOException {
        final SimulatedJournalFiles files = new SimulatedJournalFiles();
        final Journal journal = Journal.open(files, withSpares(), IGNORE);
        appendUpTo(journal, number % 5);
        while (journal.lastSequence() < RECORDS + number) {
            appendUpTo(journal, journal.lastSequence() + 1 + journal.lastSequence() % 3);
        }
        final String last = files.segmentNames().get(files.segmentNames().size() - 1);
        final int acknowledgedEnd = end(files.bytes(last));
        end(journal, ending, files);
        if (ending == Ending.TORN) {
            tear(files, last, acknowledgedEnd);
        }
        for (final String name : files.list()) {
            final byte[] content = files.bytes(name);
            for (int offset = phase % STRIDE; offset < content.length; offset += STRIDE) {
                final int regionEnd = name.equals(last) && ending == Ending.TORN ? acknowledgedEnd : content.length;
                flip(files, name, offset, region(name, content, offset, regionEnd));
            }
            totalBytes += content.length;
            phase++;
        }
    }

    private static void end(final Journal journal, final Ending ending, final SimulatedJournalFiles files) {
        switch (ending) {
            case CLOSED -> journal.close();
            case MARKED -> journal.mark();
            case TORN -> {
                do {
                    append(journal);
                } while (journal.hasRoom(1_000));
                files.failForEverAfter(1);
                assertThrows(JournalFailedException.class, journal::commit);
            }
            default -> {}
        }
        files.kill();
    }

    /** Takes the second sector out of the batch that was being written. */
    private static void tear(final SimulatedJournalFiles files, final String name, final int offset) {
        final byte[] content = files.bytes(name);
        final int second = offset + SectorDescriptor.LENGTH;
        assertTrue(end(content) > second + SectorDescriptor.LENGTH, "the batch has three sectors or more");
        Arrays.fill(content, second, second + SectorDescriptor.LENGTH, (byte) 0);
        files.put(name, content);
    }

    private void flip(final SimulatedJournalFiles files, final String name, final int offset, final Region region)
            throws IOException {
        final int mask = 1 << offset % Byte.SIZE;
        files.flip(name, offset, mask);
        switch (region) {
            case SUPERBLOCK -> assertGoesOn(files, 1);
            case NEVER_READ -> assertGoesOn(files, 0);
            default -> assertRefused(files, name, offset);
        }
        files.flip(name, offset, mask);
        flips.merge(region, 1, Integer::sum);
    }

    private static void assertRefused(final SimulatedJournalFiles files, final String name, final int offset) {
        final JournalCorruptException refused = assertThrows(
                JournalCorruptException.class,
                () -> new JournalReader(files).readAll(IGNORE),
                () -> name + " offset " + offset);
        assertEquals(name, refused.file(), () -> "flip at offset " + offset);
    }

    private static void assertGoesOn(final SimulatedJournalFiles files, final int superblocksLost) throws IOException {
        final SimulatedJournalFiles image = files.afterKill();
        final JournalRecords survivors = new JournalRecords();
        try (Journal journal = Journal.open(image, withSpares(), survivors)) {
            assertEquals(superblocksLost, journal.recoveryReport().superblocksLost());
            assertTrue(survivors.count() >= RECORDS, () -> "found " + survivors.count() + " records");
        }
    }

    private static Region region(final String name, final byte[] content, final int offset, final int acknowledgedEnd) {
        if (SuperblockDescriptor.NAMES.contains(name)) {
            return Region.SUPERBLOCK;
        }
        if (!SegmentDescriptor.isSegment(name)) {
            return Region.NEVER_READ;
        }
        final int sector = offset / SectorDescriptor.LENGTH * SectorDescriptor.LENGTH;
        if (sector == 0) {
            return Region.HEADER;
        }
        if (end(Arrays.copyOfRange(content, sector, sector + SectorDescriptor.LENGTH)) == 0) {
            return Region.BLANK;
        }
        return sector < acknowledgedEnd ? Region.ACKNOWLEDGED : Region.TORN_TAIL;
    }

    /** The end of the last sector that is not blank; 0 when all are. */
    private static int end(final byte[] content) {
        int last = content.length - 1;
        while (last >= 0 && content[last] == 0) {
            last--;
        }
        return (last + SectorDescriptor.LENGTH) / SectorDescriptor.LENGTH * SectorDescriptor.LENGTH;
    }

    private static JournalConfiguration withSpares() {
        final JournalConfiguration small = small();
        return new JournalConfiguration(
                small.segmentLengthBytes(),
                small.batchLengthMaxBytes(),
                small.recordLengthMaxBytes(),
                SPARES,
                false,
                small.superblockIntervalBatches(),
                small.newInstanceId(),
                small.clock());
    }
}
