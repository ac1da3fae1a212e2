package io.yidi.gateway.engine.encounter;

import io.yidi.gateway.engine.state.StateReader;
import io.yidi.gateway.engine.state.StateWriter;
import org.agrona.DirectBuffer;
import org.agrona.concurrent.UnsafeBuffer;

/**
 * 就诊表: encounters, found by their id; those with nothing unsettled stand in a list, the longest untouched first.
 *
 * <pre>
 *    0    16            28       32         40      44      48        52      56      60
 *   +----+-------------+--------+----------+-------+-------+---------+-------+-------+------+
 *   | id | institution | person | last     | flags | lines | unsett- | first | idle  | idle |
 *   |    |             | row    | sequence |       |       | led     | batch | prev. | next |
 *   +----+-------------+--------+----------+-------+-------+---------+-------+-------+------+
 *    64            96        100         104        112
 *   +-------------+---------+-----------+----------+-------+
 *   | settled     | due day | discharge | refunded | visit |
 *   | parts       |         | day       | ahead    |       |
 *   +-------------+---------+-----------+----------+-------+
 *     batch, prev., next: row + 1, 0 for none     visit: person number to disease, as in a settle request
 * </pre>
 *
 * <p>Core thread only.
 */
final class EncounterTable implements AutoCloseable {

    /** Length of an institution code, filled up with NUL. */
    static final int INSTITUTION_BYTES = 12;

    /** A stay, not a visit. */
    static final int STAY = 1;

    /** The patient was discharged. */
    static final int DISCHARGED = 1 << 1;

    /** The stay was settled. */
    static final int SETTLED = 1 << 2;

    /** The stay was settled from totals that the hospital gave; its lines are still to come. */
    static final int AWAITS_LINES = 1 << 3;

    private static final int IDLE = 1 << 4;
    private static final int INSTITUTION_OFFSET = 16;
    private static final int PERSON_OFFSET = 28;
    private static final int SEQUENCE_OFFSET = 32;
    private static final int FLAGS_OFFSET = 40;
    private static final int LINES_OFFSET = 44;
    private static final int UNSETTLED_OFFSET = 48;
    private static final int BATCH_OFFSET = 52;
    private static final int IDLE_PREVIOUS_OFFSET = 56;
    private static final int IDLE_NEXT_OFFSET = 60;
    private static final int SETTLED_PARTS_OFFSET = 64;
    private static final int DUE_DAY_OFFSET = 96;
    private static final int DISCHARGE_DAY_OFFSET = 100;
    private static final int REFUNDED_OFFSET = 104;
    private static final int VISIT_OFFSET = 112;
    private static final int ROW_BYTES = VISIT_OFFSET + Encounters.VISIT_BYTES + 7 & ~7;

    private final RowTable rows;
    private int idleFirst;
    private int idleLast;

    EncounterTable(final int encountersMax) {
        rows = new RowTable(ROW_BYTES, encountersMax);
    }

    int find(final long encounterId) {
        return rows.find(encounterId, 0);
    }

    int insert(final long encounterId, final DirectBuffer buffer, final int institutionOffset, final int person) {
        final int row = rows.insert(encounterId, 0);
        rows.bufferOf(row)
                .putBytes(rows.offsetOf(row) + INSTITUTION_OFFSET, buffer, institutionOffset, INSTITUTION_BYTES);
        rows.number(row, PERSON_OFFSET, person);
        return row;
    }

    void remove(final int row) {
        leaveIdle(row);
        rows.remove(row);
    }

    boolean hasRoom() {
        return rows.hasRoom(1);
    }

    int count() {
        return rows.count();
    }

    long id(final int row) {
        return rows.word(row, 0);
    }

    /** Holds the institution code of an encounter, at {@link #institutionOffset}. */
    UnsafeBuffer bufferOf(final int row) {
        return rows.bufferOf(row);
    }

    int institutionOffset(final int row) {
        return rows.offsetOf(row) + INSTITUTION_OFFSET;
    }

    int visitOffset(final int row) {
        return rows.offsetOf(row) + VISIT_OFFSET;
    }

    int person(final int row) {
        return rows.number(row, PERSON_OFFSET);
    }

    /** Sequence of the last record that concerned the encounter. */
    long lastSequence(final int row) {
        return rows.word(row, SEQUENCE_OFFSET);
    }

    void lastSequence(final int row, final long sequence) {
        rows.word(row, SEQUENCE_OFFSET, sequence);
    }

