package io.yidi.gateway.journal;

import static io.yidi.gateway.journal.SectorDescriptor.BYTE_ORDER;

import org.agrona.concurrent.UnsafeBuffer;

/** 段头: the header of a segment, laid out as in {@link SegmentDescriptor}. */
record SegmentHeader(
        Hash128 instanceId,
        long epoch,
        long firstSequence,
        long segmentLengthBytes,
        int ordinal,
        int batchLengthMaxBytes,
        Hash128 previousHash) {

    String fileName() {
        return SegmentDescriptor.fileName(epoch, firstSequence);
    }

    int sectors() {
        return (int) (segmentLengthBytes / SectorDescriptor.LENGTH);
    }

    /** Payload of the header's sector. */
    byte[] encode() {
        final byte[] bytes = new byte[SegmentDescriptor.HEADER_LENGTH];
        final UnsafeBuffer view = new UnsafeBuffer(bytes);
        view.putLong(SegmentDescriptor.MAGIC_OFFSET, SegmentDescriptor.MAGIC, BYTE_ORDER);
        view.putInt(SegmentDescriptor.VERSION_OFFSET, SegmentDescriptor.FORMAT_VERSION, BYTE_ORDER);
        view.putInt(SegmentDescriptor.KEY_ID_OFFSET, SegmentDescriptor.NO_KEY, BYTE_ORDER);
        instanceId.copyTo(bytes, SegmentDescriptor.INSTANCE_ID_OFFSET);
        view.putLong(SegmentDescriptor.EPOCH_OFFSET, epoch, BYTE_ORDER);
        view.putLong(SegmentDescriptor.FIRST_SEQUENCE_OFFSET, firstSequence, BYTE_ORDER);
        view.putLong(SegmentDescriptor.SEGMENT_LENGTH_OFFSET, segmentLengthBytes, BYTE_ORDER);
        view.putInt(SegmentDescriptor.ORDINAL_OFFSET, ordinal, BYTE_ORDER);
        view.putInt(SegmentDescriptor.BATCH_LENGTH_MAX_OFFSET, batchLengthMaxBytes, BYTE_ORDER);
        previousHash.copyTo(bytes, SegmentDescriptor.PREVIOUS_HASH_OFFSET);
        return bytes;
    }

    /**
     * Reads a header back.
     *
     * @param name file it was found in, for messages
     * @param payload of sector 0, already verified
     * @throws JournalCorruptException when it is no header this version can read
     */
    static SegmentHeader decode(final String name, final byte[] payload) {
        final UnsafeBuffer view = new UnsafeBuffer(payload);
        expect(name, "magic", SegmentDescriptor.MAGIC, view.getLong(SegmentDescriptor.MAGIC_OFFSET, BYTE_ORDER));
        expect(
                name,
                "format version",
                SegmentDescriptor.FORMAT_VERSION,
                view.getInt(SegmentDescriptor.VERSION_OFFSET, BYTE_ORDER));
        expect(name, "key id", SegmentDescriptor.NO_KEY, view.getInt(SegmentDescriptor.KEY_ID_OFFSET, BYTE_ORDER));
        final SegmentHeader header = new SegmentHeader(
                Hash128.from(payload, SegmentDescriptor.INSTANCE_ID_OFFSET),
                view.getLong(SegmentDescriptor.EPOCH_OFFSET, BYTE_ORDER),
                view.getLong(SegmentDescriptor.FIRST_SEQUENCE_OFFSET, BYTE_ORDER),
                view.getLong(SegmentDescriptor.SEGMENT_LENGTH_OFFSET, BYTE_ORDER),
                view.getInt(SegmentDescriptor.ORDINAL_OFFSET, BYTE_ORDER),
                view.getInt(SegmentDescriptor.BATCH_LENGTH_MAX_OFFSET, BYTE_ORDER),
                Hash128.from(payload, SegmentDescriptor.PREVIOUS_HASH_OFFSET));
        header.expectRanges(name);
        return header;
    }

    private void expectRanges(final String name) {
        FieldRange.expect(name, "epoch", 0, FieldRange.EPOCH_MAX, epoch);
        FieldRange.expect(name, "first sequence", Journal.FIRST_SEQUENCE, FieldRange.COUNT_MAX, firstSequence);
        FieldRange.expect(name, "segment length", 2 * SectorDescriptor.LENGTH, Integer.MAX_VALUE, segmentLengthBytes);
        FieldRange.expect(name, "ordinal", 0, FieldRange.ORDINAL_MAX, ordinal);
        FieldRange.expect(name, "batch length", BatchDescriptor.HEADER_LENGTH, segmentLengthBytes, batchLengthMaxBytes);
    }

    private static void expect(final String name, final String field, final long expected, final long found) {
        if (found != expected) {
            throw JournalCorruptException.atStart(
                    name,
                    "segment header: expected " + field + " 0x" + Long.toHexString(expected) + ", found 0x"
                            + Long.toHexString(found));
        }
    }
}
