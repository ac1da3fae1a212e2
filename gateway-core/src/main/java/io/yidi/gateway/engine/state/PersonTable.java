package io.yidi.gateway.engine.state;

import io.yidi.gateway.policy.plane.AssistanceClass;
import io.yidi.gateway.policy.plane.BenefitCategory;
import io.yidi.gateway.policy.plane.ContributionGrade;
import io.yidi.protocol.code.CareType;
import io.yidi.protocol.code.PersonStatus;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import org.agrona.BufferUtil;
import org.agrona.DirectBuffer;
import org.agrona.concurrent.UnsafeBuffer;

/**
 * 参保人员表: persons with the filing in force, found by person number and insurance type; rows never move.
 *
 * <pre>
 *    0           30     32      36      40       44      48      52     56     60         64            72
 *   +-----------+------+-------+-------+--------+-------+-------+------+------+----------+-------------+-------+---+
 *   | person no | type | place | birth | codes  | flags | filed | from | to   | care mask| account fen | filed |   |
 *   |           |      |       |       |        |       | as    |      |      |          |             | place |   |
 *   +-----------+------+-------+-------+--------+-------+-------+------+------+----------+-------------+-------+---+
 *     codes: status, assistance, grade, benefit (1 byte each)     filed as: category + 1; 0 without a filing
 * </pre>
 *
 * <p>Off-heap rows in chunks; a growing index of row numbers. Core thread only.
 */
public final class PersonTable implements AutoCloseable {

    /** No such person. */
    public static final int NOT_FOUND = -1;

    /** Length of a person number, filled up with NUL. */
    public static final int PERSON_NO_BYTES = 30;

    private static final int TYPE_OFFSET = PERSON_NO_BYTES;
    private static final int KEY_BYTES = TYPE_OFFSET + Short.BYTES;
    private static final int PLACE_OFFSET = KEY_BYTES;
    private static final int BIRTH_OFFSET = PLACE_OFFSET + 4;
    private static final int STATUS_OFFSET = BIRTH_OFFSET + 4;
    private static final int ASSISTANCE_OFFSET = STATUS_OFFSET + 1;
    private static final int GRADE_OFFSET = STATUS_OFFSET + 2;
    private static final int BENEFIT_OFFSET = STATUS_OFFSET + 3;
    private static final int FLAGS_OFFSET = STATUS_OFFSET + 4;
    private static final int FILED_OFFSET = FLAGS_OFFSET + 4;
    private static final int FILED_FROM_OFFSET = FILED_OFFSET + 4;
    private static final int FILED_TO_OFFSET = FILED_FROM_OFFSET + 4;
    private static final int CARE_MASK_OFFSET = FILED_TO_OFFSET + 4;
    private static final int ACCOUNT_OFFSET = CARE_MASK_OFFSET + 4;
    private static final int FILED_PLACE_OFFSET = ACCOUNT_OFFSET + 8;
    private static final int ROW_BYTES = 80;

    private static final int CHUNK_ROWS = 1 << 14;
    private static final int ROWS_MAX = 1 << 29;
    private static final UnsafeBuffer[] NO_CHUNKS = {};
    private static final PersonStatus[] STATUSES = PersonStatus.values();
    private static final AssistanceClass[] ASSISTANCE_CLASSES = AssistanceClass.values();
    private static final ContributionGrade[] GRADES = ContributionGrade.values();
    private static final BenefitStatus[] BENEFITS = BenefitStatus.values();
    private static final BenefitCategory[] CATEGORIES = BenefitCategory.values();

    private final UnsafeBuffer key = new UnsafeBuffer(new byte[KEY_BYTES]);
    private UnsafeBuffer[] chunks = NO_CHUNKS;
    private int[] index = new int[1 << 12];
    private int count;

