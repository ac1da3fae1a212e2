package io.yidi.gateway.engine.state;

import io.yidi.protocol.code.AsciiField;
import io.yidi.protocol.code.CareType;
import io.yidi.protocol.code.FilingBasis;
import io.yidi.protocol.code.FilingCategory;
import io.yidi.protocol.code.FilingChannel;
import org.agrona.DirectBuffer;
import org.agrona.MutableDirectBuffer;
import org.agrona.concurrent.UnsafeBuffer;

/**
 * 备案行: what is known of each filing, by its row; rows never move.
 *
 * <pre>
 *    0        4      8        16       24      28     32    36           40      44    48        56          120
 *   +--------+------+--------+--------+-------+------+-----+------------+-------+-----+---------+-----------+
 *   | person | next | number | codes  | place | from | to  | registered | ended | due | disease | hospitals |
 *   +--------+------+--------+--------+-------+------+-----+------------+-------+-----+---------+-----------+
 *     codes: kind, state, category, basis, channel, documents, care, proven and number of hospitals, 1 byte each
 *     next: row + 1, 0 for none     due: last day for missing documents, 0 for none
 *     disease: packed; of a transfer the beginning of its diagnosis     hospitals: four times code (12) and area (4)
 * </pre>
 *
 * <p>Off-heap rows. Core thread only.
 */
abstract class FilingRows implements AutoCloseable {

    /** A filing that was not ended. */
    public static final int NOT_ENDED = Integer.MAX_VALUE;

    private static final int PERSON_OFFSET = 0;
    private static final int NEXT_OFFSET = 4;
    private static final int NUMBER_OFFSET = 8;
    private static final int KIND_OFFSET = 16;
    private static final int STATE_OFFSET = 17;
    private static final int CATEGORY_OFFSET = 18;
    private static final int BASIS_OFFSET = 19;
    private static final int CHANNEL_OFFSET = 20;
    private static final int DOCUMENTS_OFFSET = 21;
    private static final int CARE_OFFSET = 22;
    private static final int PROVEN_OFFSET = 23;
    private static final int PLACE_OFFSET = 24;
    private static final int FROM_OFFSET = 28;
    private static final int TO_OFFSET = 32;
    private static final int REGISTERED_OFFSET = 36;
    private static final int ENDED_OFFSET = 40;
    private static final int DUE_OFFSET = 44;
    private static final int DISEASE_OFFSET = 48;
    private static final int HOSPITALS_OFFSET = 56;
    private static final int ROW_BYTES = 120;

    private static final int PROVEN_BIT = 1 << 7;
    private static final int CHUNK_SHIFT = 13;
    private static final FilingKind[] KINDS = FilingKind.values();
    private static final FilingState[] STATES = FilingState.values();

    final RowChunks rows = new RowChunks(ROW_BYTES, CHUNK_SHIFT);

    /**
     * Another filing of the same person.
     *
     * @param row a filing
     * @return row of the next, or {@link FilingTable#NONE}
     */
    public int next(final int row) {
        return chunk(row).getInt(at(row) + NEXT_OFFSET) - 1;
    }

    /**
     * Whether a filing is there on a day: registered, confirmed and not ended. Its own first and last day are not
     * looked at.
     *
     * @param row the filing
     * @param day business day
     * @return true if so
     */
    public boolean isInForce(final int row, final int day) {
        final FilingState state = state(row);
        return state != FilingState.REVIEW
                && state != FilingState.REJECTED
                && day >= registeredEpochDay(row)
                && day < endedFrom(row);
    }

    /**
     * Whether a day lies within the first and the last day of a filing.
     *
     * @param row the filing
     * @param day any
     * @return true if so
     */
    public boolean covers(final int row, final int day) {
        return day >= fromEpochDay(row) && day <= toEpochDay(row);
    }

    /**
     * Ends a filing.
     *
     * @param row the filing
     * @param fromDay first day on which it no longer holds
     * @param state how it ended
     */
    public void end(final int row, final int fromDay, final FilingState state) {
        final UnsafeBuffer chunk = chunk(row);
        chunk.putByte(at(row) + STATE_OFFSET, (byte) state.ordinal());
        chunk.putInt(at(row) + ENDED_OFFSET, Math.min(fromDay, endedFrom(row)));
    }

    /**
     * Puts a filing that waited for its review in force.
     *
     * @param row a filing under review
     */
    void putInForce(final int row) {
        chunk(row).putByte(at(row) + STATE_OFFSET, (byte) FilingState.ACTIVE.ordinal());
        chunk(row).putInt(at(row) + ENDED_OFFSET, NOT_ENDED);
    }

