package io.yidi.gateway.engine.state;

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
 * <p>Entries are handles: valid until the next {@link #insert}. Core thread only; allocates only to grow.
 */
public final class KeyIndex implements AutoCloseable {

    /** No such key. */
    public static final long NOT_FOUND = CellTable.NOT_FOUND;

    private static final int CONTENT_OFFSET = 16;
    private static final int POSITION_OFFSET = 32;
    private static final int STATE_OFFSET = 40;
    private static final int ENTRY_BYTES = 48;

    private final CellTable entries = new CellTable(ENTRY_BYTES, CellTable.PARTITION_BITS_MAX);

    /**
     * Looks a key up.
     *
     * @param key its fingerprint
     * @return handle of the entry, or {@link #NOT_FOUND}
     */
    public long find(final Fingerprint key) {
        return entries.find(key.high(), key.low());
    }

    /**
     * Adds a key that is not there yet.
     *
     * @param key its fingerprint
     * @return handle of the new entry; content, position and state are 0
     */
    public long insert(final Fingerprint key) {
        return entries.insert(key.high(), key.low());
    }

    /**
     * Whether an entry was made for the same content.
     *
     * @param entry handle
     * @param content fingerprint to compare
     * @return true if equal
     */
    public boolean hasContent(final long entry, final Fingerprint content) {
        return entries.word(entry, CONTENT_OFFSET) == content.high()
                && entries.word(entry, CONTENT_OFFSET + Long.BYTES) == content.low();
    }

    /**
     * Notes the content of an entry.
     *
     * @param entry handle
     * @param content its fingerprint
     */
    public void content(final long entry, final Fingerprint content) {
        entries.word(entry, CONTENT_OFFSET, content.high());
        entries.word(entry, CONTENT_OFFSET + Long.BYTES, content.low());
    }

    /**
     * Where the journal holds the record that decided the key.
     *
     * @param entry handle
     * @return position
     */
    public long position(final long entry) {
        return entries.word(entry, POSITION_OFFSET);
    }

    /**
     * Notes where the journal holds the record.
     *
     * @param entry handle
     * @param position as the journal gave it
     */
    public void position(final long entry, final long position) {
        entries.word(entry, POSITION_OFFSET, position);
    }

    /**
     * What became of the key.
     *
     * @param entry handle
     * @return its state
     */
    public KeyState state(final long entry) {
        return KeyState.of((int) entries.word(entry, STATE_OFFSET));
    }

    /**
     * Changes what became of the key.
     *
     * @param entry handle
     * @param state new state
     */
    public void state(final long entry, final KeyState state) {
        entries.word(entry, STATE_OFFSET, state.ordinal());
    }

    /**
     * Number of keys.
     *
     * @return entries in use
     */
    public long count() {
        return entries.count();
    }

    /**
     * A hash over all keys, their contents and states, whatever order they came in.
     *
     * @return 64 bits
     */
    public long stateHash() {
        return entries.fold((table, entry) -> Fingerprint.avalanche(table.word(entry, 0)
                ^ Fingerprint.avalanche(table.word(entry, CONTENT_OFFSET) ^ table.word(entry, STATE_OFFSET))));
    }

    /**
     * Writes all keys.
     *
     * @param writer takes them
     */
    public void writeTo(final StateWriter writer) {
        writer.section(StateSection.KEYS);
        entries.writeTo(writer);
    }

    /**
     * Reads all keys into an index that is empty.
     *
     * @param reader gives them
     */
    public void readFrom(final StateReader reader) {
        reader.section(StateSection.KEYS);
        entries.readFrom(reader);
    }

    /** Gives the memory back; nothing may be asked any more. */
    @Override
    public void close() {
        entries.close();
    }
}
