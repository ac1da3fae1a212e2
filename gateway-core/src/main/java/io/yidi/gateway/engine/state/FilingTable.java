package io.yidi.gateway.engine.state;

import io.yidi.protocol.code.AsciiField;
import io.yidi.protocol.code.CareType;
import io.yidi.protocol.code.FilingBasis;
import io.yidi.protocol.code.FilingCategory;
import io.yidi.protocol.code.FilingChannel;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import org.agrona.BufferUtil;
import org.agrona.DirectBuffer;
import org.agrona.MutableDirectBuffer;
import org.agrona.concurrent.UnsafeBuffer;

/**
 * 备案表: the filings of every person, in force and past; rows never move, those of a person hang together.
 *
 * <pre>
 *    0        4      8        16       24      28     32    36           40      44   48        56          120
 *   +--------+------+--------+--------+-------+------+-----+------------+-------+----+---------+-----------+
 *   | person | next | number | codes  | place | from | to  | registered | ended |    | disease | hospitals |
 *   +--------+------+--------+--------+-------+------+-----+------------+-------+----+---------+-----------+
 *     codes: kind, state, category, basis, channel, documents, care, proven and number of hospitals, 1 byte each
 *     hospitals: four times code (12) and area (4)
 * </pre>
 *
 * <p>A person has at most {@value #PERSON_FILINGS_MAX} filings. When there are more, the oldest that is no longer in
 * force gives way; there is no room if all are. Off-heap rows in chunks, on the heap one {@code int} a person. Core
 * thread only.
 */
public final class FilingTable implements AutoCloseable {

    /** Most filings kept of a person, all kinds together, past ones included. */
    public static final int PERSON_FILINGS_MAX = 32;

    /** No such filing, or no room for one more. */
    public static final int NONE = -1;

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
    private static final int DISEASE_OFFSET = 48;
    private static final int HOSPITALS_OFFSET = 56;
    private static final int ROW_BYTES = 120;

    private static final int PROVEN_BIT = 1 << 7;
    private static final int CHUNK_ROWS = 1 << 13;
    private static final int ROWS_MAX = 1 << 29;
    private static final UnsafeBuffer[] NO_CHUNKS = {};
    private static final FilingKind[] KINDS = FilingKind.values();
    private static final FilingState[] STATES = FilingState.values();

