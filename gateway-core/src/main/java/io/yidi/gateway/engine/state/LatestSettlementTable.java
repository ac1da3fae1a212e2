package io.yidi.gateway.engine.state;

/**
 * 最近结算表: id of the latest settlement of each person at each institution, whatever became of it.
 *
 * <pre>
 *    0            4             8                       16           24
 *   +------------+-------------+-----------------------+------------+
 *   | inst. 9-12 | person + 1  | institution 1-8       | settlement |
 *   +------------+-------------+-----------------------+------------+
 * </pre>
 *
 * <p>Core thread only; allocates only to grow.
 */
public final class LatestSettlementTable implements AutoCloseable {

    /** There is none. */
    public static final long NONE = 0;

    private static final int ID_OFFSET = 16;
    private static final int CELL_BYTES = 24;

    private final CellTable cells = new CellTable(CELL_BYTES, CellTable.PARTITION_BITS_MAX);

    /**
     * Looks the latest one up.
     *
     * @param person row of the person
     * @param key of a request of the institution
     * @return settlement id, or {@link #NONE}
     */
    public long of(final int person, final RequestKey key) {
        final long cell = cells.find(first(person, key), key.institution());
        return cell == CellTable.NOT_FOUND ? NONE : cells.word(cell, ID_OFFSET);
    }

    /**
     * Notes a later one.
     *
     * @param person row of the person
     * @param key of a request of the institution
     * @param settlementId of the settlement
     * @return the one before, or {@link #NONE}
     */
    public long put(final int person, final RequestKey key, final long settlementId) {
        long cell = cells.find(first(person, key), key.institution());
        if (cell == CellTable.NOT_FOUND) {
            cell = cells.insert(first(person, key), key.institution());
        }
        final long before = cells.word(cell, ID_OFFSET);
        cells.word(cell, ID_OFFSET, settlementId);
        return before;
    }

    /**
     * A hash over all of them.
     *
     * @return 64 bits
     */
    public long stateHash() {
        return cells.fold((table, cell) -> Fingerprint.avalanche(table.word(cell, 0)
                ^ Fingerprint.avalanche(
                        table.word(cell, Long.BYTES) ^ Fingerprint.avalanche(table.word(cell, ID_OFFSET)))));
    }

    /**
     * Writes all of them.
     *
     * @param writer takes them
     */
    public void writeTo(final StateWriter writer) {
        writer.section(StateSection.SETTLEMENTS);
        cells.writeTo(writer);
    }

    /**
     * Reads all of them into a table that is empty.
     *
     * @param reader gives them
     */
    public void readFrom(final StateReader reader) {
        reader.section(StateSection.SETTLEMENTS);
        cells.readFrom(reader);
    }

    /** Gives the memory back; nothing may be asked any more. */
    @Override
    public void close() {
        cells.close();
    }

    private static long first(final int person, final RequestKey key) {
        return (person + 1L) << Integer.SIZE | key.institutionTail() & 0xFFFF_FFFFL;
    }
}