    /**
     * Finds a person.
     *
     * @param buffer holds the person number, {@link #PERSON_NO_BYTES} bytes filled up with NUL
     * @param offset of the number
     * @param insuranceType {@code insutype}
     * @return row number, or {@link #NOT_FOUND}
     */
    public int find(final DirectBuffer buffer, final int offset, final int insuranceType) {
        key.putBytes(0, buffer, offset, PERSON_NO_BYTES);
        key.putShort(TYPE_OFFSET, (short) insuranceType, ByteOrder.LITTLE_ENDIAN);
        return index[slotOf(key)] - 1;
    }

    /**
     * Adds or replaces a person; a filing in force stays.
     *
     * @param person the row
     * @return row number
     */
    public int put(final PersonRow person) {
        int row = find(person.personNo(), person.insuranceType());
        if (row == NOT_FOUND) {
            row = append();
        }
        final UnsafeBuffer chunk = chunk(row);
        final int at = at(row);
        chunk.putInt(at + PLACE_OFFSET, person.insuredPlace());
        chunk.putInt(at + BIRTH_OFFSET, person.birthEpochDay());
        chunk.putByte(at + STATUS_OFFSET, (byte) person.status().ordinal());
        chunk.putByte(at + ASSISTANCE_OFFSET, (byte) person.assistanceClass().ordinal());
        chunk.putByte(at + GRADE_OFFSET, (byte) person.grade().ordinal());
        chunk.putByte(at + BENEFIT_OFFSET, (byte) person.benefit().ordinal());
        chunk.putInt(at + FLAGS_OFFSET, person.flags());
        chunk.putLong(at + ACCOUNT_OFFSET, person.accountBalanceFen());
        return row;
    }

