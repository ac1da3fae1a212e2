package io.yidi.gateway.engine.state;

import org.agrona.DirectBuffer;

/** 归档业务键: a copy of what is kept of a key of a closed day. Reused by one thread. */
public final class ArchivedKey {

    private int epochDay;
    private long keyHigh;
    private long keyLow;
    private long contentHigh;
    private long contentLow;
    private long position;
    private KeyState state = KeyState.UNKNOWN;

    /**
     * Copies a cell.
     *
     * @param newEpochDay day in the key's msgid
     * @param buffer holds the cell, see {@link KeyCellDescriptor}
     * @param offset of the cell
     */
    public void set(final int newEpochDay, final DirectBuffer buffer, final int offset) {
        epochDay = newEpochDay;
        keyHigh = buffer.getLong(offset + KeyCellDescriptor.KEY_OFFSET);
        keyLow = buffer.getLong(offset + KeyCellDescriptor.KEY_OFFSET + Long.BYTES);
        contentHigh = buffer.getLong(offset + KeyCellDescriptor.CONTENT_OFFSET);
        contentLow = buffer.getLong(offset + KeyCellDescriptor.CONTENT_OFFSET + Long.BYTES);
        position = buffer.getLong(offset + KeyCellDescriptor.POSITION_OFFSET);
        state = KeyState.of((int) buffer.getLong(offset + KeyCellDescriptor.STATE_OFFSET));
    }

    /** Day in the key's msgid, days since 1970-01-01. */
    public int epochDay() {
        return epochDay;
    }

    /** Where the journal holds the record that decided the key. */
    public long position() {
        return position;
    }

    /** What became of the key. */
    public KeyState state() {
        return state;
    }

    /** Whether the key was used for the same content. */
    boolean hasContent(final Fingerprint content) {
        return contentHigh == content.high() && contentLow == content.low();
    }

    /** Changes what became of the key, here and in a table of keys that changed. */
    void amend(final KeyTable amended, final KeyState newState) {
        state = newState;
        long entry = amended.find(keyHigh, keyLow);
        if (entry == CellTable.NOT_FOUND) {
            entry = amended.insert(keyHigh, keyLow);
            amended.content(entry, contentHigh, contentLow);
            amended.position(entry, position);
        }
        amended.state(entry, newState);
    }
}
