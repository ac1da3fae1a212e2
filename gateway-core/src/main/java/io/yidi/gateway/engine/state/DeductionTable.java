package io.yidi.gateway.engine.state;

import java.nio.charset.StandardCharsets;
import org.agrona.concurrent.UnsafeBuffer;

/**
 * 扣款台账: what was deducted from each fund of a settlement, and which numbers were used for it and took how much.
 *
 * <p>Amounts in fen. Bounded by {@value #COUNT_MAX} numbers. Core thread only; allocates for each deduction.
 */
public final class DeductionTable implements AutoCloseable {

    /** Most deductions. */
    public static final int COUNT_MAX = 1_000_000;

    private static final int SUM_OFFSET = 16;
    private static final int SUM_CELL_BYTES = 24;
    private static final int CONTENT_OFFSET = 16;
    private static final int WITHDRAWN_OFFSET = 32;
    private static final int NUMBER_CELL_BYTES = 40;
    private static final int AMOUNT_OFFSET = 16;
    private static final int AMOUNT_CELL_BYTES = 24;
    private static final int PARTITION_BITS = 8;

    private final CellTable sums = new CellTable(SUM_CELL_BYTES, PARTITION_BITS);
    private final CellTable numbers = new CellTable(NUMBER_CELL_BYTES, PARTITION_BITS);
    private final CellTable amounts = new CellTable(AMOUNT_CELL_BYTES, PARTITION_BITS);
    private final Fingerprint number = new Fingerprint();
    private final Fingerprint content = new Fingerprint();

    /** What a number was used for. */
    public enum Use {
        /** Nothing yet. */
        NEW,
        /** The same deduction. */
        SAME,
        /** The same deduction, which was withdrawn. */
        WITHDRAWN,
        /** Another one. */
        OTHER
    }

    /**
     * What the number of a deduction was used for.
     *
     * @param row the deduction
     * @return its use
     */
    public Use useOf(final DeductionRow row) {
        read(row);
        final long cell = numbers.find(number.high(), number.low());
        if (cell == CellTable.NOT_FOUND) {
            return Use.NEW;
        }
        if (numbers.word(cell, CONTENT_OFFSET) != content.high()
                || numbers.word(cell, CONTENT_OFFSET + Long.BYTES) != content.low()) {
            return Use.OTHER;
        }
        return numbers.word(cell, WITHDRAWN_OFFSET) == 0 ? Use.SAME : Use.WITHDRAWN;
    }

    /**
     * Whether no more deductions can be noted.
     *
     * @return true if there are {@value #COUNT_MAX}
     */
    public boolean isFull() {
        return numbers.count() >= COUNT_MAX;
    }

    /**
     * Notes that the number of a deduction is used; it is new and there is room.
     *
     * @param row the deduction
     */
    public void use(final DeductionRow row) {
        read(row);
        final long cell = numbers.insert(number.high(), number.low());
        numbers.word(cell, CONTENT_OFFSET, content.high());
        numbers.word(cell, CONTENT_OFFSET + Long.BYTES, content.low());
    }

    /**
     * What was deducted from a fund of a settlement.
     *
     * @param settlementId of the settlement
     * @param fundCode packed, not 0
     * @return fen
     */
    public long deductedFen(final long settlementId, final long fundCode) {
        final long cell = sums.find(settlementId, fundCode);
        return cell == CellTable.NOT_FOUND ? 0 : sums.word(cell, SUM_OFFSET);
    }

    /**
     * Notes what a deduction takes from a fund, once a fund; its number is new.
     *
     * @param row the deduction
     * @param fundCode packed, not 0
     * @param amountFen above 0
     */
    public void add(final DeductionRow row, final long fundCode, final long amountFen) {
        long cell = sums.find(row.settlementId(), fundCode);
        if (cell == CellTable.NOT_FOUND) {
            cell = sums.insert(row.settlementId(), fundCode);
        }
        sums.word(cell, SUM_OFFSET, Math.addExact(sums.word(cell, SUM_OFFSET), amountFen));
        amountOf(row, fundCode);
        amounts.word(amounts.insert(number.high(), number.low()), AMOUNT_OFFSET, amountFen);
    }

    /**
     * Gives back what a deduction took from a fund; it is in force.
     *
     * @param row the deduction
     * @param fundCode packed, not 0
     * @return fen given back; 0 if it took nothing from this fund
     */
    public long giveBack(final DeductionRow row, final long fundCode) {
        final long cell = amountOf(row, fundCode);
        if (cell == CellTable.NOT_FOUND) {
            return 0;
        }
        final long amountFen = amounts.word(cell, AMOUNT_OFFSET);
        final long sum = sums.find(row.settlementId(), fundCode);
        sums.word(sum, SUM_OFFSET, sums.word(sum, SUM_OFFSET) - amountFen);
        return amountFen;
    }

    /**
     * Notes that a deduction is withdrawn; it is in force.
     *
     * @param row the deduction
     */
    public void withdraw(final DeductionRow row) {
        read(row);
        numbers.word(numbers.find(number.high(), number.low()), WITHDRAWN_OFFSET, 1);
    }

    /**
     * A hash over all of it.
     *
     * @return 64 bits
     */
    public long stateHash() {
        return Fingerprint.avalanche(hash(sums, SUM_CELL_BYTES)
                ^ Fingerprint.avalanche(
                        hash(numbers, NUMBER_CELL_BYTES) ^ Fingerprint.avalanche(hash(amounts, AMOUNT_CELL_BYTES))));
    }

    /**
     * Writes all of it.
     *
     * @param writer takes it
     */
    public void writeTo(final StateWriter writer) {
        writer.section(StateSection.DEDUCTIONS);
        sums.writeTo(writer);
        numbers.writeTo(writer);
        amounts.writeTo(writer);
    }

    /**
     * Reads all of it into a table that is empty.
     *
     * @param reader gives it
     */
    public void readFrom(final StateReader reader) {
        reader.section(StateSection.DEDUCTIONS);
        sums.readFrom(reader);
        numbers.readFrom(reader);
        amounts.readFrom(reader);
    }

    /** Gives the memory back; nothing may be asked any more. */
    @Override
    public void close() {
        sums.close();
        numbers.close();
        amounts.close();
    }

    /** The cell of what a deduction took from a fund; its key is in the fingerprint of the number. */
    private long amountOf(final DeductionRow row, final long fundCode) {
        fingerprint(number, row.number() + "/" + fundCode);
        return amounts.find(number.high(), number.low());
    }

    private void read(final DeductionRow row) {
        fingerprint(number, row.number());
        fingerprint(content, row.settlementId() + "/" + row.reason() + "/" + row.fundCode() + "/" + row.amountFen());
    }

    private static void fingerprint(final Fingerprint into, final String text) {
        final byte[] bytes = text.getBytes(StandardCharsets.US_ASCII);
        into.of(new UnsafeBuffer(bytes), 0, bytes.length);
    }

    private static long hash(final CellTable cells, final int cellBytes) {
        return cells.fold((table, cell) -> {
            long hash = 0;
            for (int word = 0; word < cellBytes; word += Long.BYTES) {
                hash = Fingerprint.avalanche(hash ^ table.word(cell, word));
            }
            return hash;
        });
    }
}
