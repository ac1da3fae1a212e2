package io.yidi.gateway.engine.state;

import java.util.Arrays;
import org.agrona.DirectBuffer;
import org.agrona.MutableDirectBuffer;

/**
 * 日合计表: what stands on each of the last business days, by institution, insured place and fund; kept with each
 * settlement, so that the totals of a day are there when the day is over.
 *
 * <p>The last {@link #DAYS_HELD} days, of each at most so many rows, and at most {@link #FUNDS_MAX} different funds;
 * what there is no room for is counted. Core thread only; allocates for the first row of a day, and to grow.
 */
public final class DayTotalsTable implements AutoCloseable {

    /** There is none. */
    public static final long NONE = CellTable.NOT_FOUND;

    /** Days held, the business day included. */
    public static final int DAYS_HELD = 4;

    /** Most different funds. */
    public static final int FUNDS_MAX = 24;

    private static final int ROWS_MAX = 1 << 20;

    private final int rowsMax;
    private final DayTotals[] days = new DayTotals[DAYS_HELD];
    private final long[] fundCodes = new long[FUNDS_MAX];
    private int fundCount;
    private int businessDay;
    private DayTotals day;
    private long row;

    /** Makes an empty table of a gateway. */
    public DayTotalsTable() {
        this(ROWS_MAX);
    }

    /** Makes an empty table that holds so many rows of a day. */
    DayTotalsTable(final int rowsMax) {
        this.rowsMax = rowsMax;
    }

    /**
     * Goes to a business day; days that are too old are let go.
     *
     * @param newBusinessDay days since 1970-01-01, not earlier than the one before
     */
    public void cutOver(final int newBusinessDay) {
        for (int slot = 0; slot < DAYS_HELD; slot++) {
            final int slotDay = businessDay - Math.floorMod(businessDay - slot, DAYS_HELD);
            if (slotDay <= newBusinessDay - DAYS_HELD && days[slot] != null) {
                days[slot].close();
                days[slot] = null;
            }
        }
        businessDay = newBusinessDay;
    }

    /**
     * Whether nothing of a day was let go.
     *
     * @param epochDay days since 1970-01-01
     * @return false of a day long gone or yet to come
     */
    public boolean holds(final int epochDay) {
        return epochDay <= businessDay && epochDay > businessDay - DAYS_HELD;
    }

    /**
     * Adds to the row of an institution and an insured place; the funds follow with {@link #addFund}.
     *
     * @param epochDay the day; without effect if it is not held
     * @param buffer holds {@code fixmedins_code}, twelve bytes
     * @param institutionOffset of it
     * @param insuredPlace six-digit area as a number
     * @param count 1, or -1 to take back
     * @param totalFen {@code medfee_sumamt}
     * @param accountFen {@code acct_pay}
     * @param cashFen {@code psn_cash_pay}
     */
    public void add(
            final int epochDay,
            final DirectBuffer buffer,
            final int institutionOffset,
            final int insuredPlace,
            final int count,
            final long totalFen,
            final long accountFen,
            final long cashFen) {
        row = NONE;
        if (!holds(epochDay)) {
            return;
        }
        day = dayForNew(epochDay);
        row = day.row(buffer, institutionOffset, insuredPlace);
        if (row == NONE) {
            day.miss();
            return;
        }
        day.add(row, DayTotals.COUNT_OFFSET, count);
        day.add(row, DayTotals.TOTAL_OFFSET, totalFen);
        day.add(row, DayTotals.ACCOUNT_OFFSET, accountFen);
        day.add(row, DayTotals.CASH_OFFSET, cashFen);
    }

    /**
     * Adds to a fund of the row last added to.
     *
     * @param fundCode packed, not 0
     * @param amountFen what the fund pays
     */
    public void addFund(final long fundCode, final long amountFen) {
        if (row == NONE) {
            return;
        }
        final int column = column(fundCode);
        if (column == FUNDS_MAX) {
            day.miss();
        } else {
            day.add(row, fundOffset(column), amountFen);
        }
    }

    /** Funds that were ever added to. */
    public int fundCount() {
        return fundCount;
    }

    /** The packed code of a fund. */
    public long fundCode(final int column) {
        return fundCodes[column];
    }

