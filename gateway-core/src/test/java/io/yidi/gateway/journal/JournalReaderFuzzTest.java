package io.yidi.gateway.journal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Random;
import org.agrona.concurrent.UnsafeBuffer;
import org.junit.jupiter.api.Test;

/**
 * Whatever lies in a journal's directory is read or refused, and what is read can be gone on with. The input's first
 * byte says what is made good before: bit 0 the checksums of all sectors, bit 1 those of the batch headers. Then come a
 * sector for a superblock and a segment.
 *
 * <p>As a test it runs the inputs of {@code JournalReaderFuzzTestInputs}; with {@code JAZZER_FUZZ=1} it searches for
 * more.
 */
class JournalReaderFuzzTest {

    private static final int SECTOR = SectorDescriptor.LENGTH;
    private static final int MUTATIONS = 20_000;
    private static final int RECORDS = 4;
    private static final int REFUSED = -1;

    private final Checksum checksum = new Checksum();

    @FuzzTest(maxDuration = "60s")
    void shouldReadOrRefuseWhateverLiesThere(final byte[] input) throws IOException {
        read(directory(input));
    }

    /** What the other inputs are made from must itself be read, or nothing would be tried. */
    @Test
    void shouldReadASoundJournal() throws IOException {
        assertEquals(RECORDS, read(directory(soundInput())));
    }

    /** Returns the count of records, or {@link #REFUSED}. */
    private static long read(final SimulatedJournalFiles files) throws IOException {
        final long[] seen = {0};
        final RecordVisitor visitor = (type, sequence, timestampNs, position, buffer, offset, length) -> {
            buffer.checkLimit(offset + length);
            seen[0]++;
        };
        try {
            final JournalReader reader = new JournalReader(files);
            reader.readAll(visitor);
            assertEquals(reader.records(), seen[0]);
            goOn(files, reader.lastSequence());
            return seen[0];
        } catch (final JournalCorruptException refused) {
            assertTrue(refused.getMessage().contains("expected"), refused.getMessage());
            return REFUSED;
        }
    }

    @Test
    void shouldReadOrRefuseWhateverBecomesOfASoundJournal() throws IOException {
        final byte[] sound = soundInput();
        final Random random = new Random(20_261_122);
        for (int i = 0; i < MUTATIONS; i++) {
            final byte[] input = sound.clone();
            input[0] = (byte) random.nextInt(4);
            for (int change = random.nextInt(4); change > 0; change--) {
                input[1 + random.nextInt(input.length - 1)] = (byte) random.nextInt();
            }
            shouldReadOrRefuseWhateverLiesThere(
                    random.nextInt(10) == 0 ? Arrays.copyOf(input, random.nextInt(input.length)) : input);
        }
    }

    private static void goOn(final SimulatedJournalFiles files, final long lastSequence) throws IOException {
        try (Journal journal = Journal.open(files, JournalRecords.small(), (t, s, n, p, buffer, o, l) -> {})) {
            assertEquals(lastSequence, journal.lastSequence());
            JournalRecords.append(journal);
        }
    }

    private SimulatedJournalFiles directory(final byte[] input) {
        final SimulatedJournalFiles files = new SimulatedJournalFiles();
        if (input.length > 1) {
            final int mode = input[0];
            files.put("superblock-1", part(input, 1, Math.min(input.length, 1 + SECTOR), mode & 1));
            if (input.length > 1 + SECTOR) {
                final byte[] segment = part(input, 1 + SECTOR, input.length, mode);
                files.put(nameOf(segment), segment);
            }
        }
        return files;
    }

    private byte[] part(final byte[] input, final int from, final int until, final int mode) {
        final byte[] content = Arrays.copyOfRange(input, from, until);
        for (int at = 0; at + SECTOR <= content.length; at += SECTOR) {
            makeGood(content, at, mode);
        }
        return content;
    }

    private void makeGood(final byte[] content, final int at, final int mode) {
        final UnsafeBuffer view = new UnsafeBuffer(content);
        if ((mode & 2) != 0 && at > 0) {
            final int crc = checksum.of(content, at, BatchDescriptor.CRC_OFFSET);
            view.putInt(at + BatchDescriptor.CRC_OFFSET, crc, SectorDescriptor.BYTE_ORDER);
        }
        final boolean blank = Arrays.equals(Arrays.copyOfRange(content, at, at + SECTOR), new byte[SECTOR]);
        if ((mode & 1) != 0 && !blank) {
            final int crc = checksum.of(content, at, SectorDescriptor.CRC_OFFSET);
            view.putInt(at + SectorDescriptor.CRC_OFFSET, crc, SectorDescriptor.BYTE_ORDER);
        }
    }

    /** The name that the header asks for, so that the name is not what everything founders on. */
    private static String nameOf(final byte[] segment) {
        if (segment.length < SegmentDescriptor.HEADER_LENGTH) {
            return SegmentDescriptor.fileName(1, 1);
        }
        final UnsafeBuffer view = new UnsafeBuffer(segment);
        final long epoch = view.getLong(SegmentDescriptor.EPOCH_OFFSET, SectorDescriptor.BYTE_ORDER);
        final long first = view.getLong(SegmentDescriptor.FIRST_SEQUENCE_OFFSET, SectorDescriptor.BYTE_ORDER);
        final String name = SegmentDescriptor.fileName(epoch, first);
        return SegmentDescriptor.isSegment(name) ? name : SegmentDescriptor.fileName(1, 1);
    }

    /** A journal of one segment that was killed after its third batch. */
    private static byte[] soundInput() throws IOException {
        final SimulatedJournalFiles files = new SimulatedJournalFiles();
        final Journal journal =
                Journal.open(files, JournalRecords.configuration(4096, 1024, 600), (t, s, n, p, buffer, o, l) -> {});
        for (int sequence = 1; sequence <= RECORDS; sequence++) {
            journal.append(sequence, sequence, sequence, new UnsafeBuffer(new byte[40 * sequence]), 0, 40 * sequence);
            if (sequence != 2) {
                journal.commit();
            }
        }
        final byte[] segment = files.bytes(files.segmentNames().get(0));
        return ByteBuffer.allocate(1 + SECTOR + segment.length)
                .put((byte) 1)
                .put(files.bytes("superblock-1"))
                .put(segment)
                .array();
    }
}
