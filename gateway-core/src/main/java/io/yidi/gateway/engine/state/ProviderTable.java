package io.yidi.gateway.engine.state;

import io.yidi.gateway.policy.plane.HospitalRank;
import io.yidi.protocol.ResultCode;
import io.yidi.protocol.code.CareType;
import java.nio.ByteOrder;
import org.agrona.DirectBuffer;
import org.agrona.concurrent.UnsafeBuffer;

/**
 * 定点医药机构表: providers, found by their code.
 *
 * <pre>
 *    0          8                       16      20       24           32
 *   +----------+-----------------------+-------+--------+------------+----------------------+
 *   | code 1-8 | code 9-12, 1 above it | place | codes  | from, to   | changes, 8 bytes each|
 *   +----------+-----------------------+-------+--------+------------+----------------------+
 *     codes: level, rank, kinds of care (1 byte each)
 *     changes: the newest four, the latest first: milliseconds × 4 + status + 1, or 0
 * </pre>
 *
 * <p>Core thread only; allocates only to grow. A handle is valid until the next {@link #put}.
 */
public final class ProviderTable implements AutoCloseable {

    /** No such provider. */
    public static final long NOT_FOUND = CellTable.NOT_FOUND;

    private static final int CHANGES_MAX = 4;
    private static final int PLACE_OFFSET = 16;
    private static final int LEVEL_OFFSET = 20;
    private static final int RANK_OFFSET = 21;
    private static final int CARE_OFFSET = 22;
    private static final int FROM_OFFSET = 24;
    private static final int TO_OFFSET = 28;
    private static final int CHANGES_OFFSET = 32;
    private static final int CELL_BYTES = CHANGES_OFFSET + CHANGES_MAX * Long.BYTES;
    private static final int PARTITION_BITS = 6;
    private static final long CODE_MARK = 1L << Integer.SIZE;
    private static final int STATUS_BITS = 2;
    private static final int STATUS_MASK = (1 << STATUS_BITS) - 1;
    private static final HospitalRank[] RANKS = HospitalRank.values();
    private static final ProviderStatus[] STATUSES = ProviderStatus.values();

    private final CellTable cells = new CellTable(CELL_BYTES, PARTITION_BITS);
    private final UnsafeBuffer code = new UnsafeBuffer(new byte[Long.BYTES + Integer.BYTES]);

    /** Whether any provider was ever loaded; if none was, nobody knows who is one. */
    public boolean isEmpty() {
        return cells.count() == 0;
    }

    /**
     * Finds a provider.
     *
     * @param buffer holds the code, twelve bytes filled up with NUL
     * @param offset of the code
     * @return handle, or {@link #NOT_FOUND}
     */
    public long find(final DirectBuffer buffer, final int offset) {
        return cells.find(first(buffer, offset), second(buffer, offset));
    }

    /**
     * Adds a provider, or replaces what was said of it; its changes of status stay.
     *
     * @param provider the row
     */
    public void put(final ProviderRow provider) {
        long cell = find(provider.code());
        if (cell == NOT_FOUND) {
            cell = cells.insert(first(code, 0), second(code, 0));
        }
        final UnsafeBuffer buffer = cells.bufferOf(cell);
        final int at = CellTable.offsetOf(cell);
        buffer.putInt(at + PLACE_OFFSET, provider.place());
        buffer.putByte(at + LEVEL_OFFSET, (byte) provider.level());
        buffer.putByte(at + RANK_OFFSET, (byte) provider.rank().ordinal());
        buffer.putByte(at + CARE_OFFSET, (byte) provider.careTypes().stream()
                .mapToInt(careType -> 1 << careType.ordinal())
                .sum());
        buffer.putInt(at + FROM_OFFSET, provider.fromEpochDay());
        buffer.putInt(at + TO_OFFSET, provider.toEpochDay());
    }

    /**
     * Notes a change of status in its place among the others. One of the same moment is replaced. Of more than four the
     * earliest is forgotten, unless no other has begun: then its status holds today, and the change is not taken.
     *
     * @param change the row
     * @param dayBeganMs when the business day began, milliseconds since 1970-01-01T00:00Z
     * @return {@link ResultCode#DONE}, or why the change is not taken
     */
    public ResultCode change(final ProviderChangeRow change, final long dayBeganMs) {
        final long cell = find(change.code());
        return cell == NOT_FOUND ? ResultCode.PROVIDER_UNKNOWN : change(cell, change, dayBeganMs);
    }

