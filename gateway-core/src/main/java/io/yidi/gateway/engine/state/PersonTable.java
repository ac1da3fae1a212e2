package io.yidi.gateway.engine.state;

import io.yidi.gateway.policy.plane.AssistanceClass;
import io.yidi.gateway.policy.plane.ContributionGrade;
import io.yidi.protocol.ResultCode;
import io.yidi.protocol.code.PersonStatus;
import java.nio.ByteOrder;
import org.agrona.DirectBuffer;
import org.agrona.concurrent.UnsafeBuffer;

/**
 * 参保人员表: persons, found by person number and insurance type; rows never move.
 *
 * <pre>
 *    0           30     32            40            56      60      64      68                88
 *   +-----------+------+-------------+-------------+-------+-------+-------+-----------------+
 *   | person no | type | account fen | suspensions | place | birth | codes | benefit changes |
 *   +-----------+------+-------------+-------------+-------+-------+-------+-----------------+
 *     codes: status, assistance, grade, flags (1 byte each)
 *     suspensions: as {@link Suspensions} has them       benefit changes: as {@link BenefitChanges} has them
 *     only a further number of a person: status is {@link #NUMBER_ONLY}, and the place is the person's row
 * </pre>
 *
 * <p>Rows in chunks and a growing index of row numbers, both off the heap. Core thread only.
 */
public final class PersonTable implements AutoCloseable {

    /** No such person. */
    public static final int NOT_FOUND = -1;

    /** Length of a person number, filled up with NUL. */
    public static final int PERSON_NO_BYTES = 30;

    private static final int TYPE_OFFSET = PERSON_NO_BYTES;
    private static final int KEY_BYTES = TYPE_OFFSET + Short.BYTES;
    private static final int ACCOUNT_OFFSET = KEY_BYTES;
    private static final int SUSPENSIONS_OFFSET = ACCOUNT_OFFSET + Long.BYTES;
    private static final int PLACE_OFFSET = SUSPENSIONS_OFFSET + Suspensions.BYTES;
    private static final int BIRTH_OFFSET = PLACE_OFFSET + Integer.BYTES;
    private static final int STATUS_OFFSET = BIRTH_OFFSET + Integer.BYTES;
    private static final int ASSISTANCE_OFFSET = STATUS_OFFSET + 1;
    private static final int GRADE_OFFSET = STATUS_OFFSET + 2;
    private static final int FLAGS_OFFSET = STATUS_OFFSET + 3;
    private static final int BENEFIT_OFFSET = STATUS_OFFSET + Integer.BYTES;
    private static final int ROW_BYTES = BENEFIT_OFFSET + BenefitChanges.BYTES;
    private static final int FLAGS_MAX = 0xFF;
    private static final byte NUMBER_ONLY = -1;

    private static final int CHUNK_SHIFT = 14;
    private static final int ROWS_MAX = 1 << 29;
    private static final PersonStatus[] STATUSES = PersonStatus.values();
    private static final AssistanceClass[] ASSISTANCE_CLASSES = AssistanceClass.values();
    private static final ContributionGrade[] GRADES = ContributionGrade.values();

    private final UnsafeBuffer key = new UnsafeBuffer(new byte[KEY_BYTES]);
    private final RowChunks rows = new RowChunks(ROW_BYTES, CHUNK_SHIFT);
    private final RowIndex index = new RowIndex();

    /**
     * Finds a person by the number in use or an earlier one.
     *
     * @param buffer holds the person number, {@link #PERSON_NO_BYTES} bytes filled up with NUL
     * @param offset of the number
     * @param insuranceType {@code insutype}
     * @return row number, or {@link #NOT_FOUND}
     */
    public int find(final DirectBuffer buffer, final int offset, final int insuranceType) {
        key.putBytes(0, buffer, offset, PERSON_NO_BYTES);
        key.putShort(TYPE_OFFSET, (short) insuranceType, ByteOrder.LITTLE_ENDIAN);
        return personOf(index.row(slotOf(key)));
    }

