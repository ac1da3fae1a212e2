package io.yidi.gateway.engine.state;

import org.agrona.DirectBuffer;

/** 业务键表: some keys, as cells of {@link KeyCellDescriptor}. Handles as those of {@link CellTable}. */
final class KeyTable implements AutoCloseable {

    /** Partitions for the keys of a day or a month, as a power of two: up to tens of millions. */
    static final int PARTITION_BITS = 8;

    /** Partitions for a handful of keys. */
    static final int PARTITION_BITS_FEW = 1;

    private final CellTable cells;

    KeyTable(final int partitionBits) {
        cells = new CellTable(KeyCellDescriptor.LENGTH, partitionBits);
    }

    long find(final Fingerprint key) {
        return cells.find(key.high(), key.low());
    }

    long insert(final Fingerprint key) {
        return cells.insert(key.high(), key.low());
    }

    long find(final long high, final long low) {
        return cells.find(high, low);
    }

    long insert(final long high, final long low) {
        return cells.insert(high, low);
    }

    long keyHigh(final long entry) {
        return cells.word(entry, KeyCellDescriptor.KEY_OFFSET);
    }

    long keyLow(final long entry) {
        return cells.word(entry, KeyCellDescriptor.KEY_OFFSET + Long.BYTES);
    }

    long contentHigh(final long entry) {
        return cells.word(entry, KeyCellDescriptor.CONTENT_OFFSET);
    }

    long contentLow(final long entry) {
        return cells.word(entry, KeyCellDescriptor.CONTENT_OFFSET + Long.BYTES);
    }

    void content(final long entry, final long high, final long low) {
        cells.word(entry, KeyCellDescriptor.CONTENT_OFFSET, high);
        cells.word(entry, KeyCellDescriptor.CONTENT_OFFSET + Long.BYTES, low);
    }

    long position(final long entry) {
        return cells.word(entry, KeyCellDescriptor.POSITION_OFFSET);
    }

    void position(final long entry, final long position) {
        cells.word(entry, KeyCellDescriptor.POSITION_OFFSET, position);
    }

    KeyState state(final long entry) {
        return KeyState.of((int) cells.word(entry, KeyCellDescriptor.STATE_OFFSET));
    }

    void state(final long entry, final KeyState state) {
        cells.word(entry, KeyCellDescriptor.STATE_OFFSET, state.ordinal());
    }

    long count() {
        return cells.count();
    }

    /** The partition that holds an entry, at {@link CellTable#offsetOf}. */
    DirectBuffer bufferOf(final long entry) {
        return cells.bufferOf(entry);
    }

    /** Hands over every entry, in no particular order. */
    void forEach(final CellTable.CellVisitor visitor) {
        cells.forEach(visitor);
    }

    /** A hash over all keys, their contents and states. */
    long stateHash() {
        return cells.fold((table, entry) -> Fingerprint.avalanche(table.word(entry, KeyCellDescriptor.KEY_OFFSET)
                ^ Fingerprint.avalanche(table.word(entry, KeyCellDescriptor.CONTENT_OFFSET)
                        ^ table.word(entry, KeyCellDescriptor.STATE_OFFSET))));
    }

    /** A hash over all bytes of all cells. */
    long contentHash() {
        return cells.fold((table, entry) -> KeyCellDescriptor.hash(table.bufferOf(entry), CellTable.offsetOf(entry)));
    }

    void writeTo(final StateWriter writer) {
        cells.writeTo(writer);
    }

    KeyTable readFrom(final StateReader reader) {
        cells.readFrom(reader);
        return this;
    }

    @Override
    public void close() {
        cells.close();
    }
}
