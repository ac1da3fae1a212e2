package io.yidi.gateway.engine.state;

import io.yidi.protocol.ResultCode;

/**
 * 业务键索引: finds what became of a key and where the journal holds its answer, for at least fifteen months, while only
 * the keys of a few days are in memory.
 *
 * <pre>
 *   day in the msgid                   where                        a new key
 *   none                               a table a month of arrival   taken, while its institution has room
 *   business day + 2 and later         nowhere                      KEY_DATE_AHEAD
 *   business day − 3 … + 1             a table a day                taken
 *   business day − 460 … − 4           archive; changes in memory   KEY_EXPIRED
 *   before                             dropped                      KEY_EXPIRED
 * </pre>
 *
 * <p>A day is closed by the cut-over that moves it out of the window: nothing can be added to it from then on. So a key
 * that may be executed is always looked for in memory alone. Entries are handles, valid until the next call of
 * {@link #find} or {@link #insert}. Core thread only; allocates only to grow.
 */
public final class KeyIndex implements AutoCloseable {

    /** No such key. */
    public static final long NOT_FOUND = CellTable.NOT_FOUND;

    /** Days that keys are kept: fifteen months. */
    public static final int DAYS_KEPT = 460;

    /** Keys without a date that an institution may have within the months that are kept. */
    public static final int UNDATED_KEYS_MAX = 1_000_000;

    private static final int TABLE_SHIFT = 48;
    private static final long CELL_MASK = (1L << TABLE_SHIFT) - 1;
    private static final int FIRST_UNDATED = OpenDays.SLOTS;
    private static final long ARCHIVED = (long) (FIRST_UNDATED + UndatedKeys.MONTHS_KEPT) << TABLE_SHIFT;

    private final OpenDays open = new OpenDays();
    private final ClosedDays closed;
    private final UndatedKeys undated;
    private final ArchivedKey archived = new ArchivedKey();
    private int firstDayKept;

    /**
     * Makes an empty index.
     *
     * @param archive keeps closed days
     * @param undatedKeysMax keys without a date that an institution may have, such as {@link #UNDATED_KEYS_MAX}
     */
    public KeyIndex(final KeyArchive archive, final int undatedKeysMax) {
        closed = new ClosedDays(archive);
        undated = new UndatedKeys(undatedKeysMax);
    }

    /**
     * Goes to a business day: closes days, and drops what is older than fifteen months.
     *
     * @param businessDay days since 1970-01-01, later than the one before
     */
    public void cutOver(final int businessDay) {
        firstDayKept = businessDay - DAYS_KEPT;
        open.cutOver(businessDay, closed);
        closed.dropBefore(firstDayKept);
        undated.cutOver(businessDay);
    }

    /**
     * Looks a key up.
     *
     * @param key the key
     * @return handle of the entry, or {@link #NOT_FOUND}
     */
    public long find(final RequestKey key) {
        return switch (ageOf(key)) {
            case UNDATED -> findUndated(key);
            case OPEN -> findOpen(key);
            case CLOSED -> closed.find(key, archived) ? ARCHIVED : NOT_FOUND;
            case AHEAD, DROPPED -> NOT_FOUND;
        };
    }

    /**
     * Where the day in a key's msgid lies.
     *
     * @param key the key
     * @return its age
     */
    public KeyAge ageOf(final RequestKey key) {
        final int day = key.epochDay();
        if (day == RequestKey.UNDATED) {
            return KeyAge.UNDATED;
        }
        if (open.isAfter(day)) {
            return KeyAge.AHEAD;
        }
        if (!open.isBefore(day)) {
            return KeyAge.OPEN;
        }
        return day < firstDayKept ? KeyAge.DROPPED : KeyAge.CLOSED;
    }

    /**
     * Whether a key may be added.
     *
     * @param key that is not there yet
     * @param added keys of its institution that will be added with it, itself included
     * @return {@link ResultCode#DONE}, or why not
     */
    public ResultCode admission(final RequestKey key, final int added) {
        return switch (ageOf(key)) {
            case OPEN -> ResultCode.DONE;
            case UNDATED -> undated.hasRoom(key, added) ? ResultCode.DONE : ResultCode.UNDATED_KEYS_FULL;
            case AHEAD -> ResultCode.KEY_DATE_AHEAD;
            case CLOSED, DROPPED -> ResultCode.KEY_EXPIRED;
        };
    }

