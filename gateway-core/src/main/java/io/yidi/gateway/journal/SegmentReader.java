package io.yidi.gateway.journal;

import static io.yidi.gateway.journal.SectorDescriptor.BYTE_ORDER;

import java.io.IOException;
import org.agrona.concurrent.UnsafeBuffer;

/**
 * 段读取: goes through the batches of one segment, verifying sectors, headers, the hash chain and records. What it
 * cannot verify it refuses, except a torn tail, which it reports.
 */
final class SegmentReader {

    private final SectorReader sectors;
    private final HashChain chain;
    private final Checksum checksum = new Checksum();
    private final RecordFlyweight record = new RecordFlyweight();
    private final String name;
    private final SegmentHeader header;
    private final byte[] batch;
    private final UnsafeBuffer batchView;

    private int batchSector;
    private volatile int endSector = SegmentDescriptor.FIRST_BATCH_SECTOR;
    private int tornEndSector;
    private int batches;
    private long durableSequence;
    private long lastSequence;

    /**
     * Starts before the first batch.
     *
     * @param name of the file
     * @param header already verified
     * @param sectors of the file
     * @param chain as it stood at the end of the segment before; advanced with every batch
     */
    SegmentReader(final String name, final SegmentHeader header, final SectorReader sectors, final HashChain chain) {
        this.name = name;
        this.header = header;
        this.sectors = sectors;
        this.chain = chain;
        lastSequence = header.firstSequence() - 1;
        batch = new byte[SectorDescriptor.count(header.batchLengthMaxBytes()) * SectorDescriptor.PAYLOAD_LENGTH];
        batchView = new UnsafeBuffer(batch);
    }

    /** Header of the segment. */
    SegmentHeader header() {
        return header;
    }

    /** Last sequence verified. */
    long lastSequence() {
        return lastSequence;
    }

    /** Batches verified. */
    int batches() {
        return batches;
    }

    /** Sector after the last good batch; any thread may ask. */
    int endSector() {
        return endSector;
    }

    /** Whether something that never became a whole batch follows the last good one. */
    boolean isTorn() {
        return tornEndSector > endSector;
    }

    /** Sector after the last one of the torn tail that is not blank. */
    int tornEndSector() {
        return tornEndSector;
    }

    /**
     * Reads the next batch.
     *
     * @return false when there is none; then {@link #isTorn()} tells about the tail
     * @throws JournalCorruptException when what follows is neither a good batch nor an end that a crash can leave
     */
    boolean nextBatch() throws IOException {
        if (endSector == header.sectors()) {
            return false;
        }
        if (!takeSector(endSector, 0)) {
            classifyTail(SectorDescriptor.count(header.batchLengthMaxBytes()));
            return false;
        }
        verifyHeader();
        final int count = SectorDescriptor.count(batchLength());
        for (int i = 1; i < count; i++) {
            if (!takeSector(endSector + i, i)) {
                classifyTail(count);
                return false;
            }
        }
        verifyChain();
        verifyRecords();
        finishBatch(count);
        return true;
    }

    /** Gives the records of the batch read last to a visitor. */
    void visitRecords(final RecordVisitor visitor) {
        final int count = batchView.getInt(BatchDescriptor.COUNT_OFFSET, BYTE_ORDER);
        int offset = BatchDescriptor.HEADER_LENGTH;
        for (int i = 0; i < count; i++) {
            record.wrap(batchView, offset);
            visitor.onRecord(
                    record.type(),
                    record.sequence(),
                    record.timestampNs(),
                    JournalPosition.of(header.ordinal(), batchSector * SectorDescriptor.PAYLOAD_LENGTH + offset),
                    batchView,
                    record.bodyOffset(),
                    record.bodyLength());
            offset += record.recordLength();
        }
    }

    private boolean takeSector(final int index, final int indexInBatch) throws IOException {
        final SectorFlyweight sector = sectors.sector(index);
        switch (sector.state()) {
            case BLANK -> {
                return false;
            }
            case DAMAGED -> throw damaged(index, "expected a whole sector, found one that fails its checksum");
            default -> {
                expect(index, "batch stamp", batches + 1, sector.stamp());
                sector.copyPayload(batchView, indexInBatch * SectorDescriptor.PAYLOAD_LENGTH);
                return true;
            }
        }
    }

    private void verifyHeader() throws IOException {
        final int crc = batchView.getInt(BatchDescriptor.CRC_OFFSET, BYTE_ORDER);
        expect(endSector, "batch header checksum", checksum.of(batch, 0, BatchDescriptor.CRC_OFFSET), crc);
        expect(endSector, "stamp in batch header", batches + 1, intAt(BatchDescriptor.STAMP_OFFSET));
        expect(endSector, "first sequence", lastSequence + 1, longAt(BatchDescriptor.FIRST_SEQUENCE_OFFSET));
        final int room = (header.sectors() - endSector) * SectorDescriptor.PAYLOAD_LENGTH;
        expectWithin(
                "batch length",
                BatchDescriptor.HEADER_LENGTH,
                Math.min(room, header.batchLengthMaxBytes()),
                batchLength());
        expectWithin("record count", 0, batchLength(), intAt(BatchDescriptor.COUNT_OFFSET));
        expectWithin(
                "durable sequence", durableSequence, lastSequence, longAt(BatchDescriptor.DURABLE_SEQUENCE_OFFSET));
    }