    boolean is(final int row, final int flag) {
        return (rows.number(row, FLAGS_OFFSET) & flag) != 0;
    }

    void set(final int row, final int flag, final boolean isSet) {
        final int flags = rows.number(row, FLAGS_OFFSET);
        rows.number(row, FLAGS_OFFSET, isSet ? flags | flag : flags & ~flag);
    }

    int lines(final int row) {
        return rows.number(row, LINES_OFFSET);
    }

    void addLines(final int row, final int added) {
        rows.number(row, LINES_OFFSET, lines(row) + added);
    }

    int unsettledLines(final int row) {
        return rows.number(row, UNSETTLED_OFFSET);
    }

    void addUnsettled(final int row, final int added) {
        rows.number(row, UNSETTLED_OFFSET, unsettledLines(row) + added);
    }

    int firstBatch(final int row) {
        return rows.number(row, BATCH_OFFSET) - 1;
    }

    void firstBatch(final int row, final int batch) {
        rows.number(row, BATCH_OFFSET, batch + 1);
    }

    /** One of the four parts that a stay was settled with, in fen. */
    long settledPartFen(final int row, final int part) {
        return rows.word(row, SETTLED_PARTS_OFFSET + part * Long.BYTES);
    }

    void settledPartFen(final int row, final int part, final long amountFen) {
        rows.word(row, SETTLED_PARTS_OFFSET + part * Long.BYTES, amountFen);
    }

    int dueDay(final int row) {
        return rows.number(row, DUE_DAY_OFFSET);
    }

    void dueDay(final int row, final int epochDay) {
        rows.number(row, DUE_DAY_OFFSET, epochDay);
    }

    /** The refunded settlement of a stay that awaited its lines, which are as they were; 0 for none. */
    long refundedAhead(final int row) {
        return rows.word(row, REFUNDED_OFFSET);
    }

    void refundedAhead(final int row, final long settlementId) {
        rows.word(row, REFUNDED_OFFSET, settlementId);
    }

    int dischargeDay(final int row) {
        return rows.number(row, DISCHARGE_DAY_OFFSET);
    }

    void dischargeDay(final int row, final int epochDay) {
        rows.number(row, DISCHARGE_DAY_OFFSET, epochDay);
    }

    /** Whether nothing of the encounter is open, so that it can be let go. */
    boolean isIdle(final int row) {
        return is(row, IDLE);
    }

    /** Puts an encounter at the end of the idle ones. */
    void joinIdle(final int row) {
        leaveIdle(row);
        set(row, IDLE, true);
        rows.number(row, IDLE_PREVIOUS_OFFSET, idleLast);
        if (idleLast == 0) {
            idleFirst = row + 1;
        } else {
            rows.number(idleLast - 1, IDLE_NEXT_OFFSET, row + 1);
        }
        idleLast = row + 1;
    }

    /** Takes an encounter out of the idle ones, if it is among them. */
    void leaveIdle(final int row) {
        if (!isIdle(row)) {
            return;
        }
        final int previous = rows.number(row, IDLE_PREVIOUS_OFFSET);
        final int next = rows.number(row, IDLE_NEXT_OFFSET);
        if (previous == 0) {
            idleFirst = next;
        } else {
            rows.number(previous - 1, IDLE_NEXT_OFFSET, next);
        }
        if (next == 0) {
            idleLast = previous;
        } else {
            rows.number(next - 1, IDLE_PREVIOUS_OFFSET, previous);
        }
        rows.number(row, IDLE_PREVIOUS_OFFSET, 0);
        rows.number(row, IDLE_NEXT_OFFSET, 0);
        set(row, IDLE, false);
    }

    /** The idle encounter that was not touched for the longest time, or {@link RowTable#NOT_FOUND}. */
    int longestIdle() {
        return idleFirst - 1;
    }

    /** Rows ever used; see {@link #isInUse}. */
    int used() {
        return rows.used();
    }

    boolean isInUse(final int row) {
        return rows.isInUse(row);
    }

    long stateHash() {
        return rows.stateHash() * 31 + ((long) idleFirst << Integer.SIZE | idleLast);
    }

    void writeTo(final StateWriter writer) {
        rows.writeTo(writer);
        writer.number(idleFirst);
        writer.number(idleLast);
    }

    void readFrom(final StateReader reader) {
        rows.readFrom(reader);
        idleFirst = reader.number("first idle encounter", 0, rows.used());
        idleLast = reader.number("last idle encounter", 0, rows.used());
    }

    @Override
    public void close() {
        rows.close();
    }
}