    /**
     * Adds or replaces a person; filings, suspensions and changes of the benefit status that are yet to come stay.
     *
     * @param person the row
     * @param businessDay today, days since 1970-01-01
     * @return row number
     */
    public int put(final PersonRow person, final int businessDay) {
        final byte flags = flagsOf(person);
        int row = find(person.personNo(), person.insuranceType());
        if (row == NOT_FOUND) {
            row = append();
            Suspensions.clear(chunk(row), at(row) + SUSPENSIONS_OFFSET);
        }
        final UnsafeBuffer chunk = chunk(row);
        final int at = at(row);
        chunk.putInt(at + PLACE_OFFSET, person.insuredPlace());
        chunk.putInt(at + BIRTH_OFFSET, person.birthEpochDay());
        chunk.putByte(at + STATUS_OFFSET, (byte) person.status().ordinal());
        chunk.putByte(at + ASSISTANCE_OFFSET, (byte) person.assistanceClass().ordinal());
        chunk.putByte(at + GRADE_OFFSET, (byte) person.grade().ordinal());
        chunk.putByte(at + FLAGS_OFFSET, flags);
        chunk.putLong(at + ACCOUNT_OFFSET, person.accountBalanceFen());
        BenefitChanges.state(chunk, at + BENEFIT_OFFSET, person.benefit(), businessDay);
        return row;
    }

    /**
     * Changes the benefit status from a day on, whatever order the changes come in; nothing follows the end of benefits
     * but a new row of the person.
     *
     * @param row the person
     * @param status from that day on
     * @param fromEpochDay the day
     * @param businessDay today, days since 1970-01-01
     * @return {@link ResultCode#DONE}, or why the change is not taken
     */
    public ResultCode changeBenefit(
            final int row, final BenefitStatus status, final int fromEpochDay, final int businessDay) {
        return BenefitChanges.note(chunk(row), at(row) + BENEFIT_OFFSET, status, fromEpochDay, businessDay);
    }

    /**
     * Suspends direct settlement for a person; another call with the same first day replaces it.
     *
     * @param row the person
     * @param fromEpochDay first day
     * @param toEpochDay last day; {@link Integer#MAX_VALUE} if it is open
     * @param businessDay today, days since 1970-01-01
     * @return false if there is no room beside those that are not over
     */
    public boolean suspend(final int row, final int fromEpochDay, final int toEpochDay, final int businessDay) {
        return Suspensions.note(chunk(row), at(row) + SUSPENSIONS_OFFSET, fromEpochDay, toEpochDay, businessDay);
    }

    /**
     * Gives a person a further number; the ones before stay valid.
     *
     * @param personNo a number of the person
     * @param insuranceType {@code insutype}
     * @param newPersonNo the new number
     * @return whether the person is known and the new number was free
     */
    public boolean renumber(final String personNo, final int insuranceType, final String newPersonNo) {
        final int row = find(personNo, insuranceType);
        if (row == NOT_FOUND || find(newPersonNo, insuranceType) != NOT_FOUND) {
            return false;
        }
        final int number = append();
        chunk(number).putByte(at(number) + STATUS_OFFSET, NUMBER_ONLY);
        chunk(number).putInt(at(number) + PLACE_OFFSET, row);
        return true;
    }

    /**
     * Place of insurance.
     *
     * @return six-digit area as a number
     */
    public int insuredPlace(final int row) {
        return chunk(row).getInt(at(row) + PLACE_OFFSET);
    }

    /**
     * Day of birth.
     *
     * @return days since 1970-01-01
     */
    public int birthEpochDay(final int row) {
        return chunk(row).getInt(at(row) + BIRTH_OFFSET);
    }

    /** Status of the person. */
    public PersonStatus status(final int row) {
        return STATUSES[chunk(row).getByte(at(row) + STATUS_OFFSET)];
    }

    /** Class of medical assistance. */
    public AssistanceClass assistanceClass(final int row) {
        return ASSISTANCE_CLASSES[chunk(row).getByte(at(row) + ASSISTANCE_OFFSET)];
    }

    /** Contribution grade. */
    public ContributionGrade grade(final int row) {
        return GRADES[chunk(row).getByte(at(row) + GRADE_OFFSET)];
    }

    /**
     * Whether benefits may be used on a day.
     *
     * @param row the person
     * @param epochDay the business day or a later one
     * @return what the newest change up to that day says
     */
    public BenefitStatus benefit(final int row, final int epochDay) {
        return BenefitChanges.on(chunk(row), at(row) + BENEFIT_OFFSET, epochDay);
    }