    /**
     * Notes that proofs were shown.
     *
     * @param row the filing
     * @param documents bits of {@link io.yidi.protocol.code.FilingDocument}, all that were ever shown
     * @param proven whether no proof is missing
     */
    public void prove(final int row, final int documents, final boolean proven) {
        final UnsafeBuffer chunk = chunk(row);
        chunk.putByte(at(row) + DOCUMENTS_OFFSET, (byte) documents);
        chunk.putByte(at(row) + PROVEN_OFFSET, (byte) (hospitalCount(row) | (proven ? PROVEN_BIT : 0)));
    }

    /**
     * Gives a filing another last day.
     *
     * @param row the filing
     * @param toEpochDay last day
     */
    public void extend(final int row, final int toEpochDay) {
        chunk(row).putInt(at(row) + TO_OFFSET, toEpochDay);
    }

    /**
     * Number of a filing (备案编号), given in the order of registration.
     *
     * @param row the filing
     * @return 1 or more
     */
    public long number(final int row) {
        return chunk(row).getLong(at(row) + NUMBER_OFFSET);
    }

    /** What a filing opens. */
    public FilingKind kind(final int row) {
        return KINDS[chunk(row).getByte(at(row) + KIND_OFFSET)];
    }

    /** Whether a filing is in force, or how it ended. */
    public FilingState state(final int row) {
        return STATES[chunk(row).getByte(at(row) + STATE_OFFSET)];
    }

    /** Group of persons of a filing. */
    public FilingCategory category(final int row) {
        return FilingCategory.of(chunk(row).getByte(at(row) + CATEGORY_OFFSET));
    }

    /** What a filing rests on. */
    public FilingBasis basis(final int row) {
        return FilingBasis.of(chunk(row).getByte(at(row) + BASIS_OFFSET));
    }

    /** How a filing came. */
    public FilingChannel channel(final int row) {
        return FilingChannel.of(chunk(row).getByte(at(row) + CHANNEL_OFFSET));
    }

    /** Proofs that were shown, one bit each. */
    public int documents(final int row) {
        return chunk(row).getByte(at(row) + DOCUMENTS_OFFSET) & 0xFF;
    }

    /** Whether no proof of a filing is missing. */
    public boolean isProven(final int row) {
        return (chunk(row).getByte(at(row) + PROVEN_OFFSET) & PROVEN_BIT) != 0;
    }

    /** Whether a filing is for a kind of care. */
    public boolean isFor(final int row, final CareType careType) {
        return (careMask(row) & 1 << careType.ordinal()) != 0;
    }

    /** Kinds of care of a filing, one bit each. */
    public int careMask(final int row) {
        return chunk(row).getByte(at(row) + CARE_OFFSET);
    }

    /** Filed area as a number. */
    public int place(final int row) {
        return chunk(row).getInt(at(row) + PLACE_OFFSET);
    }

    /** First day of a filing, days since 1970-01-01. */
    public int fromEpochDay(final int row) {
        return chunk(row).getInt(at(row) + FROM_OFFSET);
    }

    /** Last day of a filing, days since 1970-01-01; {@link Integer#MAX_VALUE} if it is open. */
    public int toEpochDay(final int row) {
        return chunk(row).getInt(at(row) + TO_OFFSET);
    }

    /** Day of registration, days since 1970-01-01. */
    public int registeredEpochDay(final int row) {
        return chunk(row).getInt(at(row) + REGISTERED_OFFSET);
    }

    /** First day on which a filing no longer holds, or {@link #NOT_ENDED}. */
    public int endedFrom(final int row) {
        return chunk(row).getInt(at(row) + ENDED_OFFSET);
    }

    /** Packed code of the disease, of a transfer the beginning of its diagnosis; or 0. */
    public long disease(final int row) {
        return chunk(row).getLong(at(row) + DISEASE_OFFSET);
    }

    /** Last day for the documents that are missing, days since 1970-01-01; 0 for none. */
    public int documentsDueEpochDay(final int row) {
        return chunk(row).getInt(at(row) + DUE_OFFSET);
    }

    /** Number of designated hospitals. */
    public int hospitalCount(final int row) {
        return chunk(row).getByte(at(row) + PROVEN_OFFSET) & PROVEN_BIT - 1;
    }