    private void verifyChain() throws IOException {
        chain.advance(batch, batchLength());
        if (!chain.matches(batch, BatchDescriptor.HASH_OFFSET)) {
            final Hash128 found = Hash128.from(batch, BatchDescriptor.HASH_OFFSET);
            throw damaged(endSector, "expected batch hash " + chain.link() + ", found " + found);
        }
    }

    private void verifyRecords() throws IOException {
        final int count = intAt(BatchDescriptor.COUNT_OFFSET);
        int offset = BatchDescriptor.HEADER_LENGTH;
        for (int i = 0; i < count; i++) {
            offset = verifyRecord(offset, lastSequence + 1 + i);
        }
        expect(endSector, "end of records", batchLength(), offset);
    }

    private int verifyRecord(final int offset, final long sequence) throws IOException {
        final int sector = endSector + offset / SectorDescriptor.PAYLOAD_LENGTH;
        final int room = batchLength() - offset;
        expectWithin("room for a record", RecordDescriptor.lengthOf(0), Integer.MAX_VALUE, room);
        record.wrap(batchView, offset);
        expectWithin("length of a body", 0, room - RecordDescriptor.OVERHEAD_LENGTH, record.bodyLength());
        expectWithin("length of a record", 0, room, record.recordLength());
        final int crcOffset = offset + record.recordLength() - RecordDescriptor.CRC_LENGTH;
        expect(sector, "record checksum", checksum.of(batch, offset, crcOffset - offset), intAt(crcOffset));
        expect(sector, "record sequence", sequence, record.sequence());
        return offset + record.recordLength();
    }

    private void finishBatch(final int sectorCount) {
        batchSector = endSector;
        endSector = batchSector + sectorCount;
        batches++;
        lastSequence += intAt(BatchDescriptor.COUNT_OFFSET);
        durableSequence = longAt(BatchDescriptor.DURABLE_SEQUENCE_OFFSET);
    }

    /**
     * Judges what lies behind the last good batch when the next one is not whole. A crash can leave any subset of the
     * sectors of one batch and blank sectors, nothing else.
     */
    private void classifyTail(final int sectorCountMax) throws IOException {
        tornEndSector = endSector;
        for (int i = endSector; i < header.sectors(); i++) {
            final SectorFlyweight sector = sectors.sector(i);
            switch (sector.state()) {
                case BLANK -> {}
                case DAMAGED -> throw damaged(i, "expected a blank or whole sector, found one that fails its checksum");
                default -> {
                    if (sector.stamp() != batches + 1 || i >= endSector + sectorCountMax) {
                        throw damaged(
                                endSector,
                                "expected batch " + (batches + 1) + " to be whole because sector " + i + " of batch "
                                        + sector.stamp()
                                        + " follows, found blank sectors: acknowledged records are gone");
                    }
                    tornEndSector = i + 1;
                }
            }
        }
    }

    /** Damage at a sector of this segment. */
    JournalCorruptException damaged(final int sector, final String verdict) throws IOException {
        return new JournalCorruptException(
                name, SectorDescriptor.offset(sector), verdict, lastSequence, endPosition(), firstGoodAfter(sector));
    }

    private long endPosition() {
        return JournalPosition.of(header.ordinal(), endSector * SectorDescriptor.PAYLOAD_LENGTH);
    }

    private long firstGoodAfter(final int sectorIndex) throws IOException {
        final byte[] payload = new byte[SectorDescriptor.PAYLOAD_LENGTH];
        final UnsafeBuffer view = new UnsafeBuffer(payload);
        for (int i = sectorIndex + 1; i < header.sectors(); i++) {
            final SectorFlyweight sector = sectors.sector(i);
            if (sector.state() == SectorFlyweight.State.SOUND) {
                sector.copyPayload(view, 0);
                if (view.getInt(BatchDescriptor.CRC_OFFSET, BYTE_ORDER)
                        == checksum.of(payload, 0, BatchDescriptor.CRC_OFFSET)) {
                    return SectorDescriptor.offset(i);
                }
            }
        }
        return JournalCorruptException.NONE_AFTER;
    }

    private int batchLength() {
        return intAt(BatchDescriptor.LENGTH_OFFSET);
    }

    private int intAt(final int offset) {
        return batchView.getInt(offset, BYTE_ORDER);
    }

    private long longAt(final int offset) {
        return batchView.getLong(offset, BYTE_ORDER);
    }

    private void expect(final int sector, final String what, final long expected, final long found) throws IOException {
        if (found != expected) {
            throw damaged(sector, "expected " + what + " " + expected + ", found " + found);
        }
    }

    private void expectWithin(final String what, final long min, final long max, final long found) throws IOException {
        if (found < min || found > max) {
            throw damaged(endSector, "expected " + what + " from " + min + " to " + max + ", found " + found);
        }
    }
}
