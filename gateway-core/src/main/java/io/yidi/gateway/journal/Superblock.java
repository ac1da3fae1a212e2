package io.yidi.gateway.journal;

import static io.yidi.gateway.journal.SectorDescriptor.BYTE_ORDER;

import org.agrona.concurrent.UnsafeBuffer;

/** 超级块: one copy, laid out as in {@link SuperblockDescriptor}. */
record Superblock(
        Hash128 instanceId,
        long generation,
        long epoch,
        long durableSequence,
        int ordinal,
        int endSector,
        Hash128 hash,
        int oldestOrdinal) {

    /** End sector of the superblock written before there is any segment. */
    static final int BEFORE_FIRST_SEGMENT = 0;

    boolean isAt(final int segmentOrdinal, final int sector) {
        return ordinal == segmentOrdinal && endSector == sector;
    }

    /** Payload of the superblock's sector. */
    byte[] encode() {
        final byte[] bytes = new byte[SuperblockDescriptor.PAYLOAD_LENGTH];
        final UnsafeBuffer view = new UnsafeBuffer(bytes);
        view.putLong(SuperblockDescriptor.MAGIC_OFFSET, SuperblockDescriptor.MAGIC, BYTE_ORDER);
        view.putInt(SuperblockDescriptor.VERSION_OFFSET, SegmentDescriptor.FORMAT_VERSION, BYTE_ORDER);
        instanceId.copyTo(bytes, SuperblockDescriptor.INSTANCE_ID_OFFSET);
        view.putLong(SuperblockDescriptor.GENERATION_OFFSET, generation, BYTE_ORDER);
        view.putLong(SuperblockDescriptor.EPOCH_OFFSET, epoch, BYTE_ORDER);
        view.putLong(SuperblockDescriptor.DURABLE_SEQUENCE_OFFSET, durableSequence, BYTE_ORDER);
        view.putInt(SuperblockDescriptor.ORDINAL_OFFSET, ordinal, BYTE_ORDER);
        view.putInt(SuperblockDescriptor.END_SECTOR_OFFSET, endSector, BYTE_ORDER);
        hash.copyTo(bytes, SuperblockDescriptor.HASH_OFFSET);
        view.putInt(SuperblockDescriptor.OLDEST_OFFSET, oldestOrdinal, BYTE_ORDER);
        return bytes;
    }

    /**
     * Reads a superblock back.
     *
     * @param name file it was found in, for messages
     * @param payload of its sector, already verified
     * @throws JournalCorruptException when it is no superblock this version can read
     */
    static Superblock decode(final String name, final byte[] payload) {
        final UnsafeBuffer view = new UnsafeBuffer(payload);
        final long magic = view.getLong(SuperblockDescriptor.MAGIC_OFFSET, BYTE_ORDER);
        final int version = view.getInt(SuperblockDescriptor.VERSION_OFFSET, BYTE_ORDER);
        if (magic != SuperblockDescriptor.MAGIC || version != SegmentDescriptor.FORMAT_VERSION) {
            throw JournalCorruptException.atStart(
                    name,
                    "superblock: expected magic 0x" + Long.toHexString(SuperblockDescriptor.MAGIC) + " version "
                            + SegmentDescriptor.FORMAT_VERSION + ", found magic 0x" + Long.toHexString(magic)
                            + " version " + version);
        }
        final Superblock superblock = new Superblock(
                Hash128.from(payload, SuperblockDescriptor.INSTANCE_ID_OFFSET),
                view.getLong(SuperblockDescriptor.GENERATION_OFFSET, BYTE_ORDER),
                view.getLong(SuperblockDescriptor.EPOCH_OFFSET, BYTE_ORDER),
                view.getLong(SuperblockDescriptor.DURABLE_SEQUENCE_OFFSET, BYTE_ORDER),
                view.getInt(SuperblockDescriptor.ORDINAL_OFFSET, BYTE_ORDER),
                view.getInt(SuperblockDescriptor.END_SECTOR_OFFSET, BYTE_ORDER),
                Hash128.from(payload, SuperblockDescriptor.HASH_OFFSET),
                view.getInt(SuperblockDescriptor.OLDEST_OFFSET, BYTE_ORDER));
        superblock.expectRanges(name);
        return superblock;
    }

    private void expectRanges(final String name) {
        FieldRange.expect(name, "generation", 0, FieldRange.COUNT_MAX, generation);
        FieldRange.expect(name, "epoch", 0, FieldRange.EPOCH_MAX, epoch);
        FieldRange.expect(name, "durable sequence", 0, FieldRange.COUNT_MAX, durableSequence);
        FieldRange.expect(name, "ordinal", 0, FieldRange.ORDINAL_MAX, ordinal);
        FieldRange.expect(name, "ordinal of the oldest segment", 0, ordinal, oldestOrdinal);
        FieldRange.expect(name, "end sector", 0, Integer.MAX_VALUE, endSector);
    }
}
