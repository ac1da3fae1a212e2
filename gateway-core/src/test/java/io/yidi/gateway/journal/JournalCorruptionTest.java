package io.yidi.gateway.journal;

import static io.yidi.gateway.journal.JournalRecords.append;
import static io.yidi.gateway.journal.JournalRecords.appendUpTo;
import static io.yidi.gateway.journal.JournalRecords.small;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import org.agrona.concurrent.UnsafeBuffer;
import org.junit.jupiter.api.Test;

/** P15, P27: what was acknowledged and is damaged, missing or exchanged is found, named and left alone. */
class JournalCorruptionTest {

    private static final RecordVisitor IGNORE = (type, sequence, timestampNs, position, buffer, offset, length) -> {};

    private SimulatedJournalFiles files = new SimulatedJournalFiles();

    @Test
    void shouldDetectAFlipOfEveryByteOfASmallJournal() throws IOException {
        final JournalConfiguration tiny = JournalRecords.configuration(4096, 512, 200);
        writeShortRecords(tiny, 9);
        final List<String> names = files.segmentNames();
        assertEquals(2, names.size());
        for (final String name : names) {
            final int lengthBytes = files.bytes(name).length;
            for (int offset = 0; offset < lengthBytes; offset++) {
                assertFlipIsRefused(name, offset, 1 << offset % Byte.SIZE);
                assertFlipIsRefused(name, offset, 0xff);
            }
        }
    }

    @Test
    void shouldReportADamagedSuperblockAndLiveOnTheOther() throws IOException {
        write(20);
        for (final String name : SuperblockDescriptor.NAMES) {
            for (int offset = 0; offset < SectorDescriptor.LENGTH; offset++) {
                final SimulatedJournalFiles image = files.afterKill();
                image.flip(name, offset, 0x40);
                try (Journal journal = Journal.open(image, small(), IGNORE)) {
                    assertEquals(20, journal.lastSequence());
                    assertEquals(1, journal.recoveryReport().superblocksLost());
                }
            }
        }
    }

    @Test
    void shouldRefuseWhenBothSuperblocksAreDamagedOrGone() throws IOException {
        write(20);
        SuperblockDescriptor.NAMES.forEach(name -> files.flip(name, 40, 1));
        assertRefused("superblock-0", "2 damaged");

        SuperblockDescriptor.NAMES.forEach(files::remove);
        assertRefused("superblock-0", "2 missing");
    }

    @Test
    void shouldNameTheDamageAndWhatIsGoodAroundIt() throws IOException {
        try (Journal journal = Journal.open(files, small(), IGNORE)) {
            for (int commits = 0; commits < 4; commits++) {
                append(journal);
                journal.commit();
            }
        }
        final String name = files.segmentNames().get(0);
        final int secondBatch = batchOffset(name, 2);
        files.flip(name, secondBatch + 100, 1);

        final JournalCorruptException refused = assertRefused(name, "fails its checksum");

        assertEquals(name, refused.file());
        assertEquals(secondBatch, refused.offset());
        assertEquals(1, refused.lastGoodSequence());
        assertEquals(batchOffset(name, 3), refused.firstGoodAfterOffset());
        assertEquals(
                secondBatch / SectorDescriptor.LENGTH * SectorDescriptor.PAYLOAD_LENGTH,
                JournalPosition.logicalOffset(refused.lastGoodPosition()));
    }

    @Test
    void shouldRefuseAnAcknowledgedBatchThatVanished() throws IOException {
        write(3);
        final String name = files.segmentNames().get(0);
        blank(name, batchOffset(name, 1), batchOffset(name, 2));

        assertRefused(name, "acknowledged records are gone");
    }

    @Test
    void shouldRefuseAnAcknowledgedTailThatVanished() throws IOException {
        write(3);
        final String name = files.segmentNames().get(0);
        blank(name, batchOffset(name, 1), files.bytes(name).length);

        assertRefused(name, "found the end of the journal: acknowledged records are gone");
    }

    @Test
    void shouldNoticeByTheMarkThatTheLastBatchVanished() throws IOException {
        final Journal journal = Journal.open(files, small(), IGNORE);
        appendUpTo(journal, 1);
        journal.mark();
        files = files.afterKill();
        final String name = files.segmentNames().get(0);
        blank(name, batchOffset(name, 1), batchOffset(name, 2));

        assertRefused(name, "acknowledged records are gone");
    }

