package io.yidi.gateway.journal;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.agrona.DirectBuffer;
import org.agrona.concurrent.UnsafeBuffer;

/** Test records whose content follows from their sequence, and a visitor that checks exactly that. */
final class JournalRecords implements RecordVisitor {

    /** Longest body made here. */
    static final int LENGTH_MAX = 900;

    private final List<Long> positions = new ArrayList<>();

    /** Segments of 16 KiB, batches up to 2 KiB, no spares, no thread. */
    static JournalConfiguration small() {
        return configuration(16 * 1024, 2 * 1024, LENGTH_MAX);
    }

    static JournalConfiguration configuration(
            final int segmentLengthBytes, final int batchLengthMaxBytes, final int recordLengthMaxBytes) {
        final UUID instanceId = new UUID(0x1111_2222_3333_4444L, 0x5555_6666_7777_8888L);
        return configuration(segmentLengthBytes, batchLengthMaxBytes, recordLengthMaxBytes, instanceId);
    }

    static JournalConfiguration configuration(
            final int segmentLengthBytes,
            final int batchLengthMaxBytes,
            final int recordLengthMaxBytes,
            final UUID instanceId) {
        return new JournalConfiguration(
                segmentLengthBytes, batchLengthMaxBytes, recordLengthMaxBytes, 0, false, 4, instanceId, () -> 0);
    }

    static byte[] body(final long sequence) {
        final byte[] body = new byte[(int) (sequence * 7_919 % (LENGTH_MAX + 1))];
        for (int i = 0; i < body.length; i++) {
            body[i] = (byte) (sequence * 31 + i);
        }
        return body;
    }

    static int type(final long sequence) {
        return (int) (sequence % 5);
    }

    static long timestampNs(final long sequence) {
        return 1_000 * sequence;
    }

    /** Appends the next record, committing first when the batch has no room. */
    static long append(final Journal journal) {
        final long sequence = journal.lastSequence() + 1;
        final UnsafeBuffer body = new UnsafeBuffer(body(sequence));
        if (!journal.hasRoom(body.capacity())) {
            journal.commit();
        }
        return journal.append(type(sequence), sequence, timestampNs(sequence), body, 0, body.capacity());
    }

    /** Appends records up to a sequence and commits them. */
    static void appendUpTo(final Journal journal, final long lastSequence) {
        while (journal.lastSequence() < lastSequence) {
            append(journal);
        }
        journal.commit();
    }

    /** Records seen. */
    int count() {
        return positions.size();
    }

    /** Position of a record seen. */
    long position(final long sequence) {
        return positions.get((int) sequence - 1);
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
        assertEquals(positions.size() + 1, sequence);
        assertEquals(type(sequence), type);
        assertEquals(timestampNs(sequence), timestampNs);
        final byte[] found = new byte[length];
        buffer.getBytes(offset, found);
        assertArrayEquals(body(sequence), found);
        positions.add(position);
    }

    /** Reads a record by position and checks it. */
    static void assertReadBack(final Journal journal, final long position, final long sequence) {
        final RecordFlyweight record = journal.read(position);
        assertEquals(sequence, record.sequence());
        assertEquals(type(sequence), record.type());
        assertEquals(timestampNs(sequence), record.timestampNs());
        final byte[] found = new byte[record.bodyLength()];
        record.buffer().getBytes(record.bodyOffset(), found);
        assertArrayEquals(body(sequence), found);
    }
}