    /**
     * Whether direct settlement is suspended on a day.
     *
     * @param row the person
     * @param epochDay the business day or a later one
     * @return true if so
     */
    public boolean isSuspended(final int row, final int epochDay) {
        return Suspensions.contain(chunk(row), at(row) + SUSPENSIONS_OFFSET, epochDay);
    }

    /** Flags of the person. */
    public int flags(final int row) {
        return chunk(row).getByte(at(row) + FLAGS_OFFSET) & FLAGS_MAX;
    }

    /**
     * Balance of the personal account.
     *
     * @return fen
     */
    public long accountBalanceFen(final int row) {
        return chunk(row).getLong(at(row) + ACCOUNT_OFFSET);
    }

    /**
     * Takes money from the personal account.
     *
     * @param row the person
     * @param amountFen negative to give back
     */
    public void debit(final int row, final long amountFen) {
        chunk(row).putLong(at(row) + ACCOUNT_OFFSET, Math.subtractExact(accountBalanceFen(row), amountFen));
    }

    /**
     * Number of persons, each further number of one counted too.
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
        return rows.hash(0);
    }

    /**
     * Writes all rows, in their order.
     *
     * @param writer takes them
     */
    public void writeTo(final StateWriter writer) {
        writer.section(StateSection.PERSONS);
        rows.writeTo(writer);
    }

    /**
     * Reads all rows into a table that is empty; every row has the number it had.
     *
     * @param reader gives them
     */
    public void readFrom(final StateReader reader) {
        reader.section(StateSection.PERSONS);
        rows.readFrom(reader, "number of persons", ROWS_MAX);
        index.resize(rows.count());
        fillIndex();
    }

    /** Gives the memory back; nothing may be asked any more. */
    @Override
    public void close() {
        rows.close();
        index.close();
    }

    /**
     * Finds a person by the number in use or an earlier one.
     *
     * @param personNo the number
     * @param insuranceType {@code insutype}
     * @return row number, or {@link #NOT_FOUND}
     */
    public int find(final String personNo, final int insuranceType) {
        key.setMemory(0, PERSON_NO_BYTES, (byte) 0);
        key.putStringWithoutLengthAscii(0, personNo);
        key.putShort(TYPE_OFFSET, (short) insuranceType, ByteOrder.LITTLE_ENDIAN);
        return personOf(index.row(slotOf(key)));
    }

    /** The person behind a row that is only a number. */
    private int personOf(final int row) {
        return row != NOT_FOUND && chunk(row).getByte(at(row) + STATUS_OFFSET) == NUMBER_ONLY
                ? chunk(row).getInt(at(row) + PLACE_OFFSET)
                : row;
    }

    private static byte flagsOf(final PersonRow person) {
        if (person.flags() < 0 || person.flags() > FLAGS_MAX) {
            throw new IllegalArgumentException("expected flags of one byte, found " + person.flags());
        }
        return (byte) person.flags();
    }

    private int append() {
        if (index.resize(rows.count() + 1)) {
            fillIndex();
        }
        final int row = rows.append();
        chunk(row).putBytes(at(row), key, 0, KEY_BYTES);
        index.put(slotOf(key), row);
        return row;
    }

    private int slotOf(final UnsafeBuffer wanted) {
        int slot = index.first(hash(wanted, 0));
        for (int row = index.row(slot); row != NOT_FOUND && !holds(row, wanted); row = index.row(slot)) {
            slot = index.next(slot);
        }
        return slot;
    }

    private boolean holds(final int row, final UnsafeBuffer wanted) {
        final UnsafeBuffer chunk = chunk(row);
        final int at = at(row);
        for (int word = 0; word < KEY_BYTES; word += Long.BYTES) {
            if (chunk.getLong(at + word) != wanted.getLong(word)) {
                return false;
            }
        }
        return true;
    }

    /** Enters every row into an index that is empty. */
    private void fillIndex() {
        for (int row = 0; row < rows.count(); row++) {
            index.add(hash(chunk(row), at(row)), row);
        }
    }

    private static long hash(final UnsafeBuffer buffer, final int offset) {
        long hash = 0;
        for (int word = 0; word < KEY_BYTES; word += Long.BYTES) {
            hash = Fingerprint.avalanche(hash ^ buffer.getLong(offset + word));
        }
        return hash;
    }

    private UnsafeBuffer chunk(final int row) {
        return rows.of(row);
    }

    private int at(final int row) {
        return rows.at(row);
    }
}