    private UnsafeBuffer[] chunks = NO_CHUNKS;
    private int[] heads = new int[1 << 10];
    private int count;
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
            row = append(person);
        } else {
            row = oldestPast(person, day);
        }
        if (row != NONE) {
            write(row, draft);
        }
        return row;
    }

    /**
     * Whether another filing would find room.
     *
     * @param person row of the person
     * @param day business day
     * @return true if {@link #add} would add it
     */
    public boolean hasRoom(final int person, final int day) {
        return count(person) < PERSON_FILINGS_MAX || oldestPast(person, day) != NONE;
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
     * Another filing of the same person.
     *
     * @param row a filing
     * @return row of the next, or {@link #NONE}
     */
    public int next(final int row) {
        return chunk(row).getInt(at(row) + NEXT_OFFSET) - 1;
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
     * Ends the general filing of a person and the transfer beside it.
     *
     * @param person row of the person
     * @param fromDay first day on which they no longer hold
     * @param state how the general one ended
     */
    public void endGeneral(final int person, final int fromDay, final FilingState state) {
        for (int row = first(person); row != NONE; row = next(row)) {
            if (kind(row).isGeneral() && state(row) == FilingState.REVIEW) {
                end(row, fromDay, FilingState.REJECTED);
            } else if (kind(row).isGeneral() && isInForce(row, Math.max(fromDay, registeredEpochDay(row)))) {
                end(row, fromDay, state);
            }
        }
    }

    /**
     * Ends the general filing of a person whose enrolment changes.
     *
     * @param person row of the person
     * @param fromDay first day of the new enrolment
     */
    public void endByEnrolment(final int person, final int fromDay) {
        endGeneral(person, fromDay, FilingState.ENDED);
    }

    /**
     * Takes a filing of a reference file in: it takes the place of the one of its kind, for chronic care that of its
     * disease. There has to be room for it: a past one gives way, and if there is none, the filing is not taken in.
     *
     * @param person row of the person
     * @param filing the row of the file
     * @param day business day
     * @return its row, or {@link #NONE} if there is no room
     */
    public int file(final int person, final FilingRow filing, final int day) {
        final FilingDraft filed = new FilingDraft().of(filing);
        switch (filing.kind()) {
            case GENERAL -> endGeneral(person, filing.registeredEpochDay(), FilingState.SUPERSEDED);
            case TRANSFER_OUT, CHRONIC -> endSame(person, filed);
            default -> {
                // Chosen providers stand beside each other.
            }
        }
        return add(person, filed, day);
    }

    /**
     * The change of a person that waits for its review.
     *
     * @param person row of the person
     * @return its row, or {@link #NONE}
     */
    public int underReview(final int person) {
        int row = first(person);
        while (row != NONE && state(row) != FilingState.REVIEW) {
            row = next(row);
        }
        return row;
    }

    /**
     * Confirms a change: it takes the place of the filing in force.
     *
     * @param person row of the person
     * @param row a filing under review
     * @param day business day
     */
    public void confirm(final int person, final int row, final int day) {
        endGeneral(person, day, FilingState.CHANGED);
        chunk(row).putByte(at(row) + STATE_OFFSET, (byte) FilingState.ACTIVE.ordinal());
        chunk(row).putInt(at(row) + ENDED_OFFSET, NOT_ENDED);
    }

    /**
     * Rejects a change.
     *
     * @param row a filing under review
     * @param day business day
     */
    public void reject(final int row, final int day) {
        end(row, day, FilingState.REJECTED);
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

    /** Packed code of the disease, or 0. */
    public long disease(final int row) {
        return chunk(row).getLong(at(row) + DISEASE_OFFSET);
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
        return count;
    }

    /**
     * A hash over all rows.
     *
     * @return 64 bits
     */
    public long stateHash() {
        final Fingerprint fingerprint = new Fingerprint();
        long hash = Fingerprint.avalanche(lastNumber);
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
        writer.section(StateSection.FILINGS);
        writer.number(lastNumber);
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
        reader.section(StateSection.FILINGS);
        lastNumber = reader.number();
        final int rows = reader.number("number of filings", 0, ROWS_MAX);
        while (count < rows) {
            addChunk();
            final int added = Math.min(CHUNK_ROWS, rows - count);
            reader.block(chunk(count), added * ROW_BYTES);
            count += added;
        }
        for (int row = 0; row < count; row++) {
            head(chunk(row).getInt(at(row) + PERSON_OFFSET), row);
        }
    }

    /** Gives the memory back; nothing may be asked any more. */
    @Override
    public void close() {
        for (final UnsafeBuffer chunk : chunks) {
            BufferUtil.free(chunk);
        }
        chunks = NO_CHUNKS;
    }

    private void endSame(final int person, final FilingDraft filed) {
        for (int row = first(person); row != NONE; row = next(row)) {
            if (kind(row) == filed.kind
                    && disease(row) == filed.disease
                    && isInForce(row, Math.max(filed.registeredEpochDay, registeredEpochDay(row)))) {
                end(row, filed.registeredEpochDay, FilingState.SUPERSEDED);
            }
        }
    }

    private int append(final int person) {
        if (count == chunks.length * CHUNK_ROWS) {
            addChunk();
        }
        final int row = count++;
        chunk(row).putInt(at(row) + PERSON_OFFSET, person);
        chunk(row).putInt(at(row) + NEXT_OFFSET, first(person) + 1);
        head(person, row);
        return row;
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
            if (isPast(row, day) && (oldest == NONE || number(row) < number(oldest))) {
                oldest = row;
            }
        }
        return oldest;
    }

    private boolean isPast(final int row, final int day) {
        return state(row) == FilingState.REJECTED || day >= endedFrom(row) || day > toEpochDay(row);
    }

    private void write(final int row, final FilingDraft draft) {
        final UnsafeBuffer chunk = chunk(row);
        final int at = at(row);
        chunk.putLong(at + NUMBER_OFFSET, ++lastNumber);
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
        chunk.putLong(at + DISEASE_OFFSET, draft.disease);
        chunk.putBytes(
                at + HOSPITALS_OFFSET, draft.hospitals(), 0, draft.hospitals().capacity());
    }

    private void addChunk() {
        chunks = Arrays.copyOf(chunks, chunks.length + 1);
        chunks[chunks.length - 1] = new UnsafeBuffer(
                ByteBuffer.allocateDirect(CHUNK_ROWS * ROW_BYTES).order(ByteOrder.nativeOrder()));
    }

    private int hospitalAt(final int row, final int index) {
        return at(row) + HOSPITALS_OFFSET + index * FilingDraft.HOSPITAL_BYTES;
    }

    private UnsafeBuffer chunk(final int row) {
        return chunks[row / CHUNK_ROWS];
    }

    private static int at(final int row) {
        return row % CHUNK_ROWS * ROW_BYTES;
    }
}