    /** Place of a designated hospital. */
    public int hospitalArea(final int row, final int index) {
        return chunk(row).getInt(hospitalAt(row, index) + FilingDraft.HOSPITAL_CODE_BYTES);
    }

    /** Copies the code of a designated hospital. */
    public void copyHospital(final int row, final int index, final MutableDirectBuffer target, final int offset) {
        target.putBytes(offset, chunk(row), hospitalAt(row, index), FilingDraft.HOSPITAL_CODE_BYTES);
    }

    /**
     * Whether a hospital is designated.
     *
     * @param row the filing
     * @param buffer holds the institution code, filled up with NUL
     * @param offset of the code
     * @return true if the filing names it
     */
    public boolean designates(final int row, final DirectBuffer buffer, final int offset) {
        for (int i = 0; i < hospitalCount(row); i++) {
            if (AsciiField.equals(chunk(row), hospitalAt(row, i), buffer, offset, FilingDraft.HOSPITAL_CODE_BYTES)) {
                return true;
            }
        }
        return false;
    }

    /**
     * Whether one designated hospital of a filing is this one.
     *
     * @param row the filing
     * @param index of its hospital
     * @param buffer holds the institution code, filled up with NUL
     * @param offset of the code
     * @return true if so
     */
    public boolean isHospital(final int row, final int index, final DirectBuffer buffer, final int offset) {
        return AsciiField.equals(chunk(row), hospitalAt(row, index), buffer, offset, FilingDraft.HOSPITAL_CODE_BYTES);
    }

    /**
     * Whether a filing designates a hospital that another designates.
     *
     * @param row the filing
     * @param other the other filing
     * @param index of the other's hospital
     * @return true if so
     */
    public boolean sharesHospital(final int row, final int other, final int index) {
        return designates(row, chunk(other), hospitalAt(other, index));
    }

    /** Lets a filing lead to another of the same person. */
    final void next(final int row, final int next) {
        chunk(row).putInt(at(row) + NEXT_OFFSET, next + 1);
    }

    /** Row of the person whose filing it is. */
    final int personOf(final int row) {
        return chunk(row).getInt(at(row) + PERSON_OFFSET);
    }

    /** Adds a row for a person, in front of another of the same. */
    final int append(final int person, final int next) {
        final int row = rows.append();
        chunk(row).putInt(at(row) + PERSON_OFFSET, person);
        next(row, next);
        return row;
    }

    /** Fills a row anew. */
    final void write(final int row, final long number, final FilingDraft draft) {
        final UnsafeBuffer chunk = chunk(row);
        final int at = at(row);
        chunk.putLong(at + NUMBER_OFFSET, number);
        chunk.putByte(at + KIND_OFFSET, (byte) draft.kind.ordinal());
        chunk.putByte(at + STATE_OFFSET, (byte) draft.state.ordinal());
        chunk.putByte(at + CATEGORY_OFFSET, (byte) draft.category.number());
        chunk.putByte(at + BASIS_OFFSET, (byte) draft.basis.number());
        chunk.putByte(at + CHANNEL_OFFSET, (byte) draft.channel.number());
        chunk.putByte(at + DOCUMENTS_OFFSET, (byte) draft.documents);
        chunk.putByte(at + CARE_OFFSET, (byte) draft.careMask);
        chunk.putByte(at + PROVEN_OFFSET, (byte) (draft.hospitalCount() | (draft.proven ? PROVEN_BIT : 0)));
        chunk.putInt(at + PLACE_OFFSET, draft.place);
        chunk.putInt(at + FROM_OFFSET, draft.fromEpochDay);
        chunk.putInt(at + TO_OFFSET, draft.toEpochDay);
        chunk.putInt(at + REGISTERED_OFFSET, draft.registeredEpochDay);
        chunk.putInt(at + ENDED_OFFSET, NOT_ENDED);
        chunk.putInt(at + DUE_OFFSET, draft.documentsDueEpochDay);
        chunk.putLong(at + DISEASE_OFFSET, draft.disease);
        chunk.putBytes(
                at + HOSPITALS_OFFSET, draft.hospitals(), 0, draft.hospitals().capacity());
    }

    /** Gives the memory back; nothing may be asked any more. */
    @Override
    public void close() {
        rows.close();
    }

    private int hospitalAt(final int row, final int index) {
        return at(row) + HOSPITALS_OFFSET + index * FilingDraft.HOSPITAL_BYTES;
    }

    private UnsafeBuffer chunk(final int row) {
        return rows.of(row);
    }

    private int at(final int row) {
        return rows.at(row);
    }
}