    @Test
    void shouldRefuseAMissingSegment() throws IOException {
        write(100);
        final List<String> names = files.segmentNames();
        for (final String name : names) {
            final SimulatedJournalFiles image = files.afterKill();
            image.remove(name);
            assertThrows(JournalCorruptException.class, () -> Journal.open(image, small(), IGNORE), name);
        }
        names.forEach(files::remove);
        assertRefused("memory", "acknowledged records are gone");
    }

    @Test
    void shouldNoticeWithoutACleanCloseThatTheLastSegmentIsMissing() throws IOException {
        final Journal journal = Journal.open(files, small(), IGNORE);
        while (files.segmentNames().size() < 3) {
            appendUpTo(journal, journal.lastSequence() + 1);
        }
        files = files.afterKill();
        files.remove(files.segmentNames().get(2));

        assertRefused(files.segmentNames().get(1), "acknowledged records are gone");
    }

    @Test
    void shouldRefuseASegmentPutBackFromAnOlderCopy() throws IOException {
        final Journal journal = Journal.open(files, small(), IGNORE);
        appendUpTo(journal, 5);
        final String name = files.segmentNames().get(0);
        final byte[] older = files.bytes(name);
        appendUpTo(journal, 100);
        journal.close();
        files.put(name, older);

        assertRefused(files.segmentNames().get(1), "expected first sequence 6");
    }

    @Test
    void shouldRefuseTheLastSegmentPutBackFromAnOlderCopy() throws IOException {
        final Journal journal = Journal.open(files, small(), IGNORE);
        appendUpTo(journal, 3);
        final byte[] older = files.bytes(files.segmentNames().get(0));
        appendUpTo(journal, 6);
        journal.close();
        files.put(files.segmentNames().get(0), older);

        assertRefused(files.segmentNames().get(0), "expected as in the superblock sequence 6");
    }

    @Test
    void shouldRefuseSegmentsUnderEachOthersNames() throws IOException {
        write(100);
        final String first = files.segmentNames().get(0);
        final String second = files.segmentNames().get(1);
        final byte[] content = files.bytes(first);
        files.put(first, files.bytes(second));
        files.put(second, content);

        assertRefused(first, "expected file name");
    }

    @Test
    void shouldRefuseASegmentOfAnotherJournal() throws IOException {
        write(3);
        final SimulatedJournalFiles others = new SimulatedJournalFiles();
        Journal.open(others, JournalRecords.configuration(16 * 1024, 2 * 1024, 900, UUID.randomUUID()), IGNORE)
                .close();
        files.put(files.segmentNames().get(0), others.bytes(files.segmentNames().get(0)));

        assertRefused(files.segmentNames().get(0), "expected instance id");
    }

    @Test
    void shouldRefuseATruncatedSegment() throws IOException {
        write(3);
        final String name = files.segmentNames().get(0);
        files.put(name, Arrays.copyOf(files.bytes(name), 8192));

        assertRefused(name, "expected file length 16384, found 8192");
    }

    @Test
    void shouldRefuseABatchWrittenTwice() throws IOException {
        write(3);
        final String name = files.segmentNames().get(0);
        final byte[] content = files.bytes(name);
        final int first = batchOffset(name, 1);
        System.arraycopy(content, first, content, 8192, batchOffset(name, 2) - first);
        files.put(name, content);

        assertRefused(name, "follows");
    }

    @Test
    void shouldRefuseABatchThatTellsOfDurableRecordsThatAreMissing() throws IOException {
        writeWithoutClosing(3);

        placeMark(9, 0);

        assertRefused(files.segmentNames().get(0), "expected durable sequence from 0 to 3, found 9");
    }

    @Test
    void shouldRefuseASectorThatLiesTooFarBehindToBePartOfATornBatch() throws IOException {
        writeWithoutClosing(3);
        final SimulatedJournalFiles sound = files.afterKill();

        placeMark(3, SectorDescriptor.count(small().batchLengthMaxBytes()));
        assertRefused(files.segmentNames().get(0), "acknowledged records are gone");

        files = sound;
        placeMark(3, SectorDescriptor.count(small().batchLengthMaxBytes()) - 1);
        Journal.open(files, small(), IGNORE).close();
    }