    /**
     * What there was no room for.
     *
     * @param epochDay the day
     * @return amounts that are in no row
     */
    public long missed(final int epochDay) {
        return holds(epochDay) && days[slot(epochDay)] != null ? days[slot(epochDay)].missed() : 0;
    }

    /**
     * Goes to the row that lies next, for the methods that read one.
     *
     * @param epochDay the day
     * @param after the row before, {@link #NONE} at first
     * @return the row, or {@link #NONE}
     */
    public long next(final int epochDay, final long after) {
        day = holds(epochDay) ? days[slot(epochDay)] : null;
        row = day == null ? NONE : day.next(after);
        return row;
    }

    /** Copies the institution's twelve characters. */
    public void institution(final MutableDirectBuffer target) {
        day.institution(row, target);
    }

    /** Six-digit area as a number. */
    public int insuredPlace() {
        return day.insuredPlace(row);
    }

    /** Settlements and refunds that stand. */
    public long count() {
        return day.word(row, DayTotals.COUNT_OFFSET);
    }

    /** {@code medfee_sumamt}. */
    public long totalFen() {
        return day.word(row, DayTotals.TOTAL_OFFSET);
    }

    /** {@code acct_pay}. */
    public long accountFen() {
        return day.word(row, DayTotals.ACCOUNT_OFFSET);
    }

    /** {@code psn_cash_pay}. */
    public long cashFen() {
        return day.word(row, DayTotals.CASH_OFFSET);
    }

    /** What a fund pays. */
    public long fundFen(final int column) {
        return day.word(row, fundOffset(column));
    }

    /**
     * A hash of all rows, whatever order they came in, and of the funds in theirs.
     *
     * @return 64 bits
     */
    public long stateHash() {
        long hash = Fingerprint.avalanche(Arrays.hashCode(fundCodes));
        for (int epochDay = businessDay - DAYS_HELD + 1; epochDay <= businessDay; epochDay++) {
            final DayTotals totals = days[slot(epochDay)];
            hash += totals == null ? 0 : Fingerprint.avalanche(epochDay ^ totals.stateHash());
        }
        return hash;
    }

    /**
     * Writes all rows.
     *
     * @param writer takes them
     */
    public void writeTo(final StateWriter writer) {
        writer.section(StateSection.DAY_TOTALS);
        writer.number(fundCount);
        for (int column = 0; column < fundCount; column++) {
            writer.number(fundCodes[column]);
        }
        for (final DayTotals totals : days) {
            writer.number(totals == null ? 0 : 1);
            if (totals != null) {
                totals.writeTo(writer);
            }
        }
    }

    /**
     * Reads all rows into a table that is empty but has the business day.
     *
     * @param reader gives them
     */
    public void readFrom(final StateReader reader) {
        reader.section(StateSection.DAY_TOTALS);
        fundCount = reader.number("number of funds", 0, FUNDS_MAX);
        for (int column = 0; column < fundCount; column++) {
            fundCodes[column] = reader.number();
        }
        for (int slot = 0; slot < DAYS_HELD; slot++) {
            if (reader.number("totals of a day", 0, 1) == 1) {
                days[slot] = new DayTotals(FUNDS_MAX, rowsMax);
                days[slot].readFrom(reader);
            }
        }
    }

    /** Gives the memory back; nothing may be asked any more. */
    @Override
    public void close() {
        for (final DayTotals totals : days) {
            if (totals != null) {
                totals.close();
            }
        }
    }

    private DayTotals dayForNew(final int epochDay) {
        final int slot = slot(epochDay);
        if (days[slot] == null) {
            days[slot] = new DayTotals(FUNDS_MAX, rowsMax);
        }
        return days[slot];
    }

    /** Column of a fund, a new one if it never was; {@link #FUNDS_MAX} if there is no room. */
    private int column(final long fundCode) {
        int column = 0;
        while (column < fundCount && fundCodes[column] != fundCode) {
            column++;
        }
        if (column == fundCount && column < FUNDS_MAX) {
            fundCodes[fundCount++] = fundCode;
        }
        return column;
    }

    private static int fundOffset(final int column) {
        return DayTotals.FUNDS_OFFSET + column * Long.BYTES;
    }

    private static int slot(final int epochDay) {
        return Math.floorMod(epochDay, DAYS_HELD);
    }
}
