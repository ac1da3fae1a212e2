package io.yidi.clearing.recon.rows;

import io.yidi.clearing.recon.file.DayFileException;
import io.yidi.clearing.recon.file.DayFileException.Fault;
import io.yidi.clearing.recon.file.DayRow;
import io.yidi.clearing.recon.file.DayRow.Key;
import io.yidi.clearing.recon.file.DayRowFlyweight;
import io.yidi.clearing.recon.file.RowSink;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import org.agrona.collections.IntArrayList;
import org.agrona.collections.LongHashSet;

/**
 * 对账行列: the rows of a side, by their numbers from 0. Millions of them are held as numbers and bytes, and compared
 * without making an object of each. First all rows are added, then they are looked at. One thread adds; any may look.
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
    private static final int ROWS_AT_FIRST = 1 << 6;
    private static final int ROWS_MAX = Integer.MAX_VALUE / WIDTH - WIDTH;
    private static final int GROUPS_AT_FIRST = 1 << 6;
    private static final int FUNDS_LENGTH_USUAL = 24;
    private static final int PERSON_LENGTH_USUAL = 12;
    private static final String FUNDS_NAME = "funds";
    private static final String PERSONS_NAME = "psn_no";

    private final GroupTable groups;

    /** Row by row: number and flag, then the amounts; what is compared together lies together. */
    private long[] numbers = new long[ROWS_AT_FIRST * WIDTH];

    private int[] groupIds = new int[ROWS_AT_FIRST];
    private int[] nextOfInstitution = new int[ROWS_AT_FIRST];
    private final TextColumn funds;
    private final TextColumn persons;
    private final int textLengthMax;
    private int size;

    /** By the number of the institution; {@link #NONE} of one that has no rows. */
    private int[] firstOfInstitution = none(GROUPS_AT_FIRST);

    private int[] lastOfInstitution = none(GROUPS_AT_FIRST);

    /** The institution of a group, of those that were met. */
    private int[] institutions = none(GROUPS_AT_FIRST);

    /** The groups of the file that is being added, by their numbers in it. */
    private int[] groupsOfFile = none(GROUPS_AT_FIRST);

    private DayRowFlyweight file;

    /**
     * Without rows.
     *
     * @param groups numbers of the groups of the day
     */
    public DayRows(final GroupTable groups) {
        this(groups, TextColumn.LENGTH_MAX);
    }

    DayRows(final GroupTable groups, final int textLengthMax) {
        this.groups = groups;
        this.textLengthMax = textLengthMax;
        funds = new TextColumn(FUNDS_NAME, textLengthMax);
        persons = new TextColumn(PERSONS_NAME, textLengthMax);
    }

    /**
     * Makes room, so that it need not be made row by row.
     *
     * @param rows how many more will likely come
     * @param arePersonsTold whether it is told whose they are
     */
    public void expect(final int rows, final boolean arePersonsTold) {
        final long rowsThen = (long) size + rows;
        if (rowsThen > groupIds.length) {
            resize((int) Math.min(ROWS_MAX, rowsThen));
        }
        funds.expect(rows, FUNDS_LENGTH_USUAL);
        persons.expect(rows, arePersonsTold ? PERSON_LENGTH_USUAL : 0);
    }

    @Override
    public void onRow(final DayRow row) {
        addNumbers(
                key(row.key().settlementId(), row.key().isRefund()),
                groups.groupId(row.group()),
                row.amounts().totalFen(),
                row.amounts().fundFen(),
                row.amounts().accountFen(),
                row.amounts().cashFen());
        funds.add(row.amounts().funds());
        persons.add(row.personNo());
    }

    @Override
    public void onRow(final DayRowFlyweight row) {
        require(row, PERSONS_NAME, persons.hasRoom(row.personLength()));
        require(row, FUNDS_NAME, funds.hasRoom(row.fundsLength()));
        addNumbers(
                key(row.settlementId(), row.isRefund()),
                groupId(row),
                row.totalFen(),
                row.fundFen(),
                row.accountFen(),
                row.cashFen());
        if (row.areFundsTold()) {
            funds.add(row.funds(), 0, row.fundsLength());
        } else {
            funds.addNone();
        }
        persons.add(row.personHolder(), row.personStart(), row.personLength());
    }

    /**
     * Adds a row of the gateway; whose it is is not told.
     *
     * @param settlementId {@code setl_id}
     * @param isRefund {@code refd_setl_flag}
     * @param groupId what it is added up in
     * @param totalFen {@code medfee_sumamt}
     * @param fundFen {@code fund_pay_sumamt}
     * @param accountFen {@code acct_pay}
     * @param cashFen {@code psn_cash_pay}
     * @param fundText what each fund pays, as {@code FundText} writes it
     * @throws IllegalStateException if there are too many, or what the funds pay is too long to be held
     */
    public void add(
            final long settlementId,
            final boolean isRefund,
            final int groupId,
            final long totalFen,
            final long fundFen,
            final long accountFen,
            final long cashFen,
            final String fundText) {
        addNumbers(key(settlementId, isRefund), groupId, totalFen, fundFen, accountFen, cashFen);
        funds.add(fundText);
        persons.addNone();
    }

    private void require(final DayRowFlyweight row, final String column, final boolean hasRoom) {
        if (!hasRoom) {
            throw new DayFileException(List.of(
                    new Fault(row.line(), column, "at most " + textLengthMax + " bytes of it on one side", "more")));
        }
    }

    private void addNumbers(
            final long key,
            final int groupId,
            final long totalFen,
            final long fundFen,
            final long accountFen,
            final long cashFen) {
        if (size == groupIds.length) {
            grow();
        }
        final int at = size * WIDTH;
        numbers[at + KEY] = key;
        numbers[at + TOTAL] = totalFen;
        numbers[at + FUND] = fundFen;
        numbers[at + ACCOUNT] = accountFen;
        numbers[at + CASH] = cashFen;
        groupIds[size] = groupId;
        link(institutionOfGroup(groupId));
        size++;
    }

    private void link(final int institution) {
        if (institution >= lastOfInstitution.length) {
            firstOfInstitution = withRoom(firstOfInstitution, institution);
            lastOfInstitution = withRoom(lastOfInstitution, institution);
        }
        nextOfInstitution[size] = NONE;
        final int last = lastOfInstitution[institution];
        if (last == NONE) {
            firstOfInstitution[institution] = size;
        } else {
            nextOfInstitution[last] = size;
        }
        lastOfInstitution[institution] = size;
    }

    private int institutionOfGroup(final int groupId) {
        if (groupId >= institutions.length) {
            institutions = withRoom(institutions, groupId);
        }
        if (institutions[groupId] == NONE) {
            institutions[groupId] = groups.institution(groupId);
        }
        return institutions[groupId];
    }

    private int groupId(final DayRowFlyweight row) {
        if (row != file) {
            file = row;
            Arrays.fill(groupsOfFile, NONE);
        }
        final int number = row.groupNumber();
        if (number >= groupsOfFile.length) {
            groupsOfFile = withRoom(groupsOfFile, number);
        }
        if (groupsOfFile[number] == NONE) {
            groupsOfFile[number] = groups.groupId(row.group(number));
        }
        return groupsOfFile[number];
    }

    private void grow() {
        if (size >= ROWS_MAX) {
            throw new IllegalStateException("expected at most " + ROWS_MAX + " rows on one side of a day, found more");
        }
        resize(Math.min(ROWS_MAX, size + (size >> 1)));
    }

    private void resize(final int rows) {
        numbers = Arrays.copyOf(numbers, rows * WIDTH);
        groupIds = Arrays.copyOf(groupIds, rows);
        nextOfInstitution = Arrays.copyOf(nextOfInstitution, rows);
    }

    private static int[] withRoom(final int[] numbers, final int index) {
        final int[] more = none(Math.max(index + 1, 2 * numbers.length));
        System.arraycopy(numbers, 0, more, 0, numbers.length);
        return more;
    }

    private static int[] none(final int length) {
        final int[] numbers = new int[length];
        Arrays.fill(numbers, NONE);
        return numbers;
    }

    /** How many there are. */
    public int size() {
        return size;
    }

    /** The first row of an institution; {@link #NONE} if there is none. */
    public int firstOfInstitution(final int institution) {
        return institution < firstOfInstitution.length ? firstOfInstitution[institution] : NONE;
    }

    /** The row of the same institution that comes next; {@link #NONE} if there is none. */
    public int nextOfInstitution(final int row) {
        return nextOfInstitution[row];
    }

    /** Whether a row has the key of another side's row. */
    public boolean isSameKey(final int row, final DayRows other, final int otherRow) {
        return number(row, KEY) == other.number(otherRow, KEY);
    }

    /** The rows that have one of some keys, in their order. */
    public int[] rowsOf(final Collection<Key> keys) {
        final LongHashSet asked = new LongHashSet();
        keys.forEach(key -> asked.add(key(key.settlementId(), key.isRefund())));
        final IntArrayList rows = new IntArrayList();
        for (int row = 0; row < size; row++) {
            if (asked.contains(number(row, KEY))) {
                rows.addInt(row);
            }
        }
        return rows.toIntArray();
    }

    /** Which settlement a row is. */
    public Key key(final int row) {
        return new Key(settlementId(row), isRefund(row));
    }

    /** Number and flag of a row in one number; the same for the same settlement on another side. */
    long keyNumber(final int row) {
        return number(row, KEY);
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
        return groupIds[row];
    }

    /** The number of the institution of a row. */
    public int institution(final int row) {
        return institutions[groupIds[row]];
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
        numbers[row * WIDTH + KEY] = key(settlementId, isRefund(row));
    }

    private long number(final int row, final int column) {
        return numbers[row * WIDTH + column];
    }

    private static long key(final long settlementId, final boolean isRefund) {
        return settlementId * 2 + (isRefund ? 1 : 0);
    }
}