    private ResultCode change(final long cell, final ProviderChangeRow change, final long dayBeganMs) {
        int index = 0;
        while (index < CHANGES_MAX && effectiveMs(change(cell, index)) > change.effectiveMs()) {
            index++;
        }
        final boolean replaces = index < CHANGES_MAX
                && change(cell, index) != 0
                && effectiveMs(change(cell, index)) == change.effectiveMs();
        if (!replaces && change(cell, CHANGES_MAX - 1) != 0) {
            final long eldestKeptMs = index < CHANGES_MAX - 1
                    ? effectiveMs(change(cell, CHANGES_MAX - 2))
                    : Math.max(change.effectiveMs(), effectiveMs(change(cell, CHANGES_MAX - 1)));
            if (eldestKeptMs > dayBeganMs) {
                return ResultCode.PROVIDER_CHANGES_FULL;
            }
        }
        for (int i = CHANGES_MAX - 1; i > index && !replaces; i--) {
            cells.word(cell, changeAt(i), change(cell, i - 1));
        }
        if (index < CHANGES_MAX) {
            cells.word(
                    cell,
                    changeAt(index),
                    change.effectiveMs() << STATUS_BITS | change.status().ordinal() + 1);
        }
        return ResultCode.DONE;
    }

    /**
     * Status of a provider at a moment.
     *
     * @param provider handle
     * @param timeMs milliseconds since 1970-01-01T00:00Z
     * @return what the latest change up to then says; added if there is none
     */
    public ProviderStatus status(final long provider, final long timeMs) {
        for (int i = 0; i < CHANGES_MAX && change(provider, i) != 0; i++) {
            if (effectiveMs(change(provider, i)) <= timeMs) {
                return STATUSES[(int) (change(provider, i) & STATUS_MASK) - 1];
            }
        }
        return ProviderStatus.ADDED;
    }

    /**
     * Whether a day is one of the agreement's.
     *
     * @param provider handle
     * @param epochDay the day
     * @return true if so
     */
    public boolean hasAgreement(final long provider, final int epochDay) {
        return epochDay >= number(provider, FROM_OFFSET) && epochDay <= number(provider, TO_OFFSET);
    }

    /**
     * Whether a provider is networked for a kind of care.
     *
     * @param provider handle
     * @param careType kind of care
     * @return true if so
     */
    public boolean isNetworkedFor(final long provider, final CareType careType) {
        return (octet(provider, CARE_OFFSET) >> careType.ordinal() & 1) == 1;
    }

    /**
     * Place of a provider.
     *
     * @param provider handle
     * @return six-digit area as a number
     */
    public int place(final long provider) {
        return number(provider, PLACE_OFFSET);
    }

    /**
     * National level of a provider.
     *
     * @param provider handle
     * @return 1 … 3, or 0 if it has none
     */
    public int level(final long provider) {
        return octet(provider, LEVEL_OFFSET);
    }

    /** Whose hospital it is. */
    public HospitalRank rank(final long provider) {
        return RANKS[octet(provider, RANK_OFFSET)];
    }

    /**
     * A hash over all of them.
     *
     * @return 64 bits
     */
    public long stateHash() {
        return cells.fold(ProviderTable::hashOf);
    }

    /**
     * Writes all of them.
     *
     * @param writer takes them
     */
    public void writeTo(final StateWriter writer) {
        writer.section(StateSection.PROVIDERS);
        cells.writeTo(writer);
    }

    /**
     * Reads all of them into a table that is empty.
     *
     * @param reader gives them
     */
    public void readFrom(final StateReader reader) {
        reader.section(StateSection.PROVIDERS);
        cells.readFrom(reader);
    }

    /** Gives the memory back; nothing may be asked any more. */
    @Override
    public void close() {
        cells.close();
    }

    private static long hashOf(final CellTable table, final long cell) {
        long hash = 0;
        for (int at = 0; at < CELL_BYTES; at += Long.BYTES) {
            hash = Fingerprint.avalanche(hash ^ table.word(cell, at));
        }
        return hash;
    }

    private long find(final String providerCode) {
        code.setMemory(0, code.capacity(), (byte) 0);
        code.putStringWithoutLengthAscii(0, providerCode);
        return find(code, 0);
    }

    private int number(final long cell, final int offset) {
        return cells.bufferOf(cell).getInt(CellTable.offsetOf(cell) + offset);
    }

    private int octet(final long cell, final int offset) {
        return cells.bufferOf(cell).getByte(CellTable.offsetOf(cell) + offset);
    }

    private long change(final long cell, final int index) {
        return cells.word(cell, changeAt(index));
    }

    private static int changeAt(final int index) {
        return CHANGES_OFFSET + index * Long.BYTES;
    }

    private static long effectiveMs(final long change) {
        return change >> STATUS_BITS;
    }

    private static long first(final DirectBuffer buffer, final int offset) {
        return buffer.getLong(offset, ByteOrder.LITTLE_ENDIAN);
    }

    private static long second(final DirectBuffer buffer, final int offset) {
        return CODE_MARK | buffer.getInt(offset + Long.BYTES, ByteOrder.LITTLE_ENDIAN) & 0xFFFF_FFFFL;
    }
}
