package io.yidi.gateway.engine.state;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import org.agrona.BufferUtil;
import org.agrona.concurrent.UnsafeBuffer;

/**
 * 就诊轨迹: where and when the persons of regions that want suspicions marked were settled, each entry leading to the one
 * before of the same person.
 *
 * <pre>
 *    0               8              16          20         24      28
 *   +---------------+--------------+-----------+----------+-------+------------------------------+
 *   | settlement id | entry before | first day | last day | place | settled day × 4 + stay, force |
 *   +---------------+--------------+-----------+----------+-------+------------------------------+
 * </pre>
 *
 * <p>Entries are numbered from 1; so many are kept, then the oldest gives way. Core thread only; allocates to grow.
 */
public final class VisitTable implements AutoCloseable {

    /** There is none, or it is no longer kept. */
    public static final long NONE = 0;

    /** Memory grows by so many entries. */
    static final int CHUNK_ENTRIES = 1 << 14;

    /** Entries that a gateway keeps. */
    private static final int ENTRIES_MAX = 1 << 22;

    private static final int ENTRY_BYTES = 32;
    private static final int PREVIOUS_OFFSET = 8;
    private static final int FIRST_DAY_OFFSET = 16;
    private static final int LAST_DAY_OFFSET = 20;
    private static final int PLACE_OFFSET = 24;
    private static final int SETTLED_OFFSET = 28;
    private static final int SETTLED_SHIFT = 2;
    private static final int STAY = 2;
    private static final int IN_FORCE = 1;
    private static final int HEAD_BYTES = 24;
    private static final int HEAD_OFFSET = 16;
    private static final int HEAD_PARTITION_BITS = 8;
    private static final UnsafeBuffer[] NO_CHUNKS = {};

    private final int entriesMax;
    private final CellTable heads = new CellTable(HEAD_BYTES, HEAD_PARTITION_BITS);
    private UnsafeBuffer[] chunks = NO_CHUNKS;
    private long last;

    /** Makes an empty table of a gateway. */
    public VisitTable() {
        this(ENTRIES_MAX);
    }

    /** Makes an empty table that keeps so many entries, whole chunks. */
    VisitTable(final int entriesMax) {
        this.entriesMax = entriesMax;
    }

    /**
     * Adds the settlement of a visit.
     *
     * @param person row of the patient
     * @param settlementId of the settlement
     * @param place six-digit area of care
     * @param firstEpochDay first day of care
     * @param lastEpochDay last day of care
     * @param settledEpochDay business day
     * @param isStay whether it was inpatient care
     */
    public void add(
            final int person,
            final long settlementId,
            final int place,
            final int firstEpochDay,
            final int lastEpochDay,
            final int settledEpochDay,
            final boolean isStay) {
        final long before = latest(person);
        last++;
        final UnsafeBuffer chunk = grown(last);
        final int at = at(last);
        chunk.putLong(at, settlementId);
        chunk.putLong(at + PREVIOUS_OFFSET, before);
        chunk.putInt(at + FIRST_DAY_OFFSET, firstEpochDay);
        chunk.putInt(at + LAST_DAY_OFFSET, lastEpochDay);
        chunk.putInt(at + PLACE_OFFSET, place);
        chunk.putInt(at + SETTLED_OFFSET, settledEpochDay << SETTLED_SHIFT | (isStay ? STAY : 0) | IN_FORCE);
        putHead(person, last);
    }

    /**
     * Says whether a settlement is in force; without effect if it is not kept.
     *
     * @param person row of the patient
     * @param settlementId of the settlement
     * @param isInForce whether it is
     */
    public void inForce(final int person, final long settlementId, final boolean isInForce) {
        long entry = latest(person);
        while (entry != NONE && settlementId(entry) > settlementId) {
            entry = previous(entry);
        }
        if (entry != NONE && settlementId(entry) == settlementId) {
            final int settled = chunk(entry).getInt(at(entry) + SETTLED_OFFSET);
            chunk(entry).putInt(at(entry) + SETTLED_OFFSET, settled & ~IN_FORCE | (isInForce ? IN_FORCE : 0));
        }
    }

    /** The latest entry of a person, or {@link #NONE}. */
    public long latest(final int person) {
        final long cell = heads.find(person + 1L, 0);
        return cell == CellTable.NOT_FOUND ? NONE : kept(heads.word(cell, HEAD_OFFSET));
    }

    /** The entry before, or {@link #NONE}. */
    public long previous(final long entry) {
        return kept(chunk(entry).getLong(at(entry) + PREVIOUS_OFFSET));
    }