    /**
     * Adds a key that is not there yet and that {@link #admission} lets in.
     *
     * @param key the key
     * @return handle of the new entry; content, position and state are 0
     */
    public long insert(final RequestKey key) {
        if (key.epochDay() == RequestKey.UNDATED) {
            final int slot = undated.slotForNew(key);
            return handle(FIRST_UNDATED + slot, undated.keys(slot).insert(key.fingerprint()));
        }
        if (ageOf(key) != KeyAge.OPEN) {
            throw new IllegalStateException("expected a key of an open day: epochDay=" + key.epochDay());
        }
        return handle(
                OpenDays.slot(key.epochDay()), open.keysForNew(key.epochDay()).insert(key.fingerprint()));
    }

    /**
     * Whether an entry was made for the same content.
     *
     * @param entry handle
     * @param content fingerprint to compare
     * @return true if equal
     */
    public boolean hasContent(final long entry, final Fingerprint content) {
        if (entry == ARCHIVED) {
            return archived.hasContent(content);
        }
        final KeyTable table = table(entry);
        return table.contentHigh(entry & CELL_MASK) == content.high()
                && table.contentLow(entry & CELL_MASK) == content.low();
    }

    /**
     * Notes the content of an entry.
     *
     * @param entry handle of a key whose day is open, or that has none
     * @param content its fingerprint
     */
    public void content(final long entry, final Fingerprint content) {
        table(entry).content(entry & CELL_MASK, content.high(), content.low());
    }

    /**
     * Where the journal holds the record that decided the key.
     *
     * @param entry handle
     * @return position
     */
    public long position(final long entry) {
        return entry == ARCHIVED ? archived.position() : table(entry).position(entry & CELL_MASK);
    }

    /**
     * Notes where the journal holds the record.
     *
     * @param entry handle of a key whose day is open, or that has none
     * @param position as the journal gave it
     */
    public void position(final long entry, final long position) {
        table(entry).position(entry & CELL_MASK, position);
    }

    /**
     * What became of the key.
     *
     * @param entry handle
     * @return its state
     */
    public KeyState state(final long entry) {
        return entry == ARCHIVED ? archived.state() : table(entry).state(entry & CELL_MASK);
    }

    /**
     * Changes what became of the key. The archive stays as it is: a key of a closed day is kept aside.
     *
     * @param entry handle
     * @param state new state
     */
    public void state(final long entry, final KeyState state) {
        if (entry == ARCHIVED) {
            closed.amend(archived, state);
        } else {
            table(entry).state(entry & CELL_MASK, state);
        }
    }

    /**
     * Number of keys.
     *
     * @return all that are not dropped
     */
    public long count() {
        return open.count() + closed.count() + undated.count();
    }

    /**
     * A hash over all keys, their contents and states, whatever order they came in; of the keys of closed days over
     * their number and over those that changed.
     *
     * @return 64 bits
     */
    public long stateHash() {
        return Fingerprint.avalanche(open.stateHash()
                ^ Fingerprint.avalanche(closed.stateHash() ^ Fingerprint.avalanche(undated.stateHash())));
    }

    /**
     * Writes all keys but those that the archive has.
     *
     * @param writer takes them
     */
    public void writeTo(final StateWriter writer) {
        writer.section(StateSection.KEYS);
        open.writeTo(writer);
        closed.writeTo(writer);
        undated.writeTo(writer);
    }

    /**
     * Reads all keys into an index that is empty and at the business day they were written at.
     *
     * @param reader gives them
     */
    public void readFrom(final StateReader reader) {
        reader.section(StateSection.KEYS);
        open.readFrom(reader);
        closed.readFrom(reader);
        undated.readFrom(reader);
    }

    /** Gives the memory back; nothing may be asked any more. The archive keeps what it was given. */
    @Override
    public void close() {
        open.close();
        closed.close();
        undated.close();
    }

    private long findOpen(final RequestKey key) {
        final int slot = OpenDays.slot(key.epochDay());
        final KeyTable table = open.keys(slot);
        return table == null ? NOT_FOUND : handle(slot, table.find(key.fingerprint()));
    }

    private long findUndated(final RequestKey key) {
        final int slot = undated.slotOf(key);
        return slot < 0
                ? NOT_FOUND
                : handle(FIRST_UNDATED + slot, undated.keys(slot).find(key.fingerprint()));
    }

    private KeyTable table(final long entry) {
        final int number = (int) (entry >>> TABLE_SHIFT);
        return number < FIRST_UNDATED ? open.keys(number) : undated.keys(number - FIRST_UNDATED);
    }

    private static long handle(final int table, final long cell) {
        return cell == NOT_FOUND ? NOT_FOUND : (long) table << TABLE_SHIFT | cell;
    }
}
