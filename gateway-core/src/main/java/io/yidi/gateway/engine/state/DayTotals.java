package io.yidi.gateway.engine.state;

import org.agrona.DirectBuffer;
import org.agrona.MutableDirectBuffer;

/**
 * 日合计: sums of one business day, a cell for each institution and insured place.
 *
 * <pre>
 *    0                8                    12               16      24      32        40     48
 *   +----------------+--------------------+----------------+-------+-------+---------+------+- - - - - - -+
 *   | institution, first 8 | its last 4   | insured place  | count | total | account | cash | fund, fund … |
 *   +----------------+--------------------+----------------+-------+-------+---------+------+- - - - - - -+
 * </pre>
 *
 * <p>Core thread only; allocates to grow.
 */
final class DayTotals implements AutoCloseable {

    static final int COUNT_OFFSET = 16;
    static final int TOTAL_OFFSET = 24;
    static final int ACCOUNT_OFFSET = 32;
    static final int CASH_OFFSET = 40;
    static final int FUNDS_OFFSET = 48;

    private static final int PARTITION_BITS = 6;
    private static final int SECOND_WORD_OFFSET = 8;
    private static final int PLACE_SHIFT = Integer.SIZE;
    private static final long INSTITUTION_MASK = 0xFFFF_FFFFL;

    private final int cellBytes;
    private final int rowsMax;
    private final CellTable cells;
    private long missed;

    /** An empty day with so many funds and at most so many rows. */
    DayTotals(final int fundsMax, final int rowsMax) {
        this.cellBytes = FUNDS_OFFSET + fundsMax * Long.BYTES;
        this.rowsMax = rowsMax;
        this.cells = new CellTable(cellBytes, PARTITION_BITS);
    }

    /** The row of an institution and an insured place, made if it is not there; none if there is no room for it. */
    long row(final DirectBuffer buffer, final int institutionOffset, final int insuredPlace) {
        final long first = buffer.getLong(institutionOffset);
        final long second = (long) insuredPlace << PLACE_SHIFT
                | buffer.getInt(institutionOffset + SECOND_WORD_OFFSET) & INSTITUTION_MASK;
        final long row = cells.find(first, second);
        return row == CellTable.NOT_FOUND && cells.count() < rowsMax ? cells.insert(first, second) : row;
    }

    void add(final long row, final int offset, final long delta) {
        cells.word(row, offset, Math.addExact(cells.word(row, offset), delta));
    }

    long word(final long row, final int offset) {
        return cells.word(row, offset);
    }

    /** The row that lies next. */
    long next(final long after) {
        return cells.next(after);
    }

    int insuredPlace(final long row) {
        return (int) (cells.word(row, SECOND_WORD_OFFSET) >>> PLACE_SHIFT);
    }

    /** Takes up the twelve characters of the institution. */
    void institution(final long row, final MutableDirectBuffer target) {
        target.putLong(0, cells.word(row, 0));
        target.putInt(SECOND_WORD_OFFSET, (int) cells.word(row, SECOND_WORD_OFFSET));
    }

    /** Notes something there was no room for. */
    void miss() {
        missed++;
    }

    long missed() {
        return missed;
    }

    long count() {
        return cells.count();
    }

    long stateHash() {
        return Fingerprint.avalanche(missed) + cells.fold(this::hash);
    }

    void writeTo(final StateWriter writer) {
        writer.number(missed);
        cells.writeTo(writer);
    }

    void readFrom(final StateReader reader) {
        missed = reader.number();
        cells.readFrom(reader);
    }

    @Override
    public void close() {
        cells.close();
    }

    private long hash(final CellTable table, final long cell) {
        long hash = 0;
        for (int offset = 0; offset < cellBytes; offset += Long.BYTES) {
            hash = Fingerprint.avalanche(hash ^ table.word(cell, offset));
        }
        return hash;
    }
}
