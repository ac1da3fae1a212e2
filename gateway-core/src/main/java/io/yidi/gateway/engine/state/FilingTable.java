package io.yidi.gateway.engine.state;

import io.yidi.protocol.code.FilingBasis;
import java.util.Arrays;

/**
 * 备案表: the filings of every person, in force and past; those of a person hang together, the newest first.
 *
 * <p>A person has at most {@value #PERSON_FILINGS_MAX} filings. When there are more, the oldest that is no longer in
 * force gives way; one by commitment not within {@value #COMMITMENT_KEPT_DAYS} days of its registration (BJ-F2e). There
 * is no room if none may. On the heap one {@code int} a person. Core thread only.
 */
public final class FilingTable extends FilingRows {

    /** Most filings kept of a person, all kinds together, past ones included. */
    public static final int PERSON_FILINGS_MAX = 64;

    /** No such filing, or no room for one more. */
    public static final int NONE = -1;

    /** Least number of days that a filing by commitment is kept. */
    public static final int COMMITMENT_KEPT_DAYS = 731;

    private static final int ROWS_MAX = 1 << 29;

    private int[] heads = new int[1 << 10];
    private long lastNumber;

    /**
     * Adds a filing; what it replaces has to be ended by the caller.
     *
     * @param person row of the person
     * @param draft what is filed
     * @param day business day, to tell which filings are past
     * @return its row, or {@link #NONE} if there is no room
     */
    public int add(final int person, final FilingDraft draft, final int day) {
        int row = NONE;
        if (count(person) < PERSON_FILINGS_MAX) {
            row = append(person, first(person));
            head(person, row);
        } else {
            row = oldestPast(person, day);
            toFront(person, row);
        }
        if (row != NONE) {
            write(row, ++lastNumber, draft);
        }
        return row;
    }

    /**
     * Whether another filing would find room once the one whose place it takes has ended.
     *
     * @param person row of the person
     * @param replaced row of that one, or {@link #NONE}
     * @param day business day
     * @return true if {@link #add} would add it
     */
    public boolean hasRoom(final int person, final int replaced, final int day) {
        return count(person) < PERSON_FILINGS_MAX
                || oldestPast(person, day) != NONE
                || replaced != NONE && !isKept(replaced, day);
    }

    /**
     * One filing of a person; {@link #next} leads to the others.
     *
     * @param person row of the person
     * @return row of the filing, or {@link #NONE}
     */
    public int first(final int person) {
        return person < heads.length ? heads[person] - 1 : NONE;
    }

    /**
     * The newest filing of a kind that is in force.
     *
     * @param person row of the person
     * @param kind of the filing
     * @param day business day
     * @return its row, or {@link #NONE}
     */
    public int inForce(final int person, final FilingKind kind, final int day) {
        int found = NONE;
        for (int row = first(person); row != NONE; row = next(row)) {
            if (kind(row) == kind && isInForce(row, day) && (found == NONE || number(row) > number(found))) {
                found = row;
            }
        }
        return found;
    }

    /**
     * The chronic filing of a disease that is in force.
     *
     * @param person row of the person
     * @param disease packed code
     * @param day business day
     * @return its row, or {@link #NONE}
     */
    public int chronic(final int person, final long disease, final int day) {
        for (int row = first(person); row != NONE; row = next(row)) {
            if (kind(row) == FilingKind.CHRONIC && disease(row) == disease && isInForce(row, day)) {
                return row;
            }
        }
        return NONE;
    }

    /**
     * A filing of a person by its number.
     *
     * @param person row of the person
     * @param number as {@link #number} tells it
     * @return its row, or {@link #NONE}
     */
    public int find(final int person, final long number) {
        int row = first(person);
        while (row != NONE && number(row) != number) {
            row = next(row);
        }
        return row;
    }

    /**
     * Number of filings of a person, past ones included.
     *
     * @param person row of the person
     * @return at most {@value #PERSON_FILINGS_MAX}
     */
    public int count(final int person) {
        int filings = 0;
        for (int row = first(person); row != NONE; row = next(row)) {
            filings++;
        }
        return filings;
    }

    /**
     * Number of filings of all persons, past ones included.
     *
     * @return rows in use
     */
    public int count() {
        return rows.count();
    }

    /**
     * A hash over all rows.
     *
     * @return 64 bits
     */
    public long stateHash() {
        return rows.hash(Fingerprint.avalanche(lastNumber));
    }

    /**
     * Writes all rows, in their order.
     *
     * @param writer takes them
     */
    public void writeTo(final StateWriter writer) {
        writer.section(StateSection.FILINGS);
        writer.number(lastNumber);
        rows.writeTo(writer);
    }

    /**
     * Reads all rows into a table that is empty; every row has the number it had.
     *
     * @param reader gives them
     */
    public void readFrom(final StateReader reader) {
        reader.section(StateSection.FILINGS);
        lastNumber = reader.number();
        rows.readFrom(reader, "number of filings", ROWS_MAX);
        for (int row = 0; row < rows.count(); row++) {
            final int newest = first(personOf(row));
            if (newest == NONE || number(row) > number(newest)) {
                head(personOf(row), row);
            }
        }
    }

    /** A row that is used again becomes the newest of its person. */
    private void toFront(final int person, final int row) {
        if (row == NONE || row == first(person)) {
            return;
        }
        int before = first(person);
        while (next(before) != row) {
            before = next(before);
        }
        next(before, next(row));
        next(row, first(person));
        head(person, row);
    }

    /** The newest row of a person leads to the others. */
    private void head(final int person, final int row) {
        if (person >= heads.length) {
            heads = Arrays.copyOf(heads, Math.max(person + 1, heads.length * 2));
        }
        heads[person] = row + 1;
    }

    private int oldestPast(final int person, final int day) {
        int oldest = NONE;
        for (int row = first(person); row != NONE; row = next(row)) {
            if (mayGiveWay(row, day) && (oldest == NONE || number(row) < number(oldest))) {
                oldest = row;
            }
        }
        return oldest;
    }

    private boolean mayGiveWay(final int row, final int day) {
        final boolean isPast = state(row) == FilingState.REJECTED || day >= endedFrom(row) || day > toEpochDay(row);
        return isPast && !isKept(row, day);
    }

    /** Whether a filing is kept though it is past. */
    private boolean isKept(final int row, final int day) {
        return basis(row) == FilingBasis.COMMITMENT && day - registeredEpochDay(row) < COMMITMENT_KEPT_DAYS;
    }
}
