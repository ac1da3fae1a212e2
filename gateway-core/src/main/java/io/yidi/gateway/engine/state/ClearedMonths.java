package io.yidi.gateway.engine.state;

/**
 * 已申请清算月份: the months whose clearing has been applied for, by the province of insurance. A month stays applied for.
 *
 * <p>Core thread only; allocates only to grow.
 */
public final class ClearedMonths implements AutoCloseable {

    private static final int CELL_BYTES = 24;
    private static final int PARTITION_BITS = 1;

    private final CellTable cells = new CellTable(CELL_BYTES, PARTITION_BITS);

    /**
     * Notes a month.
     *
     * @param row province and month
     */
    public void add(final ClearingRow row) {
        if (!contains(row.insuredProvince(), row.month())) {
            cells.insert(row.insuredProvince(), row.month());
        }
    }

    /**
     * Whether the clearing of a month has been applied for.
     *
     * @param insuredProvince first two digits of the place of insurance
     * @param month year × 100 + month
     * @return true if it has
     */
    public boolean contains(final int insuredProvince, final int month) {
        return cells.find(insuredProvince, month) != CellTable.NOT_FOUND;
    }

    /**
     * A hash over all of them.
     *
     * @return 64 bits
     */
    public long stateHash() {
        return cells.fold((table, cell) ->
                Fingerprint.avalanche(table.word(cell, 0) ^ Fingerprint.avalanche(table.word(cell, Long.BYTES))));
    }

    /**
     * Writes all of them.
     *
     * @param writer takes them
     */
    public void writeTo(final StateWriter writer) {
        writer.section(StateSection.CLEARING);
        cells.writeTo(writer);
    }

    /**
     * Reads all of them into a table that is empty.
     *
     * @param reader gives them
     */
    public void readFrom(final StateReader reader) {
        reader.section(StateSection.CLEARING);
        cells.readFrom(reader);
    }

    /** Gives the memory back; nothing may be asked any more. */
    @Override
    public void close() {
        cells.close();
    }
}