    /** An edit with every checksum made good again still breaks the hash chain. */
    @Test
    void shouldRefuseAnEditedRecordWithMendedChecksums() throws IOException {
        final JournalConfiguration tiny = JournalRecords.configuration(4096, 512, 200);
        writeShortRecords(tiny, 3);
        final String name = files.segmentNames().get(0);
        final byte[] content = files.bytes(name);
        final UnsafeBuffer view = new UnsafeBuffer(content);
        final int record = SectorDescriptor.LENGTH + BatchDescriptor.HEADER_LENGTH;
        content[record + RecordDescriptor.BODY_OFFSET]++;
        final int crcOffset = RecordDescriptor.lengthOf(100) - RecordDescriptor.CRC_LENGTH;
        view.putInt(record + crcOffset, new Checksum().of(content, record, crcOffset), SectorDescriptor.BYTE_ORDER);
        view.putInt(
                SectorDescriptor.LENGTH + SectorDescriptor.CRC_OFFSET,
                new Checksum().of(content, SectorDescriptor.LENGTH, SectorDescriptor.CRC_OFFSET),
                SectorDescriptor.BYTE_ORDER);
        files.put(name, content);

        assertRefused(name, "expected batch hash");
    }

    @Test
    void shouldFindDamageWhenARecordIsReadBack() throws IOException {
        try (Journal journal = Journal.open(files, small(), IGNORE)) {
            final long position = append(journal);
            journal.commit();
            files.flip(files.segmentNames().get(0), 600, 1);

            final JournalCorruptException refused =
                    assertThrows(JournalCorruptException.class, () -> journal.read(position));
            assertEquals(files.segmentNames().get(0), refused.file());
        }
    }

    @Test
    void shouldChangeNothingWhenItRefuses() throws IOException {
        write(20);
        final String name = files.segmentNames().get(0);
        files.flip(name, batchOffset(name, 1) + 7, 1);
        final long operations = files.operations();

        assertRefused(name, "");

        assertEquals(operations, files.operations());
    }

    private void write(final long lastSequence) throws IOException {
        try (Journal journal = Journal.open(files, small(), IGNORE)) {
            appendUpTo(journal, lastSequence);
        }
    }

    private void writeWithoutClosing(final long lastSequence) throws IOException {
        appendUpTo(Journal.open(files, small(), IGNORE), lastSequence);
        files = files.afterKill();
    }

    /** Puts a well-formed commit mark so many sectors behind the end of the journal. */
    private void placeMark(final long durableSequence, final int sectorsBehind) throws IOException {
        final JournalReader reader = new JournalReader(files);
        reader.readAll(IGNORE);
        final SegmentReader segment = reader.lastSegment().orElseThrow();
        final BatchWriter mark = new BatchWriter(small().batchLengthMaxBytes());
        final ByteBuffer sectors =
                mark.seal(reader.lastSequence() + 1, durableSequence, segment.batches() + 1, reader.chain());
        final String name = files.segmentNames().get(0);
        final byte[] content = files.bytes(name);
        sectors.get(content, (segment.endSector() + sectorsBehind) * SectorDescriptor.LENGTH, sectors.limit());
        files.put(name, content);
    }

    /** One record of 100 bytes a batch. */
    private void writeShortRecords(final JournalConfiguration configuration, final int count) throws IOException {
        try (Journal journal = Journal.open(files, configuration, IGNORE)) {
            for (int sequence = 1; sequence <= count; sequence++) {
                journal.append(0, sequence, 0, new UnsafeBuffer(new byte[100]), 0, 100);
                journal.commit();
            }
        }
    }

    private void assertFlipIsRefused(final String name, final int offset, final int mask) {
        files.flip(name, offset, mask);
        assertThrows(
                JournalCorruptException.class,
                () -> new JournalReader(files).readAll(IGNORE),
                () -> "flip of mask " + mask + " at offset " + offset + " of " + name);
        files.flip(name, offset, mask);
    }

    private JournalCorruptException assertRefused(final String file, final String text) {
        final JournalCorruptException refused =
                assertThrows(JournalCorruptException.class, () -> Journal.open(files, small(), IGNORE));
        assertEquals(file, refused.file(), refused::getMessage);
        assertTrue(refused.getMessage().contains(text), refused::getMessage);
        assertFalse(refused.getMessage().contains("null"), refused::getMessage);
        return refused;
    }

    /** Offset in the file of the first sector that carries this batch stamp. */
    private int batchOffset(final String name, final int stamp) {
        final UnsafeBuffer view = new UnsafeBuffer(files.bytes(name));
        int offset = SectorDescriptor.LENGTH;
        while (view.getInt(offset + SectorDescriptor.STAMP_OFFSET, SectorDescriptor.BYTE_ORDER) != stamp) {
            offset += SectorDescriptor.LENGTH;
        }
        return offset;
    }

    private void blank(final String name, final int from, final int until) {
        final byte[] content = files.bytes(name);
        Arrays.fill(content, from, until, (byte) 0);
        files.put(name, content);
    }
}