    /**
     * Puts a filing in force, superseding the earlier one.
     *
     * @param filing of a person that is in the table
     * @return false if there is no such person
     */
    public boolean file(final FilingRow filing) {
        final int row = find(filing.personNo(), filing.insuranceType());
        if (row == NOT_FOUND) {
            return false;
        }
        int careMask = 0;
        for (final CareType careType : filing.careTypes()) {
            careMask |= 1 << careType.ordinal();
        }
        final UnsafeBuffer chunk = chunk(row);
        final int at = at(row);
        chunk.putInt(at + FILED_OFFSET, filing.category().ordinal() + 1);
        chunk.putInt(at + FILED_FROM_OFFSET, filing.fromEpochDay());
        chunk.putInt(at + FILED_TO_OFFSET, filing.toEpochDay());
        chunk.putInt(at + CARE_MASK_OFFSET, careMask);
        chunk.putInt(at + FILED_PLACE_OFFSET, filing.place());
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

    /** Whether benefits may be used. */
    public BenefitStatus benefit(final int row) {
        return BENEFITS[chunk(row).getByte(at(row) + BENEFIT_OFFSET)];
    }

    /** Flags of the person. */
    public int flags(final int row) {
        return chunk(row).getInt(at(row) + FLAGS_OFFSET);
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
     * Category of the filing in force.
     *
     * @return the category, or {@code null} without a filing
     */
    public BenefitCategory filedCategory(final int row) {
        final int filed = chunk(row).getInt(at(row) + FILED_OFFSET);
        return filed == 0 ? null : CATEGORIES[filed - 1];
    }

    /**
     * First day of the filing.
     *
     * @return days since 1970-01-01
     */
    public int filedFrom(final int row) {
        return chunk(row).getInt(at(row) + FILED_FROM_OFFSET);
    }

    /**
     * Last day of the filing.
     *
     * @return days since 1970-01-01
     */
    public int filedTo(final int row) {
        return chunk(row).getInt(at(row) + FILED_TO_OFFSET);
    }

    /**
     * Place of the filing.
     *
     * @return six-digit area as a number
     */
    public int filedPlace(final int row) {
        return chunk(row).getInt(at(row) + FILED_PLACE_OFFSET);
    }

    /** Whether the filing is for a kind of care. */
    public boolean filedFor(final int row, final CareType careType) {
        return (filedCareMask(row) & (1 << careType.ordinal())) != 0;
    }

    /**
     * Kinds of care the filing is for.
     *
     * @return bit n set for the kind of ordinal n
     */
    public int filedCareMask(final int row) {
        return chunk(row).getInt(at(row) + CARE_MASK_OFFSET);
    }

    /**
     * Number of persons.
     *
     * @return rows in use
     */
    public int count() {
        return count;
    }

    /**
     * A hash over all rows.
     *
     * @return 64 bits
     */
    public long stateHash() {
        final Fingerprint fingerprint = new Fingerprint();
        long hash = 0;
        for (int row = 0; row < count; row++) {
            hash = Fingerprint.avalanche(
                    hash ^ fingerprint.of(chunk(row), at(row), ROW_BYTES).high());
        }
        return hash;
    }

    /**
     * Writes all rows, in their order.
     *
     * @param writer takes them
     */
    public void writeTo(final StateWriter writer) {
        writer.section(StateSection.PERSONS);
        writer.number(count);
        for (int row = 0; row < count; row += CHUNK_ROWS) {
            writer.block(chunk(row), Math.min(CHUNK_ROWS, count - row) * ROW_BYTES);
        }
    }

    /**
     * Reads all rows into a table that is empty; every row has the number it had.
     *
     * @param reader gives them
     */
    public void readFrom(final StateReader reader) {
        reader.section(StateSection.PERSONS);
        final int rows = reader.number("number of persons", 0, ROWS_MAX);
        while (count < rows) {
            addChunk();
            final int added = Math.min(CHUNK_ROWS, rows - count);
            reader.block(chunk(count), added * ROW_BYTES);
            count += added;
        }
        while (count >= index.length / 8 * 5) {
            index = new int[index.length * 2];
        }
        fillIndex();
    }

    /** Gives the memory back; nothing may be asked any more. */
    @Override
    public void close() {
        for (final UnsafeBuffer chunk : chunks) {
            BufferUtil.free(chunk);
        }
        chunks = NO_CHUNKS;
    }

    private int find(final String personNo, final int insuranceType) {
        key.setMemory(0, PERSON_NO_BYTES, (byte) 0);
        key.putStringWithoutLengthAscii(0, personNo);
        key.putShort(TYPE_OFFSET, (short) insuranceType, ByteOrder.LITTLE_ENDIAN);
        return index[slotOf(key)] - 1;
    }

    private int append() {
        if (count >= index.length / 8 * 5) {
            index = new int[index.length * 2];
            fillIndex();
        }
        if (count == chunks.length * CHUNK_ROWS) {
            addChunk();
        }
        final int row = count++;
        chunk(row).putBytes(at(row), key, 0, KEY_BYTES);
        index[slotOf(key)] = row + 1;
        return row;
    }

    private int slotOf(final UnsafeBuffer wanted) {
        final int mask = index.length - 1;
        int slot = (int) hash(wanted, 0) & mask;
        while (index[slot] != 0 && !holds(index[slot] - 1, wanted)) {
            slot = (slot + 1) & mask;
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

    private void addChunk() {
        chunks = Arrays.copyOf(chunks, chunks.length + 1);
        chunks[chunks.length - 1] = new UnsafeBuffer(
                ByteBuffer.allocateDirect(CHUNK_ROWS * ROW_BYTES).order(ByteOrder.nativeOrder()));
    }

    /** Enters every row into an index that is empty. */
    private void fillIndex() {
        final int mask = index.length - 1;
        for (int row = 0; row < count; row++) {
            int slot = (int) hash(chunk(row), at(row)) & mask;
            while (index[slot] != 0) {
                slot = (slot + 1) & mask;
            }
            index[slot] = row + 1;
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
        return chunks[row / CHUNK_ROWS];
    }

    private static int at(final int row) {
        return row % CHUNK_ROWS * ROW_BYTES;
    }
}
