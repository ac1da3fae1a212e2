package io.yidi.gateway.engine.state;

/**
 * 累计台账: one {@code long} for each (person, period, counter), in fen or as a count; 0 until added to.
 *
 * <p>A cell holds person and period, the counter's id, and the value. Core thread only; allocates only to grow.
 */
public final class CounterTable implements AutoCloseable {

    private static final int VALUE_OFFSET = 16;
    private static final int CELL_BYTES = 24;

    private final CellTable cells = CellTable.grouped(CELL_BYTES, CellTable.PARTITION_BITS_MAX);

    /**
     * Reads a counter.
     *
     * @param person index of the person
     * @param period number of the period
     * @param counterId which counter
     * @return its value, 0 if nothing was ever added
     */
    public long value(final int person, final int period, final long counterId) {
        final long cell = cells.find(owner(person, period), counterId);
        return cell == CellTable.NOT_FOUND ? 0 : cells.word(cell, VALUE_OFFSET);
    }

    /**
     * Adds to a counter.
     *
     * @param person index of the person
     * @param period number of the period
     * @param counterId which counter, not 0
     * @param delta fen or a count, negative to take back
     * @throws ArithmeticException if the sum leaves a {@code long}
     */
    public void add(final int person, final int period, final long counterId, final long delta) {
        final long owner = owner(person, period);
        long cell = cells.find(owner, counterId);
        if (cell == CellTable.NOT_FOUND) {
            cell = cells.insert(owner, counterId);
        }
        cells.word(cell, VALUE_OFFSET, Math.addExact(cells.word(cell, VALUE_OFFSET), delta));
    }

    /**
     * Number of counters ever added to.
     *
     * @return cells in use
     */
    public long count() {
        return cells.count();
    }

    /**
     * A hash of all values that are not 0, whatever order they came in.
     *
     * @return 64 bits
     */
    public long stateHash() {
        return cells.fold((table, cell) -> {
            final long value = table.word(cell, VALUE_OFFSET);
            return value == 0
                    ? 0
                    : Fingerprint.avalanche(Fingerprint.avalanche(table.word(cell, 0) ^ Fingerprint.avalanche(value))
                            ^ table.word(cell, Long.BYTES));
        });
    }

    /**
     * Writes all counters.
     *
     * @param writer takes them
     */
    public void writeTo(final StateWriter writer) {
        writer.section(StateSection.COUNTERS);
        cells.writeTo(writer);
    }

    /**
     * Reads all counters into a table that is empty.
     *
     * @param reader gives them
     */
    public void readFrom(final StateReader reader) {
        reader.section(StateSection.COUNTERS);
        cells.readFrom(reader);
    }

    /** Gives the memory back; nothing may be asked any more. */
    @Override
    public void close() {
        cells.close();
    }

    private static long owner(final int person, final int period) {
        return ((long) person << Integer.SIZE) | (period & 0xFFFFFFFFL);
    }
}
