package io.yidi.clearing.recon.rows;

import io.yidi.clearing.recon.file.DayGroup;
import io.yidi.clearing.recon.file.DayRow;
import io.yidi.clearing.recon.file.DayRow.DayAmounts;
import io.yidi.clearing.recon.file.DayRow.Key;
import io.yidi.clearing.recon.file.RowSink;
import java.util.Arrays;
import org.agrona.collections.Int2IntHashMap;
import org.agrona.collections.IntArrayList;
import org.agrona.collections.Long2LongHashMap;
import org.agrona.collections.LongArrayList;

/**
 * 对账行列: the rows of a side, by their numbers from 0. Millions of them are held as numbers and bytes, and compared
 * without making an object of each. First all rows are added, then {@link #index} is called, then they are looked up.
 * One thread adds; any may look up.
 */
public final class DayRows implements RowSink {

    /** No such row. */
    public static final int NONE = -1;

    private static final int KEY = 0;
    private static final int TOTAL = 1;
    private static final int FUND = 2;
    private static final int ACCOUNT = 3;
    private static final int CASH = 4;
    private static final int WIDTH = 5;
    private static final float LOAD_FACTOR = 0.65f;

    private final GroupTable groups;

    /** Row by row: number and flag, then the amounts; what is compared together lies together. */
    private final LongArrayList numbers = new LongArrayList();

    private final IntArrayList groupIds = new IntArrayList();
    private final TextColumn funds = new TextColumn();
    private final TextColumn persons = new TextColumn();
    private final Int2IntHashMap earlierOfSameKey = new Int2IntHashMap(NONE);
    private Long2LongHashMap lastOfKey = new Long2LongHashMap(NONE);
    private int[] nextOfInstitution = {};
    private DayGroup lastGroup;
    private int lastGroupId;

    /**
     * Without rows.
     *
     * @param groups numbers of the groups of the day
     */
    public DayRows(final GroupTable groups) {
        this.groups = groups;
    }

    @Override
    public void onRow(final DayRow row) {
        if (!row.group().equals(lastGroup)) {
            lastGroup = row.group();
            lastGroupId = groups.groupId(lastGroup);
        }
        add(row.key().settlementId(), row.key().isRefund(), lastGroupId, row.personNo(), row.amounts());
    }

    /**
     * Adds a row.
     *
     * @param settlementId {@code setl_id}
     * @param isRefund {@code refd_setl_flag}
     * @param groupId what it is added up in
     * @param personNo {@code psn_no}; null if it is not told
     * @param amounts of it
     */
    public void add(
            final long settlementId,
            final boolean isRefund,
            final int groupId,
            final String personNo,
            final DayAmounts amounts) {
        numbers.addLong(key(settlementId, isRefund));
        numbers.addLong(amounts.totalFen());
        numbers.addLong(amounts.fundFen());
        numbers.addLong(amounts.accountFen());
        numbers.addLong(amounts.cashFen());
        groupIds.addInt(groupId);
        funds.add(amounts.funds());
        persons.add(personNo);
    }

    /** How many there are. */
    public int size() {
        return groupIds.size();
    }

    /** Makes them findable, by the numbers they have now. */
    public void index() {
        lastOfKey = new Long2LongHashMap((int) (size() / LOAD_FACTOR) + 1, LOAD_FACTOR, NONE);
        earlierOfSameKey.clear();
        for (int row = 0; row < size(); row++) {
            final long earlier = lastOfKey.put(number(row, KEY), row);
            if (earlier != NONE) {
                earlierOfSameKey.put(row, (int) earlier);
            }
        }
        linkInstitutions(groups.institutions());
    }

    private void linkInstitutions(final int[] institutions) {
        final int[] nexts = new int[institutions.length];
        Arrays.fill(nexts, NONE);
        nextOfInstitution = new int[size()];
        for (int row = size() - 1; row >= 0; row--) {
            final int institution = institutions[groupId(row)];
            nextOfInstitution[row] = nexts[institution];
            nexts[institution] = row;
        }
    }

    /** The row of the same institution that comes next; {@link #NONE} if there is none. */
    public int nextOfInstitution(final int row) {
        return nextOfInstitution[row];
    }

    /** Whether a row has the key of another side's row. */
    public boolean isSameKey(final int row, final DayRows other, final int otherRow) {
        return number(row, KEY) == other.number(otherRow, KEY);
    }

    /** The last row of a key; {@link #NONE} if there is none. */
    public int find(final Key key) {
        return (int) lastOfKey.get(key(key.settlementId(), key.isRefund()));
    }

    /** The last row that has the key of another side's row; {@link #NONE} if there is none. */
    public int find(final DayRows other, final int otherRow) {
        return (int) lastOfKey.get(other.number(otherRow, KEY));
    }

    /** The row before one that has the same key, of another institution; {@link #NONE} if there is none. */
    public int earlier(final int row) {
        return earlierOfSameKey.get(row);
    }

    /** Which settlement a row is. */
    public Key key(final int row) {
        return new Key(settlementId(row), isRefund(row));
    }

    /** {@code setl_id}; less than 0 if the settlement is there twice. */
    public long settlementId(final int row) {
        return number(row, KEY) >> 1;
    }

    /** {@code refd_setl_flag}. */
    public boolean isRefund(final int row) {
        return (number(row, KEY) & 1) == 1;
    }

    /** What a row is added up in. */
    public int groupId(final int row) {
        return groupIds.getInt(row);
    }

    /** {@code medfee_sumamt}. */
    public long totalFen(final int row) {
        return number(row, TOTAL);
    }

    /** {@code fund_pay_sumamt}. */
    public long fundFen(final int row) {
        return number(row, FUND);
    }

    /** {@code acct_pay}. */
    public long accountFen(final int row) {
        return number(row, ACCOUNT);
    }

    /** {@code psn_cash_pay}. */
    public long cashFen(final int row) {
        return number(row, CASH);
    }

    /** What each fund pays, as {@code FundText} writes it; null if the side does not tell. */
    public String funds(final int row) {
        return funds.text(row);
    }

    /** Whether any fund pays otherwise than in a row of another side; not if one of the two does not tell. */
    public boolean isOtherFunds(final int row, final DayRows other, final int otherRow) {
        return funds.differs(row, other.funds, otherRow);
    }

    /** {@code psn_no}; null if the side does not tell. */
    public String personNo(final int row) {
        return persons.text(row);
    }

    /** Gives a row another number. */
    void renumber(final int row, final long settlementId) {
        numbers.setLong(row * WIDTH + KEY, key(settlementId, isRefund(row)));
    }

    private long number(final int row, final int column) {
        return numbers.getLong(row * WIDTH + column);
    }

    private static long key(final long settlementId, final boolean isRefund) {
        return settlementId * 2 + (isRefund ? 1 : 0);
    }
}
