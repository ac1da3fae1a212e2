package io.yidi.gateway.engine.state;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import org.agrona.concurrent.UnsafeBuffer;

/**
 * 业务键索引: finds what became of a key and where the journal holds its answer.
 *
 * <pre>
 *    0          8          16         24         32         40         48
 *   +----------+----------+----------+----------+----------+----------+
 *   | key, 128 bits       | content, 128 bits   | position | state    |
 *   +----------+----------+----------+----------+----------+----------+
 * </pre>
 *
 * <p>Entries are handles: valid until the next {@link #insert}. Off-heap, open addressing, doubles when 5/8 full.
 * Core thread only.
 */
public final class KeyIndex {

    /** No such key. */
    public static final int NOT_FOUND = -1;

    private static final int ENTRY_BYTES = 48;
    private static final int CONTENT_OFFSET = 16;
    private static final int POSITION_OFFSET = 32;
    private static final int STATE_OFFSET = 40;
    private static final int CAPACITY_MAX = 1 << 25;

    private UnsafeBuffer entries;
    private int capacity;
    private int count;

    /**
     * Makes an empty index.
     *
     * @param initialCapacity entries at first, a power of two
     */
    public KeyIndex(final int initialCapacity) {
        capacity = initialCapacity;
        entries = allocate(initialCapacity);
    }

    /**
     * Looks a key up.
     *
     * @param key its fingerprint
     * @return handle of the entry, or {@link #NOT_FOUND}
     */
    public int find(final Fingerprint key) {
        final int entry = probe(key.high(), key.low());
        return isFree(entry) ? NOT_FOUND : entry;
    }

    /**
     * Adds a key that is not there yet.
     *
     * @param key its fingerprint
     * @return handle of the new entry; content, position and state are 0
     */
    public int insert(final Fingerprint key) {
        if (count >= capacity / 8 * 5) {
            grow();
        }
        final int entry = probe(key.high(), key.low());
        entries.putLong(entry, key.high());
        entries.putLong(entry + 8, key.low());
        count++;
        return entry;
    }

    /**
     * Whether an entry was made for the same content.
     *
     * @param entry handle
     * @param content fingerprint to compare
     * @return true if equal
     */
    public boolean hasContent(final int entry, final Fingerprint content) {
        return entries.getLong(entry + CONTENT_OFFSET) == content.high()
                && entries.getLong(entry + CONTENT_OFFSET + 8) == content.low();
    }

    /**
     * Notes the content of an entry.
     *
     * @param entry handle
     * @param content its fingerprint
     */
    public void content(final int entry, final Fingerprint content) {
        entries.putLong(entry + CONTENT_OFFSET, content.high());
        entries.putLong(entry + CONTENT_OFFSET + 8, content.low());
    }

    /**
     * Where the journal holds the record that decided the key.
     *
     * @param entry handle
     * @return position
     */
    public long position(final int entry) {
        return entries.getLong(entry + POSITION_OFFSET);
    }

    /**
     * Notes where the journal holds the record.
     *
     * @param entry handle
     * @param position as the journal gave it
     */
    public void position(final int entry, final long position) {
        entries.putLong(entry + POSITION_OFFSET, position);
    }

    /**
     * What became of the key.
     *
     * @param entry handle
     * @return its state
     */
    public KeyState state(final int entry) {
        return KeyState.of((int) entries.getLong(entry + STATE_OFFSET));
    }

    /**
     * Changes what became of the key.
     *
     * @param entry handle
     * @param state new state
     */
    public void state(final int entry, final KeyState state) {
        entries.putLong(entry + STATE_OFFSET, state.ordinal());
    }

    /**
     * Number of keys.
     *
     * @return entries in use
     */
    public int count() {
        return count;
    }

    /**
     * A hash over all keys and their states, whatever order they came in.
     *
     * @return 64 bits
     */
    public long stateHash() {
        long hash = 0;
        for (int entry = 0; entry < capacity * ENTRY_BYTES; entry += ENTRY_BYTES) {
            if (!isFree(entry)) {
                hash += Fingerprint.avalanche(entries.getLong(entry)
                        ^ Fingerprint.avalanche(
                                entries.getLong(entry + CONTENT_OFFSET) ^ entries.getLong(entry + STATE_OFFSET)));
            }
        }
        return hash;
    }

    private int probe(final long high, final long low) {
        final int mask = capacity - 1;
        int slot = (int) low & mask;
        while (true) {
            final int entry = slot * ENTRY_BYTES;
            if (isFree(entry) || (entries.getLong(entry) == high && entries.getLong(entry + 8) == low)) {
                return entry;
            }
            slot = (slot + 1) & mask;
        }
    }

    private boolean isFree(final int entry) {
        return entries.getLong(entry) == 0 && entries.getLong(entry + 8) == 0;
    }

    private void grow() {
        if (capacity == CAPACITY_MAX) {
            throw new IllegalStateException("key index is full: capacity=" + capacity);
        }
        final UnsafeBuffer old = entries;
        final int oldBytes = capacity * ENTRY_BYTES;
        capacity *= 2;
        entries = allocate(capacity);
        for (int entry = 0; entry < oldBytes; entry += ENTRY_BYTES) {
            final long high = old.getLong(entry);
            final long low = old.getLong(entry + 8);
            if (high != 0 || low != 0) {
                entries.putBytes(probe(high, low), old, entry, ENTRY_BYTES);
            }
        }
    }

    private static UnsafeBuffer allocate(final int capacity) {
        return new UnsafeBuffer(
                ByteBuffer.allocateDirect(capacity * ENTRY_BYTES).order(ByteOrder.nativeOrder()));
    }
}