    /** Whether the settlement of an entry is in force. */
    public boolean isInForce(final long entry) {
        return (chunk(entry).getInt(at(entry) + SETTLED_OFFSET) & IN_FORCE) != 0;
    }

    /** Whether an entry is inpatient care. */
    public boolean isStay(final long entry) {
        return (chunk(entry).getInt(at(entry) + SETTLED_OFFSET) & STAY) != 0;
    }

    /** Settlement of an entry. */
    public long settlementId(final long entry) {
        return chunk(entry).getLong(at(entry));
    }

    /** Six-digit area of care of an entry. */
    public int place(final long entry) {
        return chunk(entry).getInt(at(entry) + PLACE_OFFSET);
    }

    /** First day of care of an entry. */
    public int firstEpochDay(final long entry) {
        return chunk(entry).getInt(at(entry) + FIRST_DAY_OFFSET);
    }

    /** Last day of care of an entry. */
    public int lastEpochDay(final long entry) {
        return chunk(entry).getInt(at(entry) + LAST_DAY_OFFSET);
    }

    /** Business day of an entry's settlement. */
    public int settledEpochDay(final long entry) {
        return chunk(entry).getInt(at(entry) + SETTLED_OFFSET) >> SETTLED_SHIFT;
    }

    /** A hash over all entries kept. */
    public long stateHash() {
        long hash = Fingerprint.avalanche(last);
        for (long entry = oldest(); entry <= last; entry++) {
            for (int word = 0; word < ENTRY_BYTES; word += Long.BYTES) {
                hash = Fingerprint.avalanche(hash ^ chunk(entry).getLong(at(entry) + word));
            }
        }
        return hash;
    }

    /** Writes all of it. */
    public void writeTo(final StateWriter writer) {
        writer.section(StateSection.VISITS);
        writer.number(last);
        heads.writeTo(writer);
        writer.number(chunks.length);
        for (final UnsafeBuffer chunk : chunks) {
            writer.block(chunk, chunk.capacity());
        }
    }

    /** Reads all of it into a table that is empty. */
    public void readFrom(final StateReader reader) {
        reader.section(StateSection.VISITS);
        last = reader.number();
        heads.readFrom(reader);
        final int count = reader.number("chunks of visits", 0, entriesMax / CHUNK_ENTRIES);
        if (count != chunksFor(Math.min(last, entriesMax))) {
            throw new StateMismatchException("expected chunks for " + last + " visits, found " + count);
        }
        chunks = new UnsafeBuffer[count];
        for (int i = 0; i < count; i++) {
            chunks[i] = newChunk();
            reader.block(chunks[i], chunks[i].capacity());
        }
    }

    /** Gives the memory back; nothing may be asked any more. */
    @Override
    public void close() {
        heads.close();
        for (final UnsafeBuffer chunk : chunks) {
            BufferUtil.free(chunk);
        }
        chunks = NO_CHUNKS;
    }

    private void putHead(final int person, final long entry) {
        long cell = heads.find(person + 1L, 0);
        if (cell == CellTable.NOT_FOUND) {
            cell = heads.insert(person + 1L, 0);
        }
        heads.word(cell, HEAD_OFFSET, entry);
    }

    private long kept(final long entry) {
        return entry >= oldest() ? entry : NONE;
    }

    private long oldest() {
        return Math.max(1, last - entriesMax + 1);
    }

    private UnsafeBuffer grown(final long entry) {
        final int needed = chunksFor(Math.min(entry, entriesMax));
        if (needed > chunks.length) {
            chunks = Arrays.copyOf(chunks, needed);
            chunks[needed - 1] = newChunk();
        }
        return chunk(entry);
    }

    private UnsafeBuffer chunk(final long entry) {
        return chunks[slot(entry) / CHUNK_ENTRIES];
    }

    private int at(final long entry) {
        return slot(entry) % CHUNK_ENTRIES * ENTRY_BYTES;
    }

    private int slot(final long entry) {
        return (int) ((entry - 1) % entriesMax);
    }

    private static int chunksFor(final long entries) {
        return (int) ((entries + CHUNK_ENTRIES - 1) / CHUNK_ENTRIES);
    }

    private static UnsafeBuffer newChunk() {
        return new UnsafeBuffer(
                ByteBuffer.allocateDirect(CHUNK_ENTRIES * ENTRY_BYTES).order(ByteOrder.nativeOrder()));
    }
}
